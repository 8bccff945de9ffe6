#include "suites/oracle/claims.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <utility>

#include "fixtures/wire/base64.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/scope.hpp"

namespace nearmiss::oracle {
namespace {

using Flaw = std::optional<std::string>;

constexpr double kClockSkew = 60;
constexpr double kAboutNow = 600;

/// The texts of a claim that is one text or a list of them.
std::vector<std::string> Texts(const Jwt& jwt, const std::string& claim) {
  std::vector<std::string> texts;
  for (const auto& member : jwt.claims.members) {
    const bool belongs = member.path == claim || member.path.starts_with(claim + '.');
    if (belongs && member.kind == wire::JsonKind::String) texts.push_back(member.text);
  }
  return texts;
}

std::string ToldClaim(const Jwt& jwt, const std::string& claim) {
  const auto* member = jwt.claims.Find(claim);
  return member == nullptr ? "no " + claim : fmt::format("{} is \"{}\"", claim, member->text);
}

/// The JSON text of a claim; empty when it is absent.
std::string Value(const Jwt& jwt, const std::string& claim) {
  const auto* member = jwt.claims.Find(claim);
  return member == nullptr ? "" : member->text;
}

std::optional<double> Number(const Jwt& jwt, const std::string& claim) {
  const auto* member = jwt.claims.Find(claim);
  if (member == nullptr || member->kind != wire::JsonKind::Number) return std::nullopt;
  double value = 0;
  const auto& text = member->text;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
  return value;
}

double Seconds(const Evidence& evidence) {
  return static_cast<double>(evidence.now.time_since_epoch().count());
}

/// The left half of the hash that goes with the algorithm; empty for one without a known hash.
std::string HalfOfTheHash(const std::string& alg, const std::string& text) {
  const auto* hash = alg.ends_with("256")   ? EVP_sha256()
                     : alg.ends_with("384") ? EVP_sha384()
                     : alg.ends_with("512") ? EVP_sha512()
                                            : nullptr;
  if (hash == nullptr) return "";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &length, hash, nullptr);
  return wire::Base64Url({reinterpret_cast<const char*>(digest.data()), length / 2});
}

}  // namespace

Judge ClaimIs(std::string member, std::string claim, std::string value) {
  auto expected = fmt::format("{} is \"{}\"", claim, value);
  return TokenIs(std::move(member), std::move(expected),
                 [claim = std::move(claim), value = std::move(value)](const Jwt& jwt,
                                                                      const Evidence&) -> Flaw {
                   if (jwt.claims.String(claim) == value) return std::nullopt;
                   return ToldClaim(jwt, claim);
                 });
}

Judge ClaimIsUnlessAbsent(std::string member, std::string claim, std::string value) {
  auto expected = fmt::format("{}, where it is there, is \"{}\"", claim, value);
  return TokenIs(std::move(member), std::move(expected),
                 [claim = std::move(claim), value = std::move(value)](const Jwt& jwt,
                                                                      const Evidence&) -> Flaw {
                   if (jwt.claims.Find(claim) == nullptr) return std::nullopt;
                   if (jwt.claims.String(claim) == value) return std::nullopt;
                   return ToldClaim(jwt, claim);
                 });
}

Judge ClaimContains(std::string member, std::string claim, std::string value) {
  auto expected = fmt::format("{} contains \"{}\"", claim, value);
  return TokenIs(std::move(member), std::move(expected),
                 [claim = std::move(claim), value = std::move(value)](const Jwt& jwt,
                                                                      const Evidence&) -> Flaw {
                   const auto texts = Texts(jwt, claim);
                   if (std::ranges::find(texts, value) != texts.end()) return std::nullopt;
                   return ToldClaim(jwt, claim);
                 });
}

Judge ClaimSaysSomething(std::string member, std::string claim) {
  auto expected = fmt::format("{} is there and not empty", claim);
  return TokenIs(std::move(member), std::move(expected),
                 [claim = std::move(claim)](const Jwt& jwt, const Evidence&) -> Flaw {
                   const auto texts = Texts(jwt, claim);
                   const bool full = std::ranges::none_of(texts, &std::string::empty);
                   if (full && !texts.empty()) return std::nullopt;
                   return ToldClaim(jwt, claim);
                 });
}

Judge ClaimIsAShortText(std::string member, std::string claim) {
  auto expected = fmt::format("{} is 1 to 255 ASCII characters", claim);
  return TokenIs(std::move(member), std::move(expected),
                 [claim = std::move(claim)](const Jwt& jwt, const Evidence&) -> Flaw {
                   const auto text = jwt.Claim(claim);
                   const bool ascii = std::ranges::all_of(
                       text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
                   if (!text.empty() && text.size() <= 255 && ascii) return std::nullopt;
                   return fmt::format("{} octets{}", text.size(), ascii ? "" : ", not all ASCII");
                 });
}

Judge ClaimIsANumber(std::string member, std::string claim) {
  auto expected = fmt::format("{} is a number", claim);
  return TokenIs(std::move(member), std::move(expected),
                 [claim = std::move(claim)](const Jwt& jwt, const Evidence&) -> Flaw {
                   if (Number(jwt, claim)) return std::nullopt;
                   return ToldClaim(jwt, claim);
                 });
}

Judge ClaimIsAhead(std::string member, std::string claim) {
  auto expected = fmt::format("{} is a time to come", claim);
  return TokenIs(std::move(member), std::move(expected),
                 [claim = std::move(claim)](const Jwt& jwt, const Evidence& evidence) -> Flaw {
                   const auto time = Number(jwt, claim);
                   if (time && *time > Seconds(evidence) - kClockSkew) return std::nullopt;
                   return ToldClaim(jwt, claim);
                 });
}

Judge ClaimIsAboutNow(std::string member, std::string claim) {
  auto expected = fmt::format("{} is the time of issue", claim);
  return TokenIs(std::move(member), std::move(expected),
                 [claim = std::move(claim)](const Jwt& jwt, const Evidence& evidence) -> Flaw {
                   const auto time = Number(jwt, claim);
                   if (time && std::abs(*time - Seconds(evidence)) < kAboutNow) return std::nullopt;
                   return ToldClaim(jwt, claim);
                 });
}

Judge ClaimsAreAsBefore(std::string member, std::string earlier, std::vector<std::string> claims) {
  auto expected = fmt::format("{} as in the token before", fmt::join(claims, ", "));
  return TokenIs(std::move(member), std::move(expected),
                 [earlier = std::move(earlier), claims = std::move(claims)](
                     const Jwt& jwt, const Evidence&) -> Flaw {
                   const auto before = ReadJwt(earlier);
                   if (!before) return "the token before is no JWT";
                   for (const auto& claim : claims) {
                     if (Value(jwt, claim) == Value(*before, claim)) continue;
                     return fmt::format("{}, before: {}", ToldClaim(jwt, claim),
                                        ToldClaim(*before, claim));
                   }
                   return std::nullopt;
                 });
}

Judge RefreshedIdTokenKeeps(std::string earlier, std::vector<std::string> claims) {
  auto as_before = ClaimsAreAsBefore("id_token", std::move(earlier), std::move(claims));
  return [as_before = std::move(as_before)](const Evidence& evidence) {
    const bool none = Accepted(evidence) && TokenIn(*evidence.Answer(), "id_token").empty();
    return none ? NothingToJudge("the same user", "the refresh brought no ID token")
                : as_before(evidence);
  };
}

Judge ClaimIsNew(std::string member, std::string earlier, std::string claim) {
  auto expected = fmt::format("another {} than in the token before", claim);
  return TokenIs(std::move(member), std::move(expected),
                 [earlier = std::move(earlier), claim = std::move(claim)](const Jwt& jwt,
                                                                          const Evidence&) -> Flaw {
                   const auto before = ReadJwt(earlier);
                   const auto value = Value(jwt, claim);
                   const bool is_new = before && Value(*before, claim) != value;
                   if (is_new && !value.empty()) return std::nullopt;
                   return ToldClaim(jwt, claim) + ", as before";
                 });
}

Judge ScopeClaimIsTheGrantedScope(std::string asked) {
  return TokenIs("access_token", "scope is the granted one",
                 [asked = std::move(asked)](const Jwt& jwt, const Evidence& evidence) -> Flaw {
                   const auto granted = JsonString(*evidence.Answer(), "scope").value_or(asked);
                   if (ScopeSet(jwt.Claim("scope")) == ScopeSet(granted)) return std::nullopt;
                   return fmt::format("{}, granted \"{}\"", ToldClaim(jwt, "scope"), granted);
                 });
}

Judge AccessTokenHashFits() {
  return TokenIs("id_token", "at_hash, where it is there, fits the access token",
                 [](const Jwt& jwt, const Evidence& evidence) -> Flaw {
                   const auto half = HalfOfTheHash(jwt.header.String("alg").value_or(""),
                                                   TokenIn(*evidence.Answer(), "access_token"));
                   if (jwt.claims.Find("at_hash") == nullptr || half.empty()) return std::nullopt;
                   if (jwt.Claim("at_hash") == half) return std::nullopt;
                   return ToldClaim(jwt, "at_hash");
                 });
}

}  // namespace nearmiss::oracle
