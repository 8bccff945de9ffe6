// RFC 6749 3.1.2, redirection endpoint: only a registered URI, compared character by character, and
// no redirect to any other, not even with an error.

#include "suites/glue/check.hpp"
#include "suites/mutate/redirect_uri.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

/// What single near misses prove beyond the rule as a whole.
const std::vector<CitedFor> kOfOneOperator = {
    {"path-trailing-slash-add", "rfc6749-3.1.2.3-simple-string-trailing-slash"},
    {"path-case-upper", "rfc6749-3.1.2.3-simple-string-path-case"},
    {"host-host-upper", "rfc6749-3.1.2.3-simple-string-host-case"},
    {"scheme-scheme-upper", "rfc6749-3.1.2.3-simple-string-scheme-case"},
    {"host-port-default-explicit", "rfc6749-3.1.2.3-simple-string-default-port"},
    {"host-port-add", "rfc6749-3.1.2.3-simple-string-other-port"},
    {"query-add-param", "rfc6749-3.1.2.3-simple-string-extra-query"},
    {"query-add-empty-query", "rfc6749-3.1.2.3-simple-string-empty-query"},
    {"path-append-segment", "rfc6749-3.1.2.3-simple-string-path-suffix"},
    {"path-truncate-char", "rfc6749-3.1.2.3-simple-string-path-prefix"},
    {"path-dot-parent-noop", "rfc6749-3.1.2.3-simple-string-dot-segments"},
    {"path-dot-single", "rfc6749-3.1.2.3-simple-string-dot-segments"},
    {"path-dot-parent-escape", "rfc6749-3.1.2.3-simple-string-traversal"},
    {"path-enc-dot-lower", "rfc6749-3.1.2.3-simple-string-traversal"},
    {"path-pct-unreserved", "rfc6749-3.1.2.3-simple-string-pct-encoded-unreserved"},
    {"path-double-slash-lead", "rfc6749-3.1.2.3-simple-string-double-slash"},
    {"host-userinfo-host-swap", "rfc6749-3.1.2.3-simple-string-userinfo"},
    {"host-userinfo-added", "rfc6749-3.1.2.3-simple-string-userinfo"},
    {"host-subdomain-add", "rfc6749-3.1.2.3-simple-string-subdomain"},
    {"host-suffix-domain", "rfc6749-3.1.2.3-simple-string-subdomain"},
    {"host-prefix-glue", "rfc6749-3.1.2.3-simple-string-subdomain"},
    {"host-trailing-dot", "rfc6749-3.1.2.3-simple-string-host-trailing-dot"},
    {"scheme-https-to-http", "rfc6749-3.1.2.3-simple-string-scheme-downgrade"},
    {"path-backslash-separator", "rfc6749-3.1.2.3-simple-string-backslash"},
    {"host-userinfo-backslash", "rfc6749-3.1.2.3-simple-string-backslash"},
    {"whitespace-sp-lead", "rfc6749-3.1.2.3-simple-string-whitespace"},
    {"whitespace-sp-end", "rfc6749-3.1.2.3-simple-string-whitespace"},
    {"control-tab-end", "rfc6749-3.1.2.3-simple-string-whitespace"},
    {"control-lf-end", "rfc6749-3.1.2.3-simple-string-whitespace"},
    {"control-cr-end", "rfc6749-3.1.2.3-simple-string-whitespace"},
    {"control-nul-end", "rfc6749-3.1.2.3-simple-string-whitespace"},
    {"host-host-fullwidth", "rfc6749-3.1.2.3-simple-string-unicode-host"},
    {"path-path-param", "rfc6749-3.1.2.3-simple-string-matrix-param"},
    {"whitespace-list-space", "rfc6749-3.1.2.3-simple-string-concatenated"},
    {"scheme-javascript", "rfc6749-3.1.2.3-simple-string-javascript-scheme"},
    {"scheme-data", "rfc6749-3.1.2.3-simple-string-javascript-scheme"},
    {"fragment-fragment", "rfc6749-3.1.2-redirect-no-fragment"},
    {"fragment-empty-fragment", "rfc6749-3.1.2-redirect-no-fragment"},
    {"scheme-scheme-relative", "rfc6749-3.1.2-redirect-absolute"},
    {"query-inject-code", "rfc6749-3.1-response-param-injection"},
    {"whitespace-sp-end", "rfc6749-app-a.6-abnf-redirect-uri"},
    {"query-add-param", "rfc6749-3.1.2.2-complete-uri-registered"},
    {"path-sibling-path", "rfc6749-3.1.2.2-complete-uri-registered"},
    {"path-sibling-path", "rfc6749-3.1.2.2-scheme-authority-path-minimum"},
    {"host-other-host", "rfc6749-3.1.2.2-scheme-authority-path-minimum"},
    {"scheme-https-to-http", "rfc6749-3.1.2.2-scheme-authority-path-minimum"},
    {"host-other-host", "rfc6749-10.6-validate-against-registered"}};

MUST_EACH(
    Rfc6749_3_1_2_3, RefuseARedirectUriWith, RedirectUriNearMisses(),
    {.condition = "redirect_uri_mismatch",
     .cites = {"rfc6749-3.1.2.3-compare-to-registered", "rfc6749-3.1.2.4-no-redirect-on-bad-uri",
               "rfc6749-4.1.2.1-bad-redirect-no-redirect", "rfc9700-2.1-exact-redirect-match",
               "rfc9700-4.1.3-exact-match-required", "oauth21-2.3.1-exact-match",
               "oauth21-2.3.5-no-redirect-on-bad-uri", "mcp-2026-07-28-security-exact-redirect"},
     .cites_for = kOfOneOperator,
     .harm = "The code goes to a place that the client does not control.",
     .contested =
         "RFC 6749 3.1.2.3 asks for simple string comparison where the full URI was registered; "
         "RFC 9700 2.1 and OAuth 2.1 leave nothing else. The one exception, the port of a loopback "
         "IP literal (RFC 8252 7.3), is not among these."}) {
  Expect(Send(Authorize().But(Near("redirect_uri", near))), Refused());
}

MUST(Rfc6749_3_1_2_3, RefuseTheRedirectUriOfAnotherClient,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc6749-3.1.2.3-compare-to-registered", "rfc9700-4.11.2-no-redirect-on-bad-pair"},
      .harm = "A second, perhaps less careful client receives the first one's codes.",
      .needs = {Need::OtherClient}}) {
  Expect(Send(Authorize().But(With("redirect_uri", play().Other().redirect_uris.front()))),
         Refused());
}

MUST(Rfc6749_3_1_2_3, AcceptEachRegisteredRedirectUri,
     {.cites = {"rfc6749-3.1.2.3-compare-to-registered"},
      .harm = "A client cannot use what it registered.",
      .needs = {Need::SecondRedirectUri}}) {
  Expect(Send(Authorize().But(With("redirect_uri", play().Main().redirect_uris.at(1)))),
         oracle::CodeSent());
}

MUST(Rfc6749_3_1_2_3, RefuseAMissingRedirectUriWhenSeveralAreRegistered,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc6749-3.1.2.3-redirect-required-when-ambiguous",
                "oauth21-2.3.2-multiple-redirect-required"},
      .harm = "The server picks a URI that the client did not mean.",
      .needs = {Need::SecondRedirectUri}}) {
  Expect(Send(Authorize().But(Without("redirect_uri"))), Refused());
}

MAY(Rfc6749_3_1_2_4, ShowNoLinkToARejectedRedirectUri,
    {.cites = {"rfc6749-3.1.2.4-no-redirect-on-bad-uri"},
     .harm = "Users follow a link that a page of the server offers.",
     .contested = "The clause forbids automatic redirects only."}) {
  Expect(Send(Authorize().But(With("redirect_uri", "https://evil.example/cb"))),
         oracle::NoLinkToTheRejectedUri());
}

}  // namespace
}  // namespace nearmiss
