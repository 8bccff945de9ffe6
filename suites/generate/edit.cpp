#include "suites/generate/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::generate {
namespace {

struct NamedAnchor {
  Anchor anchor;
  std::string_view name;
  std::string_view told;
};

constexpr std::array<NamedAnchor, 8> kAnchors = {{
    {Anchor::Start, "start", "the start"},
    {Anchor::Middle, "middle", "the middle"},
    {Anchor::End, "end", "the end"},
    {Anchor::SchemeEnd, "scheme-end", "the end of the scheme"},
    {Anchor::HostStart, "host-start", "the start of the host"},
    {Anchor::HostEnd, "host-end", "the end of the host"},
    {Anchor::PathStart, "path-start", "the start of the path"},
    {Anchor::PathEnd, "path-end", "the end of the path"},
}};

struct NamedRecode {
  Recode recode;
  std::string_view name;
  std::string_view told;
};

constexpr std::array<NamedRecode, 5> kRecodes = {{
    {Recode::SwapCase, "swap-case", "in the other case"},
    {Recode::Percent, "percent", "percent-encoded"},
    {Recode::PercentLower, "percent-lower", "percent-encoded in lower case"},
    {Recode::PercentTwice, "percent-twice", "percent-encoded twice"},
    {Recode::FullWidth, "full-width", "in its full-width form"},
}};

std::string Escape(char octet, std::string_view format) {
  return fmt::format(fmt::runtime(format), static_cast<unsigned char>(octet));
}

const NamedAnchor& Of(Anchor anchor) {
  return *std::ranges::find(kAnchors, anchor, &NamedAnchor::anchor);
}

std::string Place(const Edit& edit, std::string_view anchor) {
  return edit.offset == 0 ? std::string(anchor) : fmt::format("{}{:+}", anchor, edit.offset);
}

/// Places in a URI, counted from its start.
struct UriPlaces {
  std::size_t scheme_end;
  std::size_t host_start;
  std::size_t host_end;
  std::size_t path_start;
  std::size_t path_end;
};

std::optional<UriPlaces> PlacesIn(std::string_view value) {
  const auto url = wire::Url::Split(value);
  if (!url.scheme || !url.authority) return std::nullopt;
  const auto scheme = url.scheme->size();
  const auto authority = scheme + 3;  // "://"
  const auto at = url.authority->rfind('@');
  const auto host = at == std::string::npos ? authority : authority + at + 1;
  const auto path = authority + url.authority->size();
  return UriPlaces{scheme, host, host + url.Host().size(), path, path + url.path.size()};
}

/// The next word of a text, which is taken off its front.
std::string_view Word(std::string_view& text) {
  const auto end = std::min(text.find(' '), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::optional<int> Number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool ReadPlace(std::string_view word, Edit& edit) {
  // Names have a dash in them, so the sign of an offset is looked for from the end.
  const auto sign = word.find_last_of("+-");
  const bool has_offset = sign != std::string_view::npos && sign + 1 < word.size() &&
                          std::isdigit(static_cast<unsigned char>(word[sign + 1])) != 0;
  const auto* const found =
      std::ranges::find(kAnchors, has_offset ? word.substr(0, sign) : word, &NamedAnchor::name);
  if (found == kAnchors.end()) return false;
  edit.at = found->anchor;
  if (!has_offset) return true;
  const auto offset = Number(word.substr(sign));
  edit.offset = offset.value_or(0);
  return offset.has_value();
}

bool ReadPart(std::string_view key, std::string_view value, Edit& edit) {
  if (key == "cut") {
    const auto cut = Number(value);
    edit.cut = cut.value_or(0);
    return edit.cut > 0;
  }
  if (key == "put") {
    const auto octets = wire::PercentDecode(value, wire::Plus::IsPlus);
    edit.put = octets.value_or("");
    return !edit.put.empty();
  }
  const auto* const found = std::ranges::find(kRecodes, value, &NamedRecode::name);
  if (key != "recode" || found == kRecodes.end()) return false;
  edit.recode = found->recode;
  return true;
}

}  // namespace

std::optional<std::size_t> PlaceOf(Anchor anchor, std::string_view value) {
  switch (anchor) {
    case Anchor::Start:
      return 0;
    case Anchor::Middle:
      return value.size() / 2;
    case Anchor::End:
      return value.size();
    default:
      break;
  }
  const auto places = PlacesIn(value);
  if (!places) return std::nullopt;
  switch (anchor) {
    case Anchor::SchemeEnd:
      return places->scheme_end;
    case Anchor::HostStart:
      return places->host_start;
    case Anchor::HostEnd:
      return places->host_end;
    case Anchor::PathStart:
      return places->path_start;
    default:
      return places->path_end;
  }
}

std::optional<std::string> Recoded(char octet, Recode recode) {
  const auto code = static_cast<unsigned char>(octet);
  switch (recode) {
    case Recode::Nothing:
      return std::string(1, octet);
    case Recode::SwapCase:
      if (std::isalpha(code) == 0) return std::nullopt;
      return std::string(1, static_cast<char>(code ^ 0x20U));
    case Recode::Percent:
      return Escape(octet, "%{:02X}");
    case Recode::PercentLower: {
      auto escape = Escape(octet, "%{:02x}");
      if (escape == Escape(octet, "%{:02X}")) return std::nullopt;
      return escape;
    }
    case Recode::PercentTwice:
      return Escape(octet, "%25{:02X}");
    case Recode::FullWidth: {
      if (code <= 0x20 || code >= 0x7F) return std::nullopt;
      const int form = 0xFF00 + code - 0x20;
      return std::string{static_cast<char>(0xE0 | (form >> 12)),
                         static_cast<char>(0x80 | ((form >> 6) & 0x3F)),
                         static_cast<char>(0x80 | (form & 0x3F))};
    }
  }
  return std::nullopt;
}

int CostOf(const Edit& edit) {
  if (edit.recode != Recode::Nothing) return 1;
  return std::max(edit.cut, static_cast<int>(edit.put.size()));
}

std::string Text(const Edit& edit) {
  auto text = Place(edit, Of(edit.at).name);
  if (edit.recode != Recode::Nothing) {
    const auto* const found = std::ranges::find(kRecodes, edit.recode, &NamedRecode::recode);
    return fmt::format("{} recode {}", text, found->name);
  }
  if (edit.cut > 0) text += fmt::format(" cut {}", edit.cut);
  if (!edit.put.empty()) text += fmt::format(" put {}", wire::PercentEncode(edit.put));
  return text;
}

std::optional<Edit> EditFrom(std::string_view text) {
  Edit edit;
  if (!ReadPlace(Word(text), edit)) return std::nullopt;
  bool any = false;
  while (!text.empty()) {
    const auto key = Word(text);
    if (!ReadPart(key, Word(text), edit)) return std::nullopt;
    any = true;
  }
  if (!any) return std::nullopt;
  return edit;
}

std::string Told(const Edit& edit) {
  const auto place = Place(edit, Of(edit.at).told);
  if (edit.recode != Recode::Nothing) {
    const auto* const found = std::ranges::find(kRecodes, edit.recode, &NamedRecode::recode);
    return fmt::format("the octet at {} {}", place, found->told);
  }
  const auto octets = wire::PercentEncode(edit.put);
  if (edit.cut == 0) return fmt::format("{} put in at {}", octets, place);
  const auto taken = edit.cut == 1 ? std::string("an octet") : fmt::format("{} octets", edit.cut);
  if (octets.empty()) return fmt::format("{} taken out at {}", taken, place);
  return fmt::format("{} for {} at {}", octets, taken, place);
}

}  // namespace nearmiss::generate
