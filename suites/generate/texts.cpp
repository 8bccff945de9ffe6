#include <algorithm>
#include <string_view>

#include "suites/generate/source.hpp"

namespace nearmiss::generate {
namespace {

using namespace std::string_view_literals;

/// What some library trims, folds, ends at or splits at: control characters, blanks of Unicode,
/// delimiters, quotes, escapes.
constexpr std::string_view kOdd[] = {"\t"sv,
                                     "\n"sv,
                                     "\r"sv,
                                     "\r\n"sv,
                                     " "sv,
                                     "\0"sv,
                                     "\x01"sv,
                                     "\x08"sv,
                                     "\x0B"sv,
                                     "\x0C"sv,
                                     "\x1A"sv,
                                     "\x1C"sv,
                                     "\x1F"sv,
                                     "\x7F"sv,
                                     "\xC2\x85"sv,
                                     "\xC2\xA0"sv,
                                     "\xC2\xAD"sv,
                                     "\xCC\x81"sv,
                                     "\xE1\xA0\x8E"sv,
                                     "\xE2\x80\x83"sv,
                                     "\xE2\x80\x8B"sv,
                                     "\xE2\x80\x8D"sv,
                                     "\xE2\x80\x8E"sv,
                                     "\xE2\x80\xA8"sv,
                                     "\xE2\x80\xA9"sv,
                                     "\xE2\x80\xAF"sv,
                                     "\xE2\x81\xA0"sv,
                                     "\xE3\x80\x80"sv,
                                     "\xEF\xBB\xBF"sv,
                                     "\xF0\x9F\x98\x80"sv,
                                     "\""sv,
                                     "'"sv,
                                     "`"sv,
                                     "\\"sv,
                                     "/"sv,
                                     ";"sv,
                                     ","sv,
                                     ":"sv,
                                     "|"sv,
                                     "&"sv,
                                     "="sv,
                                     "#"sv,
                                     "?"sv,
                                     "%"sv,
                                     "%00"sv,
                                     "%20"sv,
                                     "%0A"sv,
                                     "+"sv,
                                     "*"sv,
                                     "~"sv,
                                     "."sv,
                                     "-"sv,
                                     "_"sv,
                                     "("sv,
                                     ")"sv,
                                     "<"sv,
                                     ">"sv,
                                     "["sv,
                                     "]"sv,
                                     "{"sv,
                                     "}"sv,
                                     "$"sv,
                                     "@"sv,
                                     "!"sv,
                                     "^"sv,
                                     "A"sv,
                                     "0"sv};

/// Those that make a difference between two other characters as well.
constexpr std::string_view kOddInside[] = {"\t"sv,
                                           "\n"sv,
                                           "\r\n"sv,
                                           " "sv,
                                           "\0"sv,
                                           "\x0B"sv,
                                           "\x1F"sv,
                                           "\x7F"sv,
                                           "\xC2\x85"sv,
                                           "\xC2\xA0"sv,
                                           "\xC2\xAD"sv,
                                           "\xE2\x80\x8B"sv,
                                           "\xE2\x80\x8D"sv,
                                           "\xE2\x80\xA8"sv,
                                           "\xE3\x80\x80"sv,
                                           "\xEF\xBB\xBF"sv,
                                           "\""sv,
                                           "'"sv,
                                           "\\"sv,
                                           "="sv,
                                           "%"sv,
                                           "-"sv,
                                           "_"sv,
                                           "."sv,
                                           "~"sv,
                                           "A"sv};

NearMiss One(const std::string& kind, Edit edit) { return {kind, {std::move(edit)}, {}}; }

void AddOctets(const std::string& parameter, std::vector<NearMiss>& all) {
  for (const auto octets : kOdd) {
    all.push_back(One(parameter + ".behind", {Anchor::End, 0, 0, std::string(octets)}));
    all.push_back(One(parameter + ".in_front", {Anchor::Start, 0, 0, std::string(octets)}));
  }
  for (const auto octets : kOddInside)
    all.push_back(One(parameter + ".inside", {Anchor::Middle, 0, 0, std::string(octets)}));
}

void AddLetters(const std::string& parameter, std::vector<NearMiss>& all) {
  const auto kind = parameter + ".letter";
  for (int i = 0; i < 8; ++i) {
    all.push_back(One(kind, {Anchor::Start, i, 0, "", Recode::SwapCase}));
    all.push_back(One(kind, {Anchor::End, -1 - i, 0, "", Recode::SwapCase}));
  }
  for (const int offset : {-2, 0, 2}) {
    all.push_back(One(kind, {Anchor::Middle, offset, 0, "", Recode::FullWidth}));
    all.push_back(One(kind, {Anchor::Middle, offset, 0, "", Recode::Percent}));
    all.push_back(One(kind, {Anchor::Middle, offset, 1, "A"}));
    all.push_back(One(kind, {Anchor::Middle, offset, 1, "-"}));
  }
}

void AddLengths(const std::string& parameter, std::vector<NearMiss>& all) {
  const auto kind = parameter + ".length";
  for (const int cut : {1, 2, 4, 8}) {
    all.push_back(One(kind, {Anchor::Start, 0, cut, ""}));
    all.push_back(One(kind, {Anchor::End, -cut, cut, ""}));
    all.push_back(One(kind, {Anchor::End, 0, 0, std::string(static_cast<std::size_t>(cut), 'A')}));
  }
  all.push_back(One(kind, {Anchor::Middle, 0, 1, ""}));
  all.push_back(One(kind, {Anchor::End, 0, 0, std::string(72, 'A')}));
}

bool IsFitForHeader(const NearMiss& near) {
  return std::ranges::all_of(near.edits, [](const Edit& edit) {
    return std::ranges::all_of(edit.put, [](char c) {
      const auto octet = static_cast<unsigned char>(c);
      return octet > 0x20 && octet != 0x7F;
    });
  });
}

std::vector<NearMiss> All(const std::string& parameter) {
  std::vector<NearMiss> all;
  AddOctets(parameter, all);
  AddLetters(parameter, all);
  AddLengths(parameter, all);
  return all;
}

}  // namespace

Source Texts(const std::string& parameter, Source::Differs differs) {
  return Source(All(parameter), differs);
}

Source HeaderTexts(const std::string& parameter, Source::Differs differs) {
  auto all = All(parameter);
  std::erase_if(all, [](const NearMiss& near) { return !IsFitForHeader(near); });
  return Source(std::move(all), differs);
}

}  // namespace nearmiss::generate
