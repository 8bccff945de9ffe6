#include "suites/generate/meaning.hpp"

#include <cctype>
#include <optional>
#include <string_view>
#include <vector>

#include "fixtures/wire/url.hpp"

namespace nearmiss::generate {
namespace {

int SixBits(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '-' || c == '+') return 62;
  return c == '_' || c == '/' ? 63 : -1;
}

/// The octets, without a look at padding and at bits that fill none; nothing for other texts.
std::optional<std::string> Decoded(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string octets;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const int six = SixBits(c);
    if (six < 0) return std::nullopt;
    bits = (bits << 6) | static_cast<unsigned>(six);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    octets += static_cast<char>((bits >> count) & 0xFF);
  }
  return octets;
}

std::vector<std::string_view> Parts(std::string_view text) {
  std::vector<std::string_view> parts;
  for (auto dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
    parts.push_back(text.substr(0, dot));
    text.remove_prefix(dot + 1);
  }
  parts.push_back(text);
  return parts;
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// How many octets a character takes that begins with this one; 0 for none.
std::size_t LengthOf(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

/// Neither too long for their character nor half of a UTF-16 pair, by the octet behind the first.
bool IsWellFormed(unsigned char lead, unsigned char next) {
  if (lead == 0xE0) return next >= 0xA0;
  if (lead == 0xED) return next < 0xA0;
  if (lead == 0xF0) return next >= 0x90;
  return lead != 0xF4 || next < 0x90;
}

bool IsUtf8(std::string_view text) {
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text.front());
    const auto length = LengthOf(lead);
    if (length == 0 || length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if (!IsContinuation(text[i])) return false;
    }
    if (length > 1 && !IsWellFormed(lead, static_cast<unsigned char>(text[1]))) return false;
    text.remove_prefix(length);
  }
  return true;
}

bool IsPort(const std::optional<std::string>& port) {
  if (!port || port->empty() || port->size() > 5) return false;
  for (const char c : *port) {
    if (std::isdigit(static_cast<unsigned char>(c)) == 0) return false;
  }
  return true;
}

}  // namespace

bool DiffersAsToken(const std::string& good, const std::string& other) {
  const auto own = Parts(good);
  const auto given = Parts(other);
  if (own.size() != given.size()) return true;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own[i] == given[i]) continue;
    const auto octets = Decoded(own[i]);
    if (!octets || octets != Decoded(given[i])) return true;
  }
  return false;
}

bool DiffersAsTokenInHeader(const std::string& good, const std::string& other) {
  for (const char c : other) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet <= 0x20 || octet == 0x7F) return false;
  }
  return DiffersAsToken(good, other);
}

bool DiffersInMoreThanALoopbackPort(const std::string& good, const std::string& other) {
  auto own = wire::Url::Split(good);
  auto given = wire::Url::Split(other);
  if (own.scheme != "http" || !own.IsLoopback() || !given.authority) return true;
  const auto port = given.Port();
  // Only a plain port of digits may change; everything else has to be the same.
  if (port && !IsPort(port)) return true;
  const auto bare = [](const wire::Url& url) {
    const auto own_port = url.Port();
    return own_port ? url.authority->substr(0, url.authority->size() - own_port->size() - 1)
                    : *url.authority;
  };
  own.authority = bare(own);
  given.authority = bare(given);
  return own != given;
}

bool DiffersInUtf8(const std::string& good, const std::string& other) {
  return good != other && IsUtf8(other);
}

}  // namespace nearmiss::generate
