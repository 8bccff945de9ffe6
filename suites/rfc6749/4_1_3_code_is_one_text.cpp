// RFC 6749 4.1.3 and Appendix B: a code is one opaque text, whatever is in it, and nothing else
// than a code is one.

#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kCrash = "Input from outside reaches code that was not made for it.";

/// Values in the languages behind a server, which no server has issued.
Operators Garbage() {
  const std::string f = "garbage.code";
  const auto as = [](const char* text) { return [text](const std::string&) { return text; }; };
  return {{f, "sql_quote", "a quote of a query language for its end", as("nearmiss' OR '1'='1")},
          {f, "json_object", "an object of JSON for its value", as(R"({"$ne":null})")},
          {f, "line_breaks", "line breaks alone for its value", as("\r\n\r\n")},
          {f, "template", "an expression of a template for its value", as("${7*7}{{7*7}}")}};
}

/// Octets that are no UTF-8, behind the good code.
Operators BrokenUtf8() {
  const std::string f = "utf8.code";
  const auto tail = [](const char* octets) {
    return [octets](const std::string& code) { return code + octets; };
  };
  return {{f, "overlong_nul", "an overlong NUL behind", tail("\xC0\x80")},
          {f, "surrogate", "a surrogate behind", tail("\xED\xA0\x80")},
          {f, "lone_octet", "a lone continuation octet behind", tail("\x80")}};
}

MUST_EACH(Rfc6749_4_1_3, RefuseAnotherCodeWith, Garbage(),
          {.condition = "code_stray_whitespace",
           .cites = {"rfc6749-4.1.3-code-garbage", "rfc6749-5.2-no-5xx-on-bad-input"},
           .harm = kCrash}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Near("code", near))), Refused());
}

MUST_EACH(Rfc6749_B, RefuseACodeWith, BrokenUtf8(),
          {.condition = "code_stray_whitespace",
           .cites = {"rfc6749-app-b-invalid-utf8", "rfc6749-5.2-no-5xx-on-bad-input"},
           .harm = "Two spellings of one code: a check for single use may see two codes."}) {
  Expect(Send(Redeem(AnApprovedCode()).But(Near("code", near))), Refused());
}

MUST(Rfc6749_4_1_3, RefuseACodeThatSmugglesAParameter,
     {.condition = "code_near_miss",
      .cites = {"rfc6749-4.1.3-code-pollution"},
      .harm = "A server that passes the code on in a URL passes the attacker's parameters too."}) {
  const auto tail = "&redirect_uri=https://evil.example/cb";
  const Operator smuggled{"garbage.code", "smuggled", "a further parameter encoded in it",
                          [tail](const std::string& code) { return code + tail; }};
  Expect(Send(Redeem(AnApprovedCode()).But(Near("code", smuggled))), Refused());
}

MUST(Rfc6749_4_1_3, RefuseAnAccessTokenForACode,
     {.condition = "code_unknown",
      .cites = {"rfc6749-4.1.3-code-as-other-credential"},
      .harm = "Whoever has a short-lived token turns it into a new grant."}) {
  const auto tokens = Given(ApprovedTokens());
  Expect(Send(Redeem(AnApprovedCode()).But(With("code", tokens.access_token))), Refused());
}

MUST(Rfc6749_4_1_3, RefuseARefreshTokenForACode,
     {.condition = "code_unknown",
      .cites = {"rfc6749-4.1.3-code-as-other-credential"},
      .harm = "A refresh token escapes its rotation.",
      .needs = {Need::RefreshToken}}) {
  const auto tokens = Given(ApprovedTokens());
  Expect(Send(Redeem(AnApprovedCode()).But(With("code", tokens.refresh_token))), Refused());
}

MUST(Rfc6749_B, ReturnAStateOfTheExampleCharacters,
     {.cites = {"rfc6749-app-b-responses-form-encoded", "rfc6749-app-b-utf8-encoding"},
      .harm = "The client cannot tell its own answers from forged ones."}) {
  Expect(Send(AuthorizeWithState(" %&+\xC2\xA3\xE2\x82\xAC")), oracle::StateUnchangedOrRefused());
}

}  // namespace
}  // namespace nearmiss
