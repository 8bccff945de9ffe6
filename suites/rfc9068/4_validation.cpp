// RFC 9068 4, validating JWT access tokens: where the keys are, and what a resource refuses.

#include "suites/glue/check.hpp"
#include "suites/glue/openid.hpp"
#include "suites/mutate/forged_jwt.hpp"
#include "suites/oracle/claims.hpp"
#include "suites/oracle/document.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST(Rfc9068_4, SayTheSameInBothMetadataDocuments,
     {.cites = {"rfc9068-4-metadata-consistent"},
      .harm = "Two clients of one server trust two different sets of keys.",
      .needs = {Need::Metadata, Need::Discovery}}) {
  const auto first = Send(ReadMetadata());
  Expect(Send(ReadDiscovery()), oracle::AgreesWith(first, {"issuer", "jwks_uri"}));
}

SHOULD(Rfc9068_4, SignAccessTokensWithANamedKey,
       {.cites = {"rfc9068-4-keys-advertised"},
        .harm = "When keys change, resources cannot tell a new key from a forged signature.",
        .needs = {Need::AccessJwt, Need::Keys}}) {
  Expect(WithKeys(Send(RedeemForAJwt())), oracle::NamesAPublishedKey("access_token"));
}

MUST_EACH(Rfc9068_4, RefuseAnAccessTokenWith, JwtForgeries(),
          {.condition = "jwt_access_token_unfit",
           .cites = {"rfc9068-4-rs-checks-signature", "rfc9068-4-rs-invalid-token-error"},
           .harm = "Anybody writes their own access tokens.",
           .needs = {Need::AccessJwt, Need::Resource}}) {
  Expect(Send(UseAccessToken(AJwtAccessToken()).But(NearBearer(near))), Refused());
}

MUST(Rfc9068_4, RefuseAnIdTokenForAnAccessToken,
     {.condition = "jwt_access_token_unfit",
      .cites = {"rfc9068-4-rs-checks-typ", "rfc9068-4-rs-invalid-token-error"},
      .harm = "Every site that a user signs in to can act as the user at the resource.",
      .needs = {Need::AccessJwt, Need::Resource, Need::OpenId}}) {
  const auto tokens = Given(TokensWithAnIdToken());
  Control(UseAccessToken(AJwtAccessToken()));
  Expect(SendAgain(AskResourceWith(tokens.id_token)), Refused());
}

MUST(Rfc9068_4, RefuseAnAccessTokenForAnotherResource,
     {.condition = "access_token_of_other_audience",
      .cites = {"rfc9068-4-rs-checks-aud", "rfc9068-4-rs-invalid-token-error",
                "rfc9700-2.3-rs-refuses-foreign-audience"},
      .harm = "A resource that is given a token uses it at the others.",
      .needs = {Need::AccessJwt, Need::Resource, Need::ForeignResource}}) {
  const auto tokens = Given(AJwtAccessToken());
  Control(UseAccessToken(tokens));
  Expect(SendAgain(AskForeignResource(tokens)), Refused());
}

}  // namespace
}  // namespace nearmiss
