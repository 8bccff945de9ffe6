// The edits that spell a text otherwise: case, escapes, encodings, letters of other scripts.

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string_view>
#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/percent.hpp"
#include "suites/mutate/code_point.hpp"
#include "suites/mutate/edit.hpp"

namespace nearmiss::mutate {
namespace {

using Value = std::optional<std::string>;
using Text = const std::string&;

Edit EachOctet(std::function<char(unsigned char)> change) {
  return [change = std::move(change)](Text text) -> Value {
    auto other = text;
    std::ranges::transform(other, other.begin(),
                           [&](char c) { return change(static_cast<unsigned char>(c)); });
    return other;
  };
}

Edit EachAs(std::string_view format) {
  return [format](Text text) -> Value {
    std::string other;
    for (const char c : text)
      other += fmt::format(fmt::runtime(format), static_cast<unsigned char>(c));
    return other;
  };
}

/// Every octet has to have a counterpart.
Edit EachCodePoint(std::function<char32_t(char)> counterpart) {
  return [counterpart = std::move(counterpart)](Text text) -> Value {
    std::string other;
    for (const char c : text) {
      const auto point = counterpart(c);
      if (point == 0) return std::nullopt;
      other += Utf8(point);
    }
    return other;
  };
}

char Swapped(unsigned char c) {
  return static_cast<char>(std::isupper(c) != 0 ? std::tolower(c) : std::toupper(c));
}

bool IsHex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

}  // namespace

Edit Upper() {
  return EachOctet([](unsigned char c) { return static_cast<char>(std::toupper(c)); });
}

Edit Lower() {
  return EachOctet([](unsigned char c) { return static_cast<char>(std::tolower(c)); });
}

Edit CaseSwapped() { return EachOctet(Swapped); }

Edit PercentEncoded() { return EachAs("%{:02X}"); }
Edit PercentEncodedInLowerCase() { return EachAs("%{:02x}"); }
Edit InHex() { return EachAs("{:02x}"); }

Edit PercentDecoded() {
  return [](Text text) -> Value {
    if (text.find('%') == std::string::npos) return std::nullopt;
    return wire::PercentDecode(text, wire::Plus::IsPlus);
  };
}

Edit EscapesInTheOtherCase() {
  return [](Text text) -> Value {
    auto other = text;
    for (std::size_t at = other.find('%'); at != std::string::npos; at = other.find('%', at + 1)) {
      if (at + 2 >= other.size() || !IsHex(other[at + 1]) || !IsHex(other[at + 2])) continue;
      for (const auto digit : {at + 1, at + 2})
        other[digit] = Swapped(static_cast<unsigned char>(other[digit]));
    }
    return other == text ? std::nullopt : Value(other);
  };
}

Edit InBase64() {
  return [](Text text) -> Value { return wire::Base64(text); };
}

Edit FormEncoded() {
  return [](Text text) -> Value { return wire::PercentEncode(text); };
}

Edit InTheStandardAlphabet() {
  return [](Text text) -> Value {
    auto other = text;
    std::ranges::replace(other, '-', '+');
    std::ranges::replace(other, '_', '/');
    return other == text ? std::nullopt : Value(other);
  };
}

Edit Base64UrlInHex() {
  return [](Text text) -> Value {
    const auto octets = wire::FromBase64Url(text);
    return octets ? InHex()(*octets) : std::nullopt;
  };
}

Edit Hashed() {
  return [](Text text) -> Value {
    std::string hash(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(hash.data()), &size,
                   EVP_sha256(), nullptr) != 1) {
      return std::nullopt;
    }
    return wire::Base64Url(hash.substr(0, size));
  };
}

Edit Base64UrlPlus(int places) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return [places](Text text) -> Value {
    auto other = text;
    for (auto& c : other) {
      const auto at = kAlphabet.find(c);
      if (at == std::string_view::npos) return std::nullopt;
      c = kAlphabet[(at + static_cast<std::size_t>(places)) % kAlphabet.size()];
    }
    return other;
  };
}

Edit FullWidth() {
  return EachCodePoint([](char c) -> char32_t {
    return c > ' ' && c <= '~' ? 0xFF01U + static_cast<char32_t>(c - '!') : 0;
  });
}

Edit Circled() {
  return EachCodePoint([](char c) -> char32_t {
    if (c >= 'a' && c <= 'z') return 0x24D0U + static_cast<char32_t>(c - 'a');
    if (c >= '1' && c <= '9') return 0x2460U + static_cast<char32_t>(c - '1');
    return c == '0' ? 0x24EA : static_cast<char32_t>(c == '.' ? '.' : 0);
  });
}

Edit Lookalike() {
  static const std::map<char, char32_t> kCyrillic = {
      {'a', 0x430}, {'c', 0x441}, {'e', 0x435}, {'i', 0x456}, {'j', 0x458},
      {'o', 0x43E}, {'p', 0x440}, {'s', 0x455}, {'x', 0x445}, {'y', 0x443}};
  return [](Text text) -> Value {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto found = kCyrillic.find(text[at]);
      if (found != kCyrillic.end())
        return text.substr(0, at) + Utf8(found->second) + text.substr(at + 1);
    }
    return std::nullopt;
  };
}

}  // namespace nearmiss::mutate
