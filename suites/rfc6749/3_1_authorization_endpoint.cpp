// RFC 6749 3.1, authorization endpoint: parameters occur once, empty ones are as good as absent,
// unknown ones are ignored.

#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kTwoReadings = "Two parts of a server read two different values of one parameter.";

MUST(Rfc6749_3_1, RefuseARepeatedRedirectUri,
     {.condition = "redirect_uri_repeated",
      .cites = {"rfc6749-3.1-repeated-redirect-uri", "oauth21-3.1-repeated-defined-params"},
      .harm =
          "One value is checked and the other is redirected to: the code goes to the attacker."}) {
  Expect(Send(Authorize().But(TwiceWith("redirect_uri", "https://evil.example/cb"))), Refused());
}

MUST(Rfc6749_3_1, RefuseARepeatedClientId,
     {.condition = "client_id_repeated",
      .cites = {"rfc6749-3.1-repeated-client-id", "oauth21-3.1-repeated-defined-params"},
      .harm = "The user approves one client and another gets the code.",
      .needs = {Need::OtherClient}}) {
  Expect(Send(Authorize().But(TwiceWith("client_id", play().Other().id))), Refused());
}

MUST(Rfc6749_3_1, RefuseARepeatedResponseType,
     {.condition = "parameter_repeated_at_authorization",
      .cites = {"rfc6749-3.1-repeated-response-type", "oauth21-3.1-repeated-defined-params"},
      .harm = kTwoReadings}) {
  Expect(Send(Authorize().But(Twice("response_type"))), Refused());
}

MUST(Rfc6749_3_1, RefuseARepeatedScope,
     {.condition = "parameter_repeated_at_authorization",
      .cites = {"rfc6749-3.1-repeated-scope", "oauth21-3.1-repeated-defined-params"},
      .harm = "The user is shown one scope and another is granted."}) {
  Expect(Send(Authorize().But(Twice("scope"))), Refused());
}

MUST(Rfc6749_3_1, RefuseARepeatedState,
     {.condition = "parameter_repeated_at_authorization",
      .cites = {"rfc6749-3.1-repeated-state", "oauth21-3.1-repeated-defined-params"},
      .harm = "An attacker's state rides along and defeats the client's protection against forged "
              "requests."}) {
  Expect(Send(Authorize().But(TwiceWith("state", "attacker"))), Refused());
}

MUST(Rfc6749_3_1, IgnoreAnUnknownParameter,
     {.cites = {"rfc6749-3.1-unknown-param-ignored", "oauth21-3.1-unknown-ignored"},
      .harm = "Clients that send what a later specification adds are locked out."}) {
  Expect(Send(Authorize().But(With("nearmiss_unknown", "1", "with an unknown parameter"))),
         oracle::CodeSent());
}

MUST(Rfc6749_3_1_1, RefuseAMissingResponseType,
     {.condition = "response_type_missing",
      .cites = {"rfc6749-3.1.1-response-type-required", "rfc6749-4.1.2.1-invalid-request",
                "rfc6749-4.1.1-validate-required-params", "oauth21-4.1.1-unknown-response-type"},
      .harm = "The server guesses what the client wants, which may be less safe than what it asked "
              "for."}) {
  Expect(Send(Authorize().But(Without("response_type"))), Refused());
}

MUST(Rfc6749_3_1, TakeAnEmptyResponseTypeForAMissingOne,
     {.condition = "response_type_missing",
      .cites = {"rfc6749-3.1-empty-response-type-as-missing", "oauth21-3.1-empty-as-omitted"},
      .harm = "An empty value takes another way through the server than an absent one."}) {
  Expect(Send(Authorize().But(With("response_type", "", "with an empty response_type"))),
         Refused());
}

MUST(Rfc6749_3_1, RefuseARepeatedRedirectUriWithTheGoodOneLast,
     {.condition = "redirect_uri_repeated",
      .cites = {"rfc6749-3.1-repeated-redirect-uri"},
      .harm =
          "One value is checked and the other is redirected to: the code goes to the attacker."}) {
  Expect(Send(Authorize().But(TwiceWithFirst("redirect_uri", "https://evil.example/cb"))),
         Refused());
}

MUST(Rfc6749_3_1_1, RefuseAResponseTypeInAnotherCase,
     {.condition = "response_type_unsupported",
      .cites = {"rfc6749-3.1.1-response-type-unknown", "rfc6749-1.9-authz-values-case-sensitive"},
      .harm = "A filter that looks for the exact name is passed by."}) {
  Expect(Send(Authorize().But(With("response_type", "CODE"))), Refused());
}

MUST(Rfc6749_10_14, EscapeWhatTheRequestHeld,
     {.cites = {"rfc6749-10.14-sanitize-input", "oauth21-7.12-untrusted-input"},
      .harm = "A link to the server runs the attacker's script in the server's own name."}) {
  Expect(Send(Authorize().But(With("client_id", "\"><script>nearmiss()</script>"))),
         oracle::NotReflected("<script>nearmiss()</script>"));
}

}  // namespace
}  // namespace nearmiss
