// RFC 8414 2 and 3, what the document says is true of the server, and is said in the form that
// clients read.

#include "suites/glue/check.hpp"
#include "suites/glue/metadata_steps.hpp"
#include "suites/oracle/document.hpp"
#include "suites/oracle/key_set.hpp"
#include "suites/oracle/metadata.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)
using Names = std::vector<std::string>;

constexpr auto kMisled = "Clients that configure themselves fail, or do without a protection.";
constexpr auto kUnreadable = "Clients that keep to the text cannot read the document.";

MUST(Rfc8414_2, NameAnIssuerThatIsAPlainUrl,
     {.cites = {"rfc8414-2-issuer-https-no-query-fragment"},
      .harm = "What is added to the issuer leads somewhere else.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::IssuerIsAPlainUrl());
}

MUST(Rfc8414_2, NameEndpointsThatAreUrls,
     {.cites = {"rfc8414-2-endpoint-urls-absolute", "rfc8414-2-jwks-uri-https",
                "rfc7662-2-transport-protected"},
      .harm = "Clients send codes, tokens and secrets where the network reads them.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::EndpointsAreUrls());
}

MUST(Rfc8414_2, AnnounceTheChallengeMethodInUse,
     {.cites = {"rfc8414-2-code-challenge-methods", "rfc9700-2.1.1-pkce-support-detectable",
                "rfc9700-4.7.1-pkce-support-detectable"},
      .harm = "Clients take PKCE for missing, and do without.",
      .needs = {Need::Metadata, Need::Challenge},
      .contested = "RFC 9700 2.1.1 lets a server say so by other means than its metadata."}) {
  Expect(Send(ReadMetadata()), oracle::Lists("code_challenge_methods_supported",
                                             std::string(target::Name(Target().pkce))));
}

MUST(Rfc8414_2, AnnounceTheClientAuthenticationInUse,
     {.cites = {"rfc8414-2-auth-methods-default-basic"},
      .harm = kMisled,
      .needs = {Need::Metadata},
      .contested = "Left out, the list means client_secret_basic alone."}) {
  Expect(Send(ReadMetadata()),
         oracle::ListsEach("token_endpoint_auth_methods_supported",
                           ClientAuthenticationInUse(Target()), {"client_secret_basic"}));
}

MUST(Rfc8414_2, AnnounceGrantTypesThatFitTheResponseTypes,
     {.cites = {"rfc8414-2-grant-types-default"},
      .harm = kMisled,
      .needs = {Need::Metadata},
      .contested = "Left out, the list means authorization_code and implicit."}) {
  Expect(Send(ReadMetadata()), oracle::GrantTypesFitTheResponseTypes());
}

SHOULD(Rfc8414_2, ListTheScopes,
       {.cites = {"rfc8414-2-scopes-supported"},
        .harm = "Clients ask for everything, not knowing what there is.",
        .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::ListsScopes());
}

SHOULD(Rfc8414_2, ServeNoPasswordGrantThatIsNotAnnounced,
       {.condition = "password_grant",
        .cites = {"rfc8414-2-unadvertised-grants-refused"},
        .harm = "A grant that nobody watches hands out tokens.",
        .needs = {Need::Metadata}}) {
  const auto grant = Given(Unannounced("grant_types_supported", "password"));
  Expect(Send(Redeem(AnApprovedCode())
                  .But(With("grant_type", grant, "with the password grant"))
                  .But(With("username", Target().login.username, "with a user"))
                  .But(With("password", Target().login.password, "with the user's password"))),
         Refused());
}

MUST(Rfc8414_2, AnswerInTheQueryWhenThatIsAnnounced,
     {.cites = {"rfc8414-2-response-modes-default"}, .harm = kMisled, .needs = {Need::Metadata}}) {
  const auto mode = Given(AnAnnouncedResponseMode("query"));
  Expect(Send(Authorize().But(With("response_mode", mode, "with response_mode=query"))),
         oracle::CodeSentInTheQuery());
}

MUST(Rfc8414_3, ServeTheDocumentAtItsWellKnownPlace,
     {.cites = {"rfc8414-3-well-known-location"},
      .harm = "Clients find no document, or the one of somebody else.",
      .contested = "A server without this document promises nothing; one of OpenID Connect may "
                   "have it under openid-configuration."}) {
  Expect(Send(ReadWellKnown()), oracle::IsServedAsADocument());
}

MUST(Rfc8414_3_1, AnswerGetWithTheDocument,
     {.cites = {"rfc8414-3.1-get-method", "rfc8414-3.2-status-200-json"},
      .harm = kUnreadable,
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::IsServedAsADocument());
}

MUST(Rfc8414_3_2, LeaveOutWhatIsEmpty,
     {.cites = {"rfc8414-3.2-zero-element-omitted"},
      .harm = kUnreadable,
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::NoListIsEmpty());
}

MUST(Rfc8414_3_2, WriteListsAsArrays,
     {.cites = {"rfc8414-3.2-multi-values-arrays"},
      .harm = kUnreadable,
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::ListsAreArrays());
}

MUST(Rfc8414_3_2, HaveNoDocumentForAnIssuerThatIsNotThere,
     {.cites = {"rfc8414-3.2-error-status"},
      .harm = "A client that was told a wrong issuer is answered as if it were right.",
      .needs = {Need::Metadata}}) {
  const auto issuer = AnIssuerThatIsNotThere(Target());
  Control(ReadMetadata());
  Expect(SendAgain(ReadMetadataOf(issuer)), oracle::HasNoDocumentOfAnotherIssuer(issuer));
}

MUST(Rfc8414_2, NameTheAlgorithmsOfTheTokenEndpoint,
     {.cites = {"rfc8414-2-auth-signing-algs-required"},
      .harm = kMisled,
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::SigningAlgorithmsStandBesideJwtMethods("token_endpoint"));
}

MUST(Rfc8414_2, NameTheAlgorithmsOfTheRevocationEndpoint,
     {.cites = {"rfc8414-2-revocation-signing-algs-required"},
      .harm = kMisled,
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()),
         oracle::SigningAlgorithmsStandBesideJwtMethods("revocation_endpoint"));
}

MUST(Rfc8414_2, NameTheAlgorithmsOfTheIntrospectionEndpoint,
     {.cites = {"rfc8414-2-introspection-signing-algs-required"},
      .harm = kMisled,
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()),
         oracle::SigningAlgorithmsStandBesideJwtMethods("introspection_endpoint"));
}

MUST(Rfc8414_2, AnnounceNoUnsignedClientAuthentication,
     {.cites = {"rfc8414-2-auth-signing-algs-none"},
      .harm = "An assertion without a signature proves nothing: anybody is any client.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::SigningAlgorithmsLeaveOutNone());
}

MUST(Rfc8414_2, PublishPublicKeysOnly,
     {.cites = {"rfc8414-2-jwks-public-only"},
      .harm = "Anyone signs tokens in the name of the server.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadKeySet()), oracle::KeysArePublic());
}

MUST(Rfc8414_2, SayTheUseOfKeysOfBothKinds,
     {.cites = {"rfc8414-2-jwks-use-required-if-mixed"},
      .harm = "A key for encryption verifies signatures.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadKeySet()), oracle::KeysSayTheirUse());
}

SHOULD(Rfc8414_2, TellKeysApartByTheirIds,
       {.cites = {"rfc8414-2-jwks-unique-kid"},
        .harm = "When keys change, clients take the wrong one.",
        .needs = {Need::Metadata}}) {
  Expect(Send(ReadKeySet()), oracle::KeyIdsDiffer());
}

SHOULD(Rfc8414_2, AnnounceRs256,
       {.cites = {"rfc8414-2-auth-signing-algs-rs256"},
        .harm = "Client and server may have no algorithm in common.",
        .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::SigningAlgorithmsHaveRs256());
}

}  // namespace
}  // namespace nearmiss
