// RFC 6749 3.2, token endpoint: POST, parameters in the body and once each, empty ones as good as
// absent.

#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kTwoReadings =
    "A filter in front of the server checks one value and the server uses the other.";

MUST(Rfc6749_3_2, RefuseGet,
     {.condition = "method_not_allowed",
      .cites = {"rfc6749-3.2-post-only"},
      .harm = "Codes and secrets stand in URLs, and so in logs, histories and referrers."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(AsMethod("GET"))), Refused());
}

MUST(Rfc6749_3_2, RefuseParametersInTheQuery,
     {.condition = "parameters_in_query",
      .cites = {"rfc6749-3.2-params-not-from-query"},
      .harm = "Codes stand in URLs, and so in logs, histories and referrers."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithParametersInTheQuery())), Refused());
}

MUST(Rfc6749_3_2, IgnoreAnUnknownParameter,
     {.cites = {"rfc6749-3.2-unknown-param-ignored", "oauth21-3.2-unknown-ignored"},
      .harm = "Clients that send what a later specification adds are locked out."}) {
  Expect(
      Send(
          Redeem(AnApprovedCode()).But(With("nearmiss_unknown", "1", "with an unknown parameter"))),
      oracle::Issued());
}

MUST(Rfc6749_3_2, RefuseARepeatedCode,
     {.condition = "parameter_repeated",
      .cites = {"rfc6749-3.2-repeated-code", "rfc6749-5.2-invalid-request-repeated",
                "oauth21-3.2-repeated-defined-params"},
      .harm = kTwoReadings}) {
  Expect(Send(Redeem(AnApprovedCode()).But(TwiceWith("code", "nearmiss"))), Refused());
}

MUST(Rfc6749_3_2, RefuseARepeatedGrantType,
     {.condition = "parameter_repeated",
      .cites = {"rfc6749-3.2-repeated-grant-type", "oauth21-3.2-repeated-defined-params"},
      .harm = kTwoReadings}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Twice("grant_type"))), Refused());
}

MUST(Rfc6749_3_2, RefuseARepeatedRedirectUri,
     {.condition = "parameter_repeated",
      .cites = {"rfc6749-3.2-repeated-redirect-uri", "oauth21-3.2-repeated-defined-params"},
      .harm = kTwoReadings}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Twice("redirect_uri"))), Refused());
}

MUST(Rfc6749_3_2, RefuseARepeatedVerifier,
     {.condition = "parameter_repeated",
      .cites = {"rfc6749-3.2-repeated-code-verifier", "oauth21-3.2-repeated-defined-params"},
      .harm = "Many verifiers can be tried with one request.",
      .needs = {Need::Challenge}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(TwiceWith("code_verifier", "nearmiss"))), Refused());
}

MUST(Rfc6749_3_2, RefuseARepeatedRefreshToken,
     {.condition = "parameter_repeated",
      .cites = {"rfc6749-3.2-repeated-refresh-token"},
      .harm = kTwoReadings,
      .needs = {Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens()).But(TwiceWith("refresh_token", "nearmiss"))), Refused());
}

MUST(Rfc6749_3_2, RefuseARepeatedClientId,
     {.condition = "parameter_repeated",
      .cites = {"rfc6749-3.2-repeated-client-id"},
      .harm = kTwoReadings,
      .needs = {Need::PublicClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Public)).But(TwiceWith("client_id", "nearmiss"))),
         Refused());
}

MUST(Rfc6749_3_2, TakeAnEmptyGrantTypeForAMissingOne,
     {.condition = "grant_type_missing",
      .cites = {"rfc6749-3.2-empty-param-as-missing-grant-type"},
      .harm = "The server guesses the grant."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("grant_type", "", "with an empty grant_type"))),
         Refused());
}

MUST(Rfc6749_3_2, TakeAnEmptyCodeForAMissingOne,
     {.condition = "code_missing",
      .cites = {"rfc6749-3.2-empty-param-as-missing-code"},
      .harm = "An empty value matches an empty field in the server's store."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("code", "", "with an empty code"))), Refused());
}

MUST(Rfc6749_3_2, RefuseAnotherMediaTypeThanAForm,
     {.condition = "media_type_unsupported",
      .cites = {"rfc6749-3.2-unsupported-media-type"},
      .harm = "A page of another site can send the request, since text needs no permission of the "
              "browser."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithHeader("Content-Type", "text/plain"))), Refused());
}

MUST(Rfc6749_8_2, TakeNoArrayForAParameter,
     {.condition = "code_missing",
      .cites = {"rfc6749-8.2-array-style-names"},
      .harm = "A filter in front of the server sees no code, and the server does."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Renamed("code", "code[]"))), Refused());
}

MUST(Rfc6749_1_9, CompareParameterNamesWithCase,
     {.condition = "code_missing",
      .cites = {"rfc6749-1.9-token-names-case-sensitive"},
      .harm = "A filter in front of the server sees no code, and the server does."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Renamed("code", "CODE"))), Refused());
}

MUST(Rfc6749_B, SeparateParametersByAmpersandsOnly,
     {.condition = "semicolon_between_parameters",
      .cites = {"rfc6749-app-b-semicolon-not-separator"},
      .harm = "A filter in front of the server sees one parameter, and the server two."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithASemicolonBetweenParameters())), Refused());
}

MUST(Rfc6749_3_2, RefuseAVeryLongCode,
     {.condition = "code_too_long",
      .cites = {"rfc6749-4.1.3-code-garbage", "rfc6749-5.2-no-5xx-on-bad-input"},
      .printed_section = "4.1.3",
      .harm = "Input from outside reaches code that was not made for it."}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(With("code", std::string(65536, 'a'), "with a code of 64 KiB"))),
         Refused());
}

MUST(Rfc6749_B, RefuseABrokenPercentEscape,
     {.condition = "code_stray_whitespace",
      .cites = {"rfc6749-app-b-invalid-percent", "rfc6749-5.2-no-5xx-on-bad-input"},
      .harm = "Input from outside reaches code that was not made for it."}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(WithRaw("code", "nearmiss%zz", "with a broken percent escape in code"))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
