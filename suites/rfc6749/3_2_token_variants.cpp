// RFC 6749 3.2 and 4.1.4, token endpoint: other ways to say the same are understood, other methods
// are not, and a request that is none is refused cleanly.

#include "suites/glue/check.hpp"
#include "suites/mutate/variant.hpp"
#include "suites/oracle/document.hpp"
#include "suites/oracle/token_shape.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kLockedOut = "Clients that follow the standard are locked out.";
constexpr auto kTwoReadings =
    "A filter in front of the server checks one value and the server uses the other.";
constexpr auto kCrash = "Input from outside reaches code that was not made for it.";

Operators OtherMethods() {
  const std::string f = "other.method";
  const auto as = [](const char* name) { return [name](const std::string&) { return name; }; };
  return {{f, "put", "method PUT", as("PUT")},
          {f, "patch", "method PATCH", as("PATCH")},
          {f, "delete", "method DELETE", as("DELETE")}};
}

Operators NoRequests() {
  const std::string f = "other.body";
  const auto as = [](std::string body) {
    return [body = std::move(body)](const std::string&) { return body; };
  };
  return {{f, "empty", "an empty body", as("")},
          {f, "separators_alone", "separators alone for a body", as("=&=&")},
          {f, "no_text", "octets that are no text for a body", as("\x8F\xFF\xFE\x01\x9C")},
          {f, "escapes_alone", "broken percent escapes for a body", as("%zz=%&%4=%")}};
}

MUST(Rfc6749_4_1_4, IssueTokensForACode,
     {.cites = {"rfc6749-4.1.4-success-200"}, .harm = kLockedOut}) {
  Expect(Send(Redeem(AnApprovedCode())), oracle::IssuedAsDocumented());
}

MUST_EACH(Rfc6749_4_1_4, AcceptARequestWith, FormVariants(),
          {.cites = {"rfc6749-4.1.4-success-200"},
           .cites_for = {{"unknown", "rfc6749-3.2-unknown-param-ignored"},
                         {"unknown-in-front", "rfc6749-3.2-unknown-param-ignored"},
                         {"unknown-empty", "rfc6749-3.2-unknown-param-ignored"},
                         {"values-escaped", "rfc6749-4.1.3-utf8-body"},
                         {"values-escaped-in-lower-case", "rfc6749-4.1.3-utf8-body"},
                         {"names-escaped", "rfc6749-app-b-names-encoded"}},
           .harm = kLockedOut}) {
  Expect(Send(Redeem(AnApprovedCode()).But(InForm(near))), oracle::Issued());
}

MUST_EACH(Rfc6749_3_2, AcceptAFormWith, FormTypeVariants(),
          {.cites = {"rfc6749-3.2-content-type-parameters-accepted"}, .harm = kLockedOut}) {
  Expect(Send(Redeem(AnApprovedCode()).But(InHeader("Content-Type", near))), oracle::Issued());
}

MUST_EACH(Rfc6749_3_2, RefuseThe, OtherMethods(),
          {.condition = "method_not_allowed",
           .cites = {"rfc6749-3.2-other-methods"},
           .harm = "Rules of a firewall or of cross-origin requests that are made for POST are "
                   "passed by."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(AsMethod(*near.apply("POST")))), Refused());
}

MUST_EACH(Rfc6749_5_2, Refuse, NoRequests(),
          {.condition = "request_malformed",
           .cites = {"rfc6749-5.2-invalid-request-malformed", "rfc6749-5.2-no-5xx-on-bad-input"},
           .harm = kCrash}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithBody(*near.apply(""), "with " + near.told))),
         Refused());
}

MUST(Rfc6749_3_2, RefuseARepeatedSecret,
     {.condition = "parameter_repeated",
      .cites = {"rfc6749-3.2-repeated-client-secret"},
      .harm = kTwoReadings,
      .needs = {Need::OtherBodyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Other)).But(TwiceWith("client_secret", "nearmiss"))),
         Refused());
}

MUST(Rfc6749_3_2, RefuseARepeatedSecretWithTheGoodOneLast,
     {.condition = "parameter_repeated",
      .cites = {"rfc6749-3.2-repeated-client-secret"},
      .harm = kTwoReadings,
      .needs = {Need::OtherBodyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Other)).But(TwiceWithFirst("client_secret", "nearmiss"))),
         Refused());
}

MUST(Rfc6749_3_2, TakeAnEmptyRedirectUriForAMissingOne,
     {.condition = "code_redirect_uri_missing",
      .cites = {"rfc6749-3.2-empty-param-as-missing-redirect-uri"},
      .harm = "A code that was lured to another place can be redeemed all the same.",
      .contested =
          "OpenID Connect Core 3.1.3.2 lets the server go on without the parameter when one URI is "
          "registered, and OAuth 2.1 drops it."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("redirect_uri", "", "with an empty redirect_uri"))),
         Refused());
}

MUST(Rfc6749_3_2, PublishAnEndpointWithoutAFragment,
     {.cites = {"rfc6749-3.2-endpoint-uri-no-fragment"},
      .harm = "Clients that compare addresses find no token endpoint.",
      .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::SaysAUrlWithoutFragment("token_endpoint"));
}

MUST(Rfc6749_3_2_1, RefuseACodeOfAPublicClientFromAnotherOne,
     {.condition = "code_of_other_client",
      .cites = {"rfc6749-3.2.1-public-client-id-binding", "rfc6749-4.1.3-code-issued-to-client-id"},
      .harm = "A malicious app turns the codes of others into tokens.",
      .needs = {Need::OtherPublicClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Public)).But(ByTheOtherPublicClient())), Refused());
}

MUST(Rfc6749_4_3_2, RefuseThePasswordGrantOfAClientThatUsesCodes,
     {.condition = "grant_type_password",
      .cites = {"rfc6749-4.3.2-ropc-unsupported"},
      .harm = "Any client may collect and try passwords.",
      .needs = {Need::CodeOnlyClient}}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(With("grant_type", "password"))
                  .But(With("username", Target().login.username, "with a username"))
                  .But(With("password", Target().login.password, "with a password"))),
         Refused());
}

MUST(Rfc6749_4_5, RefuseAnUnknownExtensionGrant,
     {.condition = "grant_type_unsupported",
      .cites = {"rfc6749-4.5-extension-grant-absolute-uri"},
      .harm = "The server guesses the grant, and with it which checks apply."}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(With("grant_type", "urn:example:nearmiss",
                            "with the URI of an unknown grant for the grant_type"))),
         Refused());
}

SHOULD(Rfc6749_10_7, AnnounceNoPasswordGrant,
       {.cites = {"rfc6749-10.7-minimize-password-grant"},
        .harm = "Clients go on to ask users for their passwords.",
        .needs = {Need::Metadata},
        .contested = "RFC 6749 advises against it, RFC 9700 2.4 forbids it."}) {
  Expect(Send(ReadMetadata()), oracle::DoesNotList("grant_types_supported", "password"));
}

}  // namespace
}  // namespace nearmiss
