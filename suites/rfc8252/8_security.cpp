// RFC 8252 8, native clients: no way around PKCE, no implicit grant, and a loopback redirect that
// matches in everything but the port.

#include "suites/glue/check.hpp"
#include "suites/glue/native.hpp"
#include "suites/mutate/loopback.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kElsewhere = "The code goes to another program of the machine, or to another host.";

/// The exception for ports at work, before anything else is changed.
Step AuthorizeAtAnotherPort(NativeUri kind = NativeUri::Loopback4) {
  return AuthorizeNative(kind).But(Near("redirect_uri", AtPort("50000")));
}

SHOULD(Rfc8252_8_1, RefuseANativeClientWithoutAChallenge,
       {.condition = "challenge_missing",
        .cites = {"rfc8252-8.1-reject-native-without-pkce"},
        .harm = "Another application that took over the redirect redeems the code.",
        .needs = {Need::NativeClient, Need::Challenge}}) {
  Expect(Send(Authorize(For::Native)
                  .But(Without("code_challenge"))
                  .But(Without("code_challenge_method"))),
         Refused());
}

SHOULD(Rfc8252_8_2, RefuseTheImplicitGrantToANativeClient,
       {.cites = {"rfc8252-8.2-implicit-not-for-native"},
        .harm = "Another application that took over the redirect receives the token itself.",
        .needs = {Need::NativeClient}}) {
  Expect(
      Send(Authorize(For::Native).But(With("response_type", "token", "with the implicit grant"))),
      oracle::SafelyRefused());
}

MUST_EACH(Rfc8252_8_4, RefuseALoopbackUriWithAnotherPath, LoopbackPathNearMisses(),
          {.condition = "redirect_uri_mismatch",
           .cites = {"rfc8252-8.4-loopback-exact-except-port-path",
                     "rfc8252-8.4-complete-redirect-registered"},
           .harm = kElsewhere,
           .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeAtAnotherPort().But(Near("redirect_uri", near))), Refused());
}

MUST_EACH(Rfc8252_8_4, RefuseALoopbackUriWithAnotherName, LoopbackHostSwaps(),
          {.condition = "redirect_uri_mismatch",
           .cites = {"rfc8252-8.4-loopback-exact-except-port-host-swap"},
           .harm = kElsewhere,
           .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeAtAnotherPort(NativeUri::LoneLoopback4).But(Near("redirect_uri", near))),
         Refused());
}

MUST_EACH(Rfc8252_8_4, RefuseALoopbackUriWithAnotherAddress, OtherLoopbackAddresses(),
          {.condition = "redirect_uri_mismatch",
           .cites = {"rfc8252-8.4-loopback-exact-except-port-other-loopback-ip"},
           .harm = kElsewhere,
           .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeAtAnotherPort().But(Near("redirect_uri", near))), Refused());
}

MUST_EACH(Rfc8252_8_4, RefuseALoopbackUriWithUserinfo, LoopbackUserinfo(),
          {.condition = "redirect_uri_mismatch",
           .cites = {"rfc8252-8.4-loopback-exact-except-port-userinfo"},
           .harm = kElsewhere,
           .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeAtAnotherPort().But(Near("redirect_uri", near))), Refused());
}

MUST(Rfc8252_8_4, RefuseALoopbackAddressAsALabel,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc8252-8.4-loopback-exact-except-port-suffix-host"},
      .harm = kElsewhere,
      .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeAtAnotherPort().But(Near("redirect_uri", LoopbackAsALabel()))), Refused());
}

MUST(Rfc8252_8_4, RefuseALoopbackUriWithHttps,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc8252-8.4-loopback-exact-except-port-scheme"},
      .harm = kElsewhere,
      .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeAtAnotherPort().But(Near("redirect_uri", HttpsForHttp()))), Refused());
}

MUST(Rfc8252_8_4, RefuseALoopbackUriWithAQuery,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc8252-8.4-loopback-exact-except-port-query"},
      .harm = "Who makes the link adds parameters to what the application is called with.",
      .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeAtAnotherPort().But(Near("redirect_uri", QueryAdded()))), Refused());
}

MUST(Rfc8252_8_4, RefuseAnotherPortOfAnyOtherHost,
     {.condition = "redirect_uri_mismatch",
      .cites = {"rfc8252-8.4-port-exempt-only-loopback"},
      .harm = "The code goes to another program of the client's host."}) {
  Expect(Send(Authorize().But(Near("redirect_uri", AtPortElsewhere("8443")))), Refused());
}

}  // namespace
}  // namespace nearmiss
