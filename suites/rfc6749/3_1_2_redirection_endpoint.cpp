// RFC 6749 3.1.2, redirection endpoint: only a registered URI, compared character by character, and
// no redirect to any other, not even with an error.

#include "suites/glue/check.hpp"
#include "suites/mutate/redirect_uri.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

MUST_EACH(
    Rfc6749_3_1_2_3, RefuseARedirectUriWith, RedirectUriNearMisses(),
    {.condition = "redirect_uri_mismatch",
     .cites = {"rfc6749-3.1.2.3-compare-to-registered", "rfc6749-3.1.2.4-no-redirect-on-bad-uri",
               "rfc6749-4.1.2.1-bad-redirect-no-redirect", "rfc9700-2.1-exact-redirect-match"},
     .harm = "The code goes to a place that the client does not control.",
     .contested =
         "RFC 6749 3.1.2.3 asks for simple string comparison where the full URI was registered; "
         "RFC 9700 2.1 and OAuth 2.1 leave nothing else. The one exception, the port of a loopback "
         "IP literal (RFC 8252 7.3), is not among these."}) {
  Expect(Send(Authorize().But(Near("redirect_uri", near))), Refused());
}

MUST(Rfc6749_3_1_2_3, RefuseTheRedirectUriOfAnotherClient,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc6749-3.1.2.3-compare-to-registered"},
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
      .cites = {"rfc6749-3.1.2.3-redirect-required-when-ambiguous"},
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
