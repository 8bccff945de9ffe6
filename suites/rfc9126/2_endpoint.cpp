// RFC 9126 2 and 2.1, the endpoint and the request: a form by an authenticated client, checked as
// the authorization endpoint would check it.

#include "suites/glue/check.hpp"
#include "suites/mutate/redirect_uri.hpp"
#include "suites/oracle/answer_members.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

constexpr auto kInItsName = "Whoever knows a client_id pushes requests in the client's name.";
constexpr auto kTwoReadings = "Two parts of a server read two different values of one parameter.";
constexpr auto kStolen = "The code goes to a place that the client does not control.";
constexpr auto kUnchecked =
    "What the authorization endpoint would refuse comes in by the back door.";

MUST(Rfc9126_2, RefuseAnotherMediaTypeThanAForm,
     {.condition = "media_type_unsupported",
      .cites = {"rfc9126-2-post-form"},
      .harm = "A page of another site can send the request, since text needs no permission of the "
              "browser.",
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(WithHeader("Content-Type", "text/plain"))), Refused());
}

MUST(Rfc9126_2, RefuseAPushWithoutClientAuthentication,
     {.condition = "client_unauthenticated",
      .cites = {"rfc9126-2-same-client-auth-rules"},
      .harm = kInItsName,
      .needs = {Need::Pushed, Need::ConfidentialClient}}) {
  Expect(Send(Push().But(WithoutClientSecret())), Refused());
}

MUST(Rfc9126_2, RefuseCredentialsInBothPlaces,
     {.condition = "two_authentication_methods",
      .cites = {"rfc9126-2-same-client-auth-rules"},
      .harm = "A filter in front of the server checks one secret and the server the other.",
      .needs = {Need::Pushed, Need::ConfidentialClient}}) {
  Expect(Send(Push().But(WithCredentialsInBothPlaces())), Refused());
}

MUST(Rfc9126_2_1, RefuseAWrongSecret,
     {.condition = "client_secret_wrong",
      .cites = {"rfc9126-2.1-authenticate", "rfc9126-2-same-client-auth-rules"},
      .harm = kInItsName,
      .needs = {Need::Pushed, Need::ConfidentialClient}}) {
  Expect(Send(Push().But(WithClientSecret("nearmiss-wrong-secret"))), Refused());
}

MUST(Rfc9126_2_1, RefuseAnUnknownClient,
     {.condition = "client_unknown",
      .cites = {"rfc9126-2.1-authenticate"},
      .harm = kInItsName,
      .needs = {Need::Pushed}}) {
  Expect(Send(Push()
                  .But(WithClientId("nearmiss-unknown-client"))
                  .But(With("client_id", "nearmiss-unknown-client"))),
         Refused());
}

MUST(Rfc9126_2_1, RefuseAPushOfNobody,
     {.condition = "client_missing",
      .cites = {"rfc9126-2.1-authenticate", "rfc9126-2.1-client-id-required"},
      .harm = kInItsName,
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(WithoutClient())), Refused());
}

SHOULD(Rfc9126_2_1, RefuseAMissingClientId,
       {.condition = "client_missing",
        .cites = {"rfc9126-2.1-client-id-required"},
        .harm = "The pushed request names another client than the one that will be redirected to.",
        .needs = {Need::Pushed, Need::BasicClient},
        .contested = "2.1 requires it in the body; servers that know the client from its "
                     "authentication often go without."}) {
  Expect(Send(Push().But(Without("client_id"))), Refused());
}

MUST(Rfc9126_2_1, RefuseTheRequestOfAnotherClient,
     {.condition = "client_id_mismatch",
      .cites = {"rfc9126-2.1-client-mismatch"},
      .harm = "A client pushes requests in another client's name.",
      .needs = {Need::Pushed, Need::BasicClient, Need::OtherClient}}) {
  Expect(Send(Push().But(WithTheParametersOfTheOtherClient())), Refused());
}

MUST(Rfc9126_2_1, RefuseAPushedRequestUri,
     {.condition = "push_of_request_uri",
      .cites = {"rfc9126-2.1-reject-request-uri"},
      .harm = "Chains of references lead the server to what nobody checked.",
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(With("request_uri", "urn:ietf:params:oauth:request_uri:nearmiss"))),
         Refused());
}

MUST(Rfc9126_2_1, RefuseAPushedRequestUriOfTheWeb,
     {.condition = "push_of_request_uri",
      .cites = {"rfc9126-2.1-reject-request-uri"},
      .harm = "The server fetches whatever an attacker names.",
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(With("request_uri", "https://client.invalid/request.jwt"))), Refused());
}

MUST_EACH(Rfc9126_2_1, RefuseARedirectUriWith, RedirectUriNearMisses(),
          {.condition = "push_redirect_uri_near_miss",
           .cites = {"rfc9126-2.1-validate-redirect-uri",
                     "rfc9126-7.2-new-redirect-only-authenticated"},
           .harm = kStolen,
           .needs = {Need::Pushed, Need::PublicClient},
           .contested = "2.4 lets a server take any redirect_uri of a client that authenticates; "
                        "these are pushed by a public one."}) {
  Expect(PushAndUse(Push(For::Public).But(Near("redirect_uri", near))), Refused());
}

MUST(Rfc9126_7_2, RefuseAnUnregisteredRedirectUriOfAPublicClient,
     {.condition = "push_redirect_uri_mismatch",
      .cites = {"rfc9126-7.2-new-redirect-only-authenticated", "rfc9126-2.3-bad-redirect-uri-code",
                "rfc9126-2.1-validate-redirect-uri"},
      .harm = kStolen,
      .needs = {Need::Pushed, Need::PublicClient}}) {
  Expect(Send(Push(For::Public).But(With("redirect_uri", "https://evil.example/cb"))), Refused());
}

MUST(Rfc9126_2_1, RefuseAMissingResponseType,
     {.condition = "push_response_type",
      .cites = {"rfc9126-2.1-validate-response-type", "rfc9126-2.1-deferred-checks-made-later"},
      .harm = kUnchecked,
      .needs = {Need::Pushed}}) {
  Expect(PushAndUse(Push().But(Without("response_type"))), Refused());
}

MUST(Rfc9126_2_1, RefuseAnUnknownResponseType,
     {.condition = "push_response_type",
      .cites = {"rfc9126-2.1-validate-response-type", "rfc9126-2.1-deferred-checks-made-later",
                "rfc9126-4-validated-as-any"},
      .harm = kUnchecked,
      .needs = {Need::Pushed}}) {
  Expect(PushAndUse(Push().But(With("response_type", "nearmiss"))), Refused());
}

MUST(Rfc9126_2_1, RefuseOrLeaveOutAnUnknownScope,
     {.condition = "push_scope",
      .cites = {"rfc9126-2.1-validate-scope", "rfc9126-2.1-deferred-checks-made-later"},
      .harm = kUnchecked,
      .needs = {Need::Pushed},
      .contested = "RFC 6749 4.1.2.1 has invalid_scope for it, 3.3 lets the server ignore it; "
                   "either is taken."}) {
  Expect(PushAndGrant(Push().But(
             With("scope", FullScope() + " nearmiss-unknown", "with an unknown scope added"))),
         RefusedOrGrantedWithout({"nearmiss-unknown"}));
}

MUST(Rfc9126_2_1, RefuseAnUnknownChallengeMethod,
     {.condition = "push_challenge",
      .cites = {"rfc9126-2.1-validate-pkce", "rfc9126-2.1-deferred-checks-made-later"},
      .harm = "The client believes to be protected against stolen codes and is not.",
      .needs = {Need::Pushed, Need::Challenge}}) {
  Expect(PushAndUse(Push().But(With("code_challenge_method", "nearmiss"))), Refused());
}

MUST(Rfc9126_2_1, RefuseARepeatedRedirectUri,
     {.condition = "parameter_repeated",
      .cites = {"rfc9126-2.1-repeated-params"},
      .harm = kTwoReadings,
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(TwiceWith("redirect_uri", "https://evil.example/cb"))), Refused());
}

MUST(Rfc9126_2_1, RefuseARepeatedClientId,
     {.condition = "parameter_repeated",
      .cites = {"rfc9126-2.1-repeated-params"},
      .harm = kTwoReadings,
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(TwiceWith("client_id", "nearmiss"))), Refused());
}

MUST(Rfc9126_2_1, RefuseARepeatedScope,
     {.condition = "parameter_repeated",
      .cites = {"rfc9126-2.1-repeated-params"},
      .harm = kTwoReadings,
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(Twice("scope"))), Refused());
}

MUST(Rfc9126_2_1, RefuseARepeatedChallenge,
     {.condition = "parameter_repeated",
      .cites = {"rfc9126-2.1-repeated-params"},
      .harm = "The challenge that is checked is not the one that the client made.",
      .needs = {Need::Pushed, Need::Challenge}}) {
  Expect(Send(Push().But(TwiceWith("code_challenge", play().Random(43)))), Refused());
}

MUST(Rfc9126_2_1, IgnoreAnUnknownParameter,
     {.cites = {"rfc9126-2.1-unknown-param-ignored"},
      .harm = "Clients that send what a later specification adds are locked out.",
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(With("nearmiss_unknown", "1", "with an unknown parameter"))),
         oracle::TellsText("request_uri"));
}

}  // namespace
}  // namespace nearmiss
