#include "suites/runner/stand_ins.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "fixtures/wire/base64.hpp"

namespace nearmiss::runner {
namespace {

constexpr std::string_view kAlphanumeric =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kConsonants = "BCDFGHJKLMNPQRSTVWXZ";
constexpr std::string_view kUnreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

/// Letters that follow from the label alone (FNV-1a, then xorshift), so that a record is judged the
/// same way every time.
std::string Letters(std::string_view label, std::size_t length, std::string_view alphabet) {
  std::uint64_t state = 0xcbf29ce484222325U;
  for (const char c : label) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  // Of every class, wherever the rest falls.
  std::string letters = alphabet.contains('7') ? "aZ7" : "";
  while (letters.size() < length) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    letters += alphabet[state % alphabet.size()];
  }
  return letters;
}

bool MayBeJwt(std::string_view kind) {
  return kind == "access_token" || kind == "id_token" || kind == "refresh_token" ||
         kind == "code" || kind == "registration_token";
}

}  // namespace

std::string StandIns::Telling(std::string_view label) const {
  const auto kind = label.substr(0, label.find('#'));
  if (kind == "request_uri")
    return "urn:ietf:params:oauth:request_uri:" + Letters(label, 32, kAlphanumeric);
  if (kind == "user_code") {
    const auto letters = Letters(label, 8, kConsonants);
    return letters.substr(0, 4) + '-' + letters.substr(4);
  }
  if (!MayBeJwt(kind)) return Letters(label, 64, kAlphanumeric);
  std::string audience;
  for (const auto& each : audience_) audience += (audience.empty() ? "\"" : ",\"") + each + '"';
  const auto payload =
      fmt::format(R"({{"iss":"{}","sub":"alice","aud":[{}],"iat":1,"exp":4102444800,"jti":"{}"}})",
                  issuer_, audience, label);
  return wire::Base64Url(R"({"typ":"at+jwt","alg":"RS256","kid":"stand-in"})") + '.' +
         wire::Base64Url(payload) + '.' + wire::Base64Url(Letters(label, 64, kAlphanumeric));
}

std::string StandIns::For(std::string_view label) const {
  switch (kind_) {
    case Kind::Short:
      return Letters(label, 8, kAlphanumeric);
    case Kind::Long:
      return Letters(label, 171, kUnreserved);
    case Kind::Telling:
      return Telling(label);
    case Kind::Opaque:
      break;
  }
  return Letters(label, 43, kAlphanumeric);
}

}  // namespace nearmiss::runner
