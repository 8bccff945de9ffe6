#include "suites/runner/jwt_signatures.hpp"

#include <cstddef>
#include <optional>

namespace nearmiss::runner {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
// What every header begins with: base64url of `{"`.
constexpr std::string_view kBeginning = "eyJ";

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::size_t EndOfPart(std::string_view text, std::size_t from) {
  const auto end = text.find_first_not_of(kAlphabet, from);
  return end == std::string_view::npos ? text.size() : end;
}

/// The next signature at or behind `from`. Five parts make a JWE, which has none.
std::optional<Span> NextSignature(std::string_view text, std::size_t from) {
  for (auto at = text.find(kBeginning, from); at != std::string_view::npos;
       at = text.find(kBeginning, at + 1)) {
    const auto header = EndOfPart(text, at);
    if (header == text.size() || text[header] != '.') continue;
    const auto payload = EndOfPart(text, header + 1);
    if (payload == text.size() || text[payload] != '.') continue;
    const Span signature{payload + 1, EndOfPart(text, payload + 1)};
    const bool more = signature.end < text.size() && text[signature.end] == '.';
    if (signature.begin < signature.end && !more) return signature;
  }
  return std::nullopt;
}

}  // namespace

void JwtSignatures::Learn(std::string_view text) {
  for (auto found = NextSignature(text, 0); found; found = NextSignature(text, found->end)) {
    const auto number = static_cast<int>(numbers_.size()) + 1;
    numbers_.emplace(text.substr(found->begin, found->end - found->begin), number);
  }
}

std::string JwtSignatures::Without(std::string text) const {
  for (auto found = NextSignature(text, 0); found;) {
    const auto length = found->end - found->begin;
    const auto known = numbers_.find(std::string_view(text).substr(found->begin, length));
    const auto label =
        known == numbers_.end() ? "(signature)" : "signature#" + std::to_string(known->second);
    text.replace(found->begin, length, label);
    found = NextSignature(text, found->begin + label.size());
  }
  return text;
}

}  // namespace nearmiss::runner
