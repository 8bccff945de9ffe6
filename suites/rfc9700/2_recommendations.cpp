// RFC 9700 2, recommendations: no open redirector, no password or implicit grant, refresh tokens of
// public clients that rotate, metadata that tells of PKCE.

#include "suites/glue/check.hpp"
#include "suites/glue/metadata_steps.hpp"
#include "suites/glue/public_client.hpp"
#include "suites/oracle/authorization_answer.hpp"
#include "suites/oracle/metadata.hpp"
#include "suites/oracle/page_hygiene.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc9700_2_1, BeNoOpenRedirector,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc9700-2.1-no-open-redirector"},
      .harm = "A link to the trusted server leads to a page of the attacker."}) {
  Expect(Send(Authorize()
                  .But(With("redirect_uri", "https://evil.example/cb"))
                  .But(With("scope", "nearmiss-unknown", "with a scope that is an error"))),
         Refused());
}

SHOULD(Rfc9700_2_1, NameTheIssuerInTheResponse,
       {.cites = {"rfc9700-2.1-mix-up-iss"},
        .harm = "A client that talks to several servers can be made to send the code to the wrong "
                "one.",
        .contested = "The duty is the client's; without iss it has to use a redirect URI of its "
                     "own for each server."}) {
  Expect(Send(Authorize()), oracle::Carries("iss"));
}

SHOULD(Rfc9700_2_1_1, AnnouncePkceInTheMetadata,
       {.cites = {"rfc9700-2.1.1-pkce-in-metadata"},
        .harm = "Clients take PKCE for missing, and do without.",
        .needs = {Need::Metadata, Need::Challenge}}) {
  Expect(Send(ReadMetadata()), oracle::Lists("code_challenge_methods_supported", "S256"));
}

SHOULD(Rfc9700_2_1_2, RefuseTheImplicitGrant,
       {.cites = {"rfc9700-2.1.2-implicit-discouraged"},
        .harm = "Access tokens stand in URLs, histories and referrers, and nobody knows who "
                "redeems them."}) {
  Expect(Send(Authorize().But(With("response_type", "token", "with the implicit grant"))),
         oracle::SafelyRefused());
}

MUST(Rfc9700_2_2_2, RotateTheRefreshTokensOfAPublicClient,
     {.condition = "refresh_token_rotated",
      .cites = {"rfc9700-2.2.2-public-refresh-protected", "rfc9700-4.14.2-replay-detection-public"},
      .harm = "A stolen refresh token works beside the client's own, for as long as the grant "
              "lasts.",
      .needs = {Need::PublicClient},
      .manner = Manner::Apart,
      .contested = "Binding the token to a key would do as well; nothing of the kind is in this "
                   "request."}) {
  const auto tokens = Given(RefreshableTokens(For::Public));
  Control(Refresh(tokens));
  Expect(SendAgain(Refresh(tokens)), Refused());
}

MUST(Rfc9700_2_4, RefuseThePasswordGrant,
     {.condition = "password_grant",
      .cites = {"rfc9700-2.4-no-password-grant"},
      .harm = "Clients see the user's password, and a second factor cannot be asked for."}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(With("grant_type", "password", "with the password grant"))
                  .But(With("username", Target().login.username, "with a user"))
                  .But(With("password", Target().login.password, "with the user's password"))),
         Refused());
}

SHOULD(Rfc9700_2_5, OfferAsymmetricClientAuthentication,
       {.cites = {"rfc9700-2.5-asymmetric-client-auth"},
        .harm = "The server keeps secrets that let whoever steals its store act as any client.",
        .needs = {Need::Metadata, Need::ConfidentialClient}}) {
  Expect(Send(ReadMetadata()),
         oracle::ListsAnyOf("token_endpoint_auth_methods_supported",
                            {"private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth"}));
}

SHOULD(Rfc9700_2_6, PublishMetadata,
       {.cites = {"rfc9700-2.6-publish-metadata"},
        .harm = "Clients are configured by hand, and miss what the server protects them with."}) {
  Expect(Send(ReadAnyMetadata()), oracle::IsAMetadataDocument());
}

MUST(Rfc9700_2_6, SendNoAnswerOverPlainHttp,
     {.cites = {"rfc9700-2.6-responses-encrypted"},
      .harm = "Whoever reads the network has the code.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::AuthorizationResponsesAreEncrypted());
}

MUST(Rfc9700_2_6, KeepScriptsFromTheAuthorizationEndpoint,
     {.cites = {"rfc9700-2.6-no-cors-at-authorization"},
      .harm = "A page of the attacker reads what the server shows to its signed-in user."}) {
  Expect(Send(Authorize().But(WithHeader("Origin", "https://evil.example"))),
         oracle::NotReadableByOtherOrigins());
}

}  // namespace
}  // namespace nearmiss
