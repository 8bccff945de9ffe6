// RFC 6749 1.9 and Appendix A: parameter values are compared exactly; white space and invisible
// characters make another value. Each pair: the good value is accepted, the same value with one
// stray character is not.

#include "suites/glue/check.hpp"
#include "suites/mutate/characters.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kTwoSpellings =
    "Two spellings of one value: block lists, logs and caches miss one of them.";

MUST_EACH(Rfc6749_A_1, RefuseAClientIdWith, StrayCharacters("client_id"),
          {.condition = "client_id_stray_whitespace",
           .cites = {"rfc6749-app-a.1-abnf-client-id", "rfc6749-1.9-token-values-case-sensitive"},
           .harm = kTwoSpellings}) {
  Expect(Send(Redeem(AnApprovedCode()).But(NearClientId(near))), Refused());
}

MUST_EACH(Rfc6749_A_2, RefuseASecretWith, StrayCharactersInBasic("client_secret"),
          {.condition = "client_secret_stray_whitespace",
           .cites = {"rfc6749-app-a.2-abnf-client-secret", "rfc6749-2.3.1-wrong-secret"},
           .harm = kTwoSpellings,
           .needs = {Need::ConfidentialClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(NearClientSecret(near))), Refused());
}

MUST_EACH(Rfc6749_A_2, RefuseASecretInTheBodyWith, StrayCharacters("client_secret"),
          {.condition = "client_secret_stray_whitespace",
           .cites = {"rfc6749-app-a.2-abnf-client-secret", "rfc6749-2.3.1-wrong-secret"},
           .harm = kTwoSpellings,
           .needs = {Need::OtherBodyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Other)).But(Near("client_secret", near))), Refused());
}

Operators StrayCharactersInResponseType() {
  Operators all = StrayCharactersInQuery("response_type");
  std::erase_if(all, [](const Operator& each) { return each.name == "bad_utf8"; });
  return all;
}

MUST_EACH(Rfc6749_A_3, RefuseAResponseTypeWith, StrayCharactersInResponseType(),
          {.condition = "response_type_stray_whitespace",
           .cites = {"rfc6749-app-a.3-abnf-response-type"},
           .harm = "A filter that looks for the exact name is passed by."}) {
  Expect(Send(Authorize().But(Near("response_type", near))), Refused());
}

MUST_EACH(Rfc6749_A_5, ReturnOrRefuseAStateWith, StrayCharactersInState(),
          {.cites = {"rfc6749-app-a.5-abnf-state", "rfc6749-4.1.2-state-echo",
                     "rfc6749-4.1.2-state-echo-non-ascii"},
           .harm = "The client cannot tell its own answers from forged ones."}) {
  Expect(Send(Authorize().But(Near("state", near))), oracle::StateUnchangedOrRefused());
}

MUST_EACH(Rfc6749_A_10, RefuseAGrantTypeWith, StrayCharacters("grant_type"),
          {.condition = "grant_type_stray_whitespace",
           .cites = {"rfc6749-app-a.10-abnf-grant-type", "rfc6749-4.5-grant-type-near-miss"},
           .harm = "A filter that looks for the exact name is passed by."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Near("grant_type", near))), Refused());
}

MUST_EACH(Rfc6749_A_11, RefuseACodeWith, StrayCharacters("code"),
          {.condition = "code_stray_whitespace",
           .cites = {"rfc6749-app-a.11-abnf-code", "rfc6749-5.2-invalid-grant"},
           .cites_for = {{"bad-utf8", "rfc6749-app-b-invalid-utf8"}},
           .harm = "Two spellings of one code: a check for single use may see two codes."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Near("code", near))), Refused());
}

MUST_EACH(Rfc6749_A_17, RefuseARefreshTokenWith, StrayCharacters("refresh_token"),
          {.condition = "refresh_token_stray_whitespace",
           .cites = {"rfc6749-app-a.17-abnf-refresh-token", "rfc6749-6-refresh-token-whitespace"},
           .harm = "Two spellings of one token: a list of revoked tokens misses one of them.",
           .needs = {Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(Near("refresh_token", near))), Refused());
}

}  // namespace
}  // namespace nearmiss
