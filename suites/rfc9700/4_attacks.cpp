// RFC 9700, best current practice: no downgrade of PKCE, no 307 behind a password, a stolen refresh
// token ends the family.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_shape.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc9700_2_1_1, RefuseAPublicClientWithoutAChallenge,
     {.condition = "challenge_missing",
      .cites = {"rfc9700-2.1.1-public-clients-pkce", "rfc7636-4.4.1-missing-challenge-error",
                "oauth21-4.1.2.1-reject-public-without-challenge",
                "oauth21-4.1.1-challenge-enforced"},
      .harm = "A code that was intercepted on its way can be redeemed by whoever has it.",
      .needs = {Need::Challenge, Need::PublicClient},
      .contested = "RFC 7636 leaves it to the server; RFC 9700 2.1.1 obliges public clients, OAuth "
                   "2.1 4.1.2.1 the "
                   "server."}) {
  Expect(Send(Authorize(For::Public)
                  .But(Without("code_challenge"))
                  .But(Without("code_challenge_method"))),
         Refused());
}

MUST(Rfc9700_4_8_2, RefuseAVerifierWithoutAChallenge,
     {.condition = "verifier_without_challenge",
      .cites = {"rfc9700-4.8.2-verifier-rejected-without-challenge",
                "rfc9700-2.1.1-downgrade-verifier-without-challenge",
                "rfc9700-4.8.2-challenge-bound", "rfc9700-4.8.2-challenge-stripped",
                "oauth21-3.2.4-verifier-without-challenge-invalid-request",
                "oauth21-4.1.3-verifier-iff-challenge"},
      .harm = "An attacker strips the challenge from the link, and the client never notices that "
              "its protection is gone.",
      .needs = {Need::Challenge}}) {
  Expect(Send(Redeem(ACodeWithoutChallenge())
                  .But(With("code_verifier", play().Random(43), "with a code_verifier"))),
         Refused());
}

MUST(Rfc9700_4_12, RedirectNoCredentialsWith307,
     {.cites = {"rfc9700-4.12-no-307", "rfc9700-2.1-no-credential-forwarding",
                "oauth21-7.5.3-no-307"},
      .harm = "The browser posts the user's password on to the client.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::CredentialsAreNotRedirectedWith307());
}

SHOULD(Rfc9700_4_14_2, EndTheFamilyWhenARotatedRefreshTokenReturns,
       {.condition = "refresh_token_revoked",
        .cites = {"rfc9700-4.14.2-rotation-reuse-revokes-family"},
        .harm = "The theft was noticed, and the thief keeps the newest token.",
        .needs = {Need::RefreshToken, Need::Rotation},
        .manner = Manner::Apart,
        .contested =
            "Described in prose in RFC 9700 4.14.2; some servers leave a short grace time."}) {
  const auto tokens = Given(ApprovedTokens());
  const auto fresh = Given(RefreshedTokens(tokens));
  SendAgain(Refresh(tokens));
  Expect(Do(Refresh(fresh)), Refused());
}

SHOULD(Rfc6749_10_13, ForbidFramingThePages,
       {.cites = {"rfc6749-10.13-clickjacking", "rfc9700-4.16-clickjacking-prevented",
                  "oauth21-7.11-clickjacking"},
        .harm = "Another site lays the consent button under its own, and the user presses it.",
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::PagesCannotBeFramed());
}

SHOULD(Rfc9700_4_2_4, KeepReferrersFromOtherSites,
       {.cites = {"rfc9700-4.2.4-referrer-policy"},
        .harm = "Codes and states in the pages' URLs reach whatever site a page links to.",
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::PagesSuppressReferrers());
}

}  // namespace
}  // namespace nearmiss
