// RFC 8252 6 and 7, native clients: PKCE, and redirects to a private-use scheme, to https and to
// the loopback address at whatever port the application got.

#include "suites/glue/check.hpp"
#include "suites/glue/native.hpp"
#include "suites/mutate/loopback.hpp"
#include "suites/oracle/authorization_answer.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kShutOut = "Applications on phones and desktops cannot sign their users in.";
constexpr auto kPort =
    "The application cannot use the port that the system gave it, and asks for a fixed one that "
    "another program may hold.";
constexpr auto kOtherProgram = "The code goes to another application.";

MUST(Rfc8252_6, ServeANativeClientWithPkceAlone,
     {.cites = {"rfc8252-6-pkce-supported-for-native", "rfc8252-8.5-no-shared-secret-required"},
      .harm = kShutOut,
      .needs = {Need::NativeClient, Need::Challenge}}) {
  Expect(Send(Authorize(For::Native)), oracle::CodeSent());
  Expect(Send(Redeem(AnApprovedCode(For::Native))), oracle::Issued());
}

MUST(Rfc8252_7, OfferAllThreeKindsOfRedirects,
     {.cites = {"rfc8252-7-three-redirect-options"},
      .harm = kShutOut,
      .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeNative(NativeUri::Loopback4)), oracle::CodeSentToTheRequestedUri());
  Expect(Send(AuthorizeNative(NativeUri::PrivateUse)), oracle::CodeSentToTheRequestedUri());
  Expect(Send(AuthorizeNative(NativeUri::Https)), oracle::CodeSentToTheRequestedUri());
}

MUST(Rfc8252_7_1, RedirectToAPrivateUseScheme,
     {.cites = {"rfc8252-7.1-private-scheme-accepted"},
      .harm = kShutOut,
      .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeNative(NativeUri::PrivateUse)), oracle::CodeSentToTheRequestedUri());
}

MUST_EACH(Rfc8252_7_1, RefuseAPrivateUseUriWith, PrivateUseNearMisses(),
          {.condition = "redirect_uri_mismatch",
           .cites = {"rfc8252-7.1-private-scheme-exact",
                     "rfc8252-8.4-complete-redirect-registered"},
           .printed_section = "8.4",
           .harm = kOtherProgram,
           .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeNative(NativeUri::PrivateUse).But(Near("redirect_uri", near))), Refused());
}

MUST(Rfc8252_7_2, RedirectANativeClientToHttps,
     {.cites = {"rfc8252-7.2-claimed-https"}, .harm = kShutOut, .needs = {Need::NativeClient}}) {
  Expect(Send(AuthorizeNative(NativeUri::Https)), oracle::CodeSentToTheRequestedUri());
}

MUST(Rfc8252_7_3, AcceptAnyPortOfTheIpv4Loopback,
     {.cites = {"rfc8252-7.3-loopback-any-port-v4", "rfc9700-4.1.3-localhost-variable-port",
                "oauth21-8.4.2-loopback-any-port"},
      .harm = kPort,
      .needs = {Need::NativeClient},
      .contested = "RFC 6749 3.1.2.3 and OpenID Connect Core 3.1.2.1 know no exception for ports; "
                   "RFC 9700 4.1.3 and OAuth 2.1 take this one over."}) {
  Expect(Send(AuthorizeNative(NativeUri::Loopback4).But(Near("redirect_uri", AtPort("61023")))),
         oracle::CodeSentToTheRequestedUri());
}

MUST(Rfc8252_7_3, AcceptAnyPortOfTheIpv6Loopback,
     {.cites = {"rfc8252-7.3-loopback-any-port-v6", "rfc9700-4.1.3-localhost-variable-port",
                "oauth21-8.4.2-loopback-any-port"},
      .harm = kPort,
      .needs = {Need::NativeClient},
      .contested = "RFC 6749 3.1.2.3 and OpenID Connect Core 3.1.2.1 know no exception for ports; "
                   "RFC 9700 4.1.3 and OAuth 2.1 take this one over."}) {
  Expect(Send(AuthorizeNative(NativeUri::Loopback6).But(Near("redirect_uri", AtPort("61023")))),
         oracle::CodeSentToTheRequestedUri());
}

SHOULD(Rfc8252_7_3, AcceptALoopbackUriWithoutItsPort,
       {.cites = {"rfc8252-7.3-loopback-no-port"},
        .harm = kPort,
        .needs = {Need::NativeClient},
        .contested = "That no port is one of the possible ports is derived."}) {
  Expect(
      Send(AuthorizeNative(NativeUri::LoopbackWithPort).But(Near("redirect_uri", WithoutPort()))),
      oracle::CodeSentToTheRequestedUri());
}

MUST(Rfc8252_7_3, RefuseARedemptionForAnotherPort,
     {.condition = "code_redirect_uri_mismatch",
      .cites = {"rfc8252-7.3-loopback-token-endpoint-same-port"},
      .harm = "A code that was lured to another program of the machine is redeemed all the same.",
      .needs = {Need::NativeClient}}) {
  Expect(Send(Redeem(ANativeCodeAt(NativeUri::Loopback4, AtPort("50001")))
                  .But(Near("redirect_uri", AtPort("50002")))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
