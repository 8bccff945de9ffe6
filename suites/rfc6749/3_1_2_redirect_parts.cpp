// RFC 6749 3.1.2, redirection endpoint: an absolute URI, whose own query stays; registered by every
// client that cannot authenticate; and never an open redirector, whatever else is wrong.

#include "suites/glue/check.hpp"
#include "suites/oracle/redirect_shape.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kElsewhere = "The code goes to a place that the client does not control.";
constexpr auto kOpenRedirector =
    "The server sends users wherever an attacker's link says, in the server's good name.";
constexpr auto kEvil = "https://evil.example/cb";

std::size_t PathStart(const std::string& uri) {
  const auto authority = uri.find("://");
  return authority == std::string::npos ? std::string::npos : uri.find('/', authority + 3);
}

Operators Relative() {
  const std::string f = "redirect_uri.relative";
  return {{f, "path_alone", "its path alone",
           [](const std::string& uri) -> std::optional<std::string> {
             const auto path = PathStart(uri);
             if (path == std::string::npos) return std::nullopt;
             return uri.substr(path);
           }},
          {f, "path_without_slash", "its path alone, without the first slash",
           [](const std::string& uri) -> std::optional<std::string> {
             const auto path = PathStart(uri);
             if (path == std::string::npos) return std::nullopt;
             return uri.substr(path + 1);
           }}};
}

/// What is no URI at all, and what smuggles parameters of the answer.
Operators Appended() {
  const std::string grammar = "redirect_uri.grammar";
  const std::string injected = "redirect_uri.injected";
  const auto tail = [](const char* text) {
    return [text](const std::string& uri) { return uri + text; };
  };
  return {{grammar, "braces", "braces behind", tail("{x}")},
          {grammar, "broken_escape", "a broken percent escape behind", tail("%zz")},
          {grammar, "angle_brackets", "angle brackets behind", tail("<x>")},
          {injected, "state", "a state of its own in the query", tail("?state=attacker")},
          {injected, "error", "an error of its own in the query", tail("?error=attacker")},
          {injected, "code_behind_ampersand", "a code of its own behind an ampersand",
           tail("&code=attacker")}};
}

/// Of a registered URI that has a query: the same to a reader who decodes or sorts.
Operators OfTheQuery() {
  const std::string f = "redirect_uri.registered_query";
  return {{f, "reordered", "the pairs of its query in another order",
           [](const std::string& uri) -> std::optional<std::string> {
             const auto query = uri.find('?');
             const auto and_sign = uri.find('&', query);
             if (query == std::string::npos || and_sign == std::string::npos) return std::nullopt;
             return uri.substr(0, query + 1) + uri.substr(and_sign + 1) + '&' +
                    uri.substr(query + 1, and_sign - query - 1);
           }},
          {f, "escape_in_lower_case", "an escape in lower case",
           [](const std::string& uri) -> std::optional<std::string> {
             auto other = uri;
             for (std::size_t i = 0; i + 2 < other.size(); ++i) {
               if (other[i] != '%') continue;
               for (const auto at : {i + 1, i + 2}) {
                 if (other[at] >= 'A' && other[at] <= 'F')
                   other[at] = static_cast<char>(other[at] - 'A' + 'a');
               }
             }
             return other == uri ? std::nullopt : std::optional(other);
           }}};
}

MUST_EACH(Rfc6749_3_1_2, RefuseARedirectUriWith, Relative(),
          {.condition = "redirect_uri_mismatch",
           .cites = {"rfc6749-3.1.2-redirect-absolute", "rfc6749-3.1.2.4-no-redirect-on-bad-uri"},
           .harm = "The code stays on the server's own pages, or goes wherever the browser thinks "
                   "it is."}) {
  Expect(Send(Authorize().But(Near("redirect_uri", near))), Refused());
}

MUST_EACH(Rfc6749_A_6, RefuseARedirectUriWith, Appended(),
          {.condition = "redirect_uri_mismatch",
           .cites = {"rfc6749-app-a.6-abnf-redirect-uri", "rfc6749-3.1.2.4-no-redirect-on-bad-uri"},
           .cites_for = {{"injected-state", "rfc6749-3.1-response-param-injection"},
                         {"injected-error", "rfc6749-3.1-response-param-injection"},
                         {"injected-code-behind-ampersand",
                          "rfc6749-3.1-response-param-injection"}},
           .harm = kElsewhere}) {
  Expect(Send(Authorize().But(Near("redirect_uri", near))), Refused());
}

MUST_EACH(Rfc6749_3_1_2_3, RefuseARegisteredRedirectUriWith, OfTheQuery(),
          {.condition = "redirect_uri_mismatch",
           .cites = {"rfc6749-3.1.2.3-compare-to-registered"},
           .cites_for = {{"registered-query-reordered",
                          "rfc6749-3.1.2.3-simple-string-query-order"},
                         {"registered-query-escape-in-lower-case",
                          "rfc6749-3.1.2.3-simple-string-pct-hex-case"}},
           .harm = kElsewhere,
           .needs = {Need::RedirectUriWithQuery}}) {
  Expect(Send(AuthorizeAt(RedirectUriWithQueryOf(play().Main())).But(Near("redirect_uri", near))),
         Refused());
}

MUST(Rfc6749_3_1_2, KeepTheQueryOfARedirectUri,
     {.cites = {"rfc6749-3.1.2-redirect-query-retained"},
      .harm = "The client cannot tell which of its users or servers the code is for.",
      .needs = {Need::RedirectUriWithQuery}}) {
  Expect(Send(AuthorizeAt(RedirectUriWithQueryOf(play().Main()))), oracle::RedirectUriKept());
}

MUST(Rfc6749_3_1_2, KeepTheQueryOfARedirectUriInAnError,
     {.cites = {"rfc6749-3.1.2-redirect-query-retained-on-error"},
      .harm = "The client cannot tell whose request has failed.",
      .needs = {Need::RedirectUriWithQuery, Need::Denial}}) {
  Expect(Send(AuthorizeAt(RedirectUriWithQueryOf(play().Main())).Denied()),
         oracle::RedirectUriKept());
}

MUST(Rfc6749_10_2, RefuseAnUnregisteredRedirectUriOfAPublicClient,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc6749-10.2-require-redirect-registration",
                "rfc6749-10.6-validate-against-registered"},
      .harm = "Anyone acts as the client, which has no secret to tell it from others.",
      .needs = {Need::PublicClient}}) {
  Expect(Send(Authorize(For::Public).But(With("redirect_uri", kEvil))), Refused());
}

MUST(Rfc6749_10_15, RedirectNowhereElseForABadResponseType,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc6749-10.15-no-open-redirector"},
      .harm = kOpenRedirector}) {
  Expect(Send(Authorize().But(With("redirect_uri", kEvil)).But(With("response_type", "nearmiss"))),
         Refused());
}

MUST(Rfc6749_10_15, RedirectNowhereElseForABadScope,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc6749-10.15-no-open-redirector"},
      .harm = kOpenRedirector}) {
  Expect(Send(Authorize().But(With("redirect_uri", kEvil)).But(With("scope", "nearmiss-unknown"))),
         Refused());
}

MUST(Rfc6749_4_2_1, RefuseAnUnregisteredRedirectUriOfAnImplicitRequest,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc6749-4.2.1-implicit-redirect-match",
                "rfc6749-4.2.2.1-implicit-bad-redirect-no-redirect"},
      .harm = "An access token goes to a place that the client does not control."}) {
  Expect(Send(Authorize().But(With("redirect_uri", kEvil)).But(With("response_type", "token"))),
         Refused());
}

MUST(Rfc6749_4_2_1, RefuseAnImplicitRequestWithoutAClient,
     {.condition = "client_unknown_at_authorization",
      .cites = {"rfc6749-4.2.1-implicit-client-id-required",
                "rfc6749-4.2.2.1-implicit-bad-redirect-no-redirect"},
      .harm = kOpenRedirector}) {
  Expect(Send(Authorize().But(Without("client_id")).But(With("response_type", "token"))),
         Refused());
}

MUST(Rfc6749_4_2_2_1, RefuseAnImplicitRequestOfAClientThatUsesCodes,
     {.condition = "response_type_token",
      .cites = {"rfc6749-4.2.2.1-implicit-unsupported"},
      .harm = "An attacker's link makes the server put a token into the browser's address.",
      .needs = {Need::CodeOnlyClient}}) {
  Expect(Send(Authorize().But(With("response_type", "token"))), Refused());
}

}  // namespace
}  // namespace nearmiss
