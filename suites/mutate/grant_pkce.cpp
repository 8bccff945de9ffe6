// PKCE (RFC 7636): verifiers at the token endpoint, challenges at the authorization endpoint.

#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"

namespace nearmiss::mutate {
namespace {

constexpr auto kVerifier = "code_verifier";
constexpr auto kChallenge = "code_challenge";
constexpr auto kMethod = "code_challenge_method";

Change Verifier(Edit edit) { return To(kVerifier, std::move(edit)); }
Change Challenge(Edit edit) { return To(kChallenge, std::move(edit)); }
Change Method(std::string value) { return With(kMethod, std::move(value)); }

/// A challenge of this verifier, and then the verifier: only its form can be the reason to refuse.
Flow OfAVerifier(const std::string& verifier, Is is = Is::Wrong) {
  const auto challenge = Hashed()(verifier).value_or("");
  return {{{Act::Authorize, Is::Right, By::Owner, {With(kChallenge, challenge)}},
           {Act::Redeem, is, By::Owner, {With(kVerifier, verifier)}}}};
}

/// An authorization request with a change that a client would not notice, and then its verifier.
Flow Downgrade(std::vector<Change> changes) {
  return {{{Act::Authorize, Is::Right, By::Owner, std::move(changes)}, {Act::Redeem, Is::Wrong}}};
}

std::string WithASlash(const std::string& verifier) {
  return Octet(5, Become("/"))(verifier).value_or(verifier);
}

}  // namespace

Mutations GrantPkce(const Stage& stage) {
  const std::string other = "nearmissVerifierOfNobody-0123456789abcdefgh";
  const Change no_challenge = All({Without(kChallenge), Without(kMethod)});
  return {
      {"exact", Keep()},
      {"missing_verifier", Without(kVerifier)},
      {"empty_verifier", Verifier(Become(""))},
      {"wrong_verifier", Verifier(Base64UrlPlus(1))},
      {"verifier_is_challenge", Verifier(Hashed())},
      {"verifier_is_hash_hex", Verifier(Then({Hashed(), Base64UrlInHex()}))},
      {"verifier_case", Verifier(CaseSwapped())},
      {"verifier_prefix", Verifier(WithoutLast())},
      {"verifier_suffix", Verifier(Behind("A"))},
      {"verifier_42", OfAVerifier(std::string(42, 'v'))},
      {"verifier_1", OfAVerifier("a")},
      {"verifier_128", OfAVerifier(std::string(128, 'v'), Is::Right)},
      {"verifier_129", OfAVerifier(std::string(129, 'v'))},
      {"verifier_bad_alphabet", OfAVerifier(WithASlash(stage.verifier))},
      {"verifier_non_ascii", OfAVerifier("\u00E9" + stage.verifier)},
      {"verifier_all_unreserved", OfAVerifier("-._~" + stage.verifier, Is::Right)},
      {"verifier_pct_tilde",
       Flow{{{Act::Authorize,
              Is::Right,
              By::Owner,
              {With(kChallenge, Hashed()('~' + stage.verifier).value_or(""))}},
             {Act::Redeem,
              Is::Right,
              By::Owner,
              {InPlaceOf(kVerifier, {Raw(kVerifier, "%7E" + stage.verifier)})}}}}},
      {"wrong_then_right",
       Flow{{{Act::Redeem, Is::Wrong, By::Owner, {With(kVerifier, other)}}, {Act::Redeem}}}},
      {"wrong_many",
       Flow{{{Act::Redeem, Is::Wrong, By::Owner, {With(kVerifier, other)}, 50}, {Act::Redeem}}}},
      {"verifier_of_other_session",
       Flow{{{Act::Authorize},
             {Act::Authorize},
             {Act::Redeem, Is::Wrong, By::Owner, {With(kVerifier, other)}}}}},
      {"downgrade_no_challenge", Downgrade({no_challenge})},
      {"no_pkce_public", no_challenge},
      {"no_pkce_confidential", no_challenge},
      {"no_pkce_when_required", no_challenge},
      {"method_plain", All({Method("plain"), With(kChallenge, stage.verifier)})},
      {"method_plain_s256_value", Downgrade({Method("plain")})},
      {"method_absent", Downgrade({Without(kMethod)})},
      {"method_empty", Method("")},
      {"method_lower", To(kMethod, Lower())},
      {"method_upper_plain", Method("PLAIN")},
      {"method_unknown", Method("S512")},
      {"method_none", Method("none")},
      {"method_sp", To(kMethod, Behind(" "))},
      {"method_dup", TwiceWith(kMethod, "plain")},
      {"method_without_challenge", Without(kChallenge)},
      {"method_at_token",
       Flow{
           {{Act::Authorize},
            {Act::Redeem, Is::Wrong, By::Owner, {AndAlso(kMethod, "plain"), Verifier(Hashed())}}}}},
      {"challenge_at_token",
       Flow{{{Act::Authorize},
             {Act::Redeem,
              Is::Wrong,
              By::Owner,
              {AndAlso(kChallenge, Hashed()(other).value_or("")), With(kVerifier, other)}}}}},
      {"challenge_empty", Challenge(Become(""))},
      {"challenge_dup", TwiceWith(kChallenge, Hashed()(other).value_or(""))},
      {"challenge_short", Challenge(WithoutLast())},
      {"challenge_long", Challenge(Become(std::string(129, 'a')))},
      {"challenge_len_44", Challenge(Behind("A"))},
      {"challenge_padded", Challenge(Behind("="))},
      {"challenge_std_b64", Challenge(InTheStandardAlphabet())},
      {"challenge_hex", Challenge(Base64UrlInHex())},
      {"challenge_sp", Challenge(Behind(" "))},
      {"challenge_lf", Challenge(Behind("\n"))},
      {"pkce_skipped_with_secret", Without(kVerifier)},
      {"secret_skipped_with_pkce", WithoutClientSecret()},
      {"public_secret_for_pkce", All({AndAlso("client_secret", "anything"), Without(kVerifier)})},
      {"metadata_agrees", Flow{{{Act::ReadMetadata},
                                {Act::Authorize, Is::Right, By::Owner, {Method("plain")}},
                                {Act::Inspect}}}},
  };
}

}  // namespace nearmiss::mutate
