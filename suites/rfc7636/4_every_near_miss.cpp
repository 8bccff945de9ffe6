// RFC 7636 4, near misses of verifiers and challenges by the family.

#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/mutate/characters.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kIntercepted = "Whoever intercepts a code redeems it.";

const std::set<std::string> kAtRedemption = {
    "missing_verifier",      "empty_verifier",       "wrong_verifier",
    "verifier_is_challenge", "verifier_is_hash_hex", "verifier_case",
    "verifier_prefix",       "verifier_suffix",      "pkce_skipped_with_secret"};
const std::set<std::string> kOfTheMethod = {"method_lower", "method_upper_plain", "method_unknown",
                                            "method_none",  "method_sp",          "method_dup"};
const std::set<std::string> kOfTheChallenge = {
    "challenge_dup",    "challenge_short",         "challenge_long",
    "challenge_padded", "challenge_std_b64",       "challenge_sp",
    "challenge_lf",     "challenge_empty",         "challenge_len_44",
    "method_empty",     "method_without_challenge"};

MUST(Rfc7636_4_6, RefuseEveryOtherVerifier,
     {.cites = {"rfc7636-4.6-wrong-verifier", "rfc7636-4.6-s256-computation"},
      .harm = kIntercepted,
      .needs = {Need::S256},
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"grant.pkce", In("code_verifier"), {}, {}, kAtRedemption},
      [&] { Control(Redeem(AnApprovedCode())); },
      [&](const Change& change) { return SendAgain(Redeem(AnApprovedCode()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc7636_4_1, RefuseEveryOtherSpellingOfAVerifier,
     {.cites = {"rfc7636-4.1-verifier-charset"},
      .harm = kIntercepted,
      .needs = {Need::Challenge},
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"encoding.code_verifier", In("code_verifier"), {}, {}, {}, StrayCharacters("code_verifier")},
      [&] { Control(Redeem(AnApprovedCode())); },
      [&](const Change& change) { return SendAgain(Redeem(AnApprovedCode()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc7636_4_4_1, RefuseEveryMethodThatNobodyDefined,
     {.cites = {"rfc7636-4.4.1-unsupported-method-error"},
      .harm = "The server takes the challenge for another one than the client meant.",
      .needs = {Need::S256},
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"grant.pkce", In("code_challenge"), {}, {}, kOfTheMethod}, [&] { Control(Authorize()); },
      [&](const Change& change) { return SendAgain(Authorize().But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

SHOULD(Rfc7636_4_2, RefuseEveryChallengeOutsideItsGrammar,
       {.cites = {"rfc7636-4.2-challenge-charset"},
        .harm = "A client whose challenge was broken on the way learns of it at redemption only.",
        .needs = {Need::S256},
        .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"grant.pkce", In("code_challenge"), {}, {}, kOfTheChallenge}, [&] { Control(Authorize()); },
      [&](const Change& change) { return SendAgain(Authorize().But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
