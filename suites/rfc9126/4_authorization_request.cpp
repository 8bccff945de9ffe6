// RFC 9126 4, the authorization request: a request_uri works once, for its client, within its life,
// and means what was pushed.

#include "suites/glue/check.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/oracle/pushed.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

constexpr auto kTaken = "An attacker goes on with a request that another client pushed.";
constexpr auto kMixed = "Whoever makes the link changes what the client had sealed by pushing it.";

Operator OnTheWeb() {
  return {"grant.request_uri", "on_the_web", "a web address in front",
          [](const std::string& good) { return std::optional("https://client.invalid/" + good); }};
}

MUST(Rfc9126_2_2, SendACodeForAPushedRequest,
     {.cites = {"rfc9126-2.2-request-uri-present"},
      .harm = "Clients that push their requests get no further.",
      .needs = {Need::Pushed}}) {
  Expect(Send(UsePushed(APushedRequest())), oracle::CodeSent());
}

MUST(Rfc9126_2_2, RefuseARequestUriOfAnotherClient,
     {.condition = "request_uri_unknown",
      .cites = {"rfc9126-2.2-bound-to-client"},
      .harm = kTaken,
      .needs = {Need::Pushed, Need::OtherClient}}) {
  Expect(Send(UsePushed(APushedRequest()).But(With("client_id", play().Other().id))), Refused());
}

MUST(Rfc9126_4, RefuseAnInventedRequestUri,
     {.condition = "request_uri_unknown",
      .cites = {"rfc9126-4-unknown-request-uri"},
      .harm = kTaken,
      .needs = {Need::Pushed}}) {
  Expect(
      Send(UsePushed(APushedRequest())
               .But(With("request_uri", "urn:ietf:params:oauth:request_uri:" + play().Random(43)))),
      Refused());
}

MUST_EACH(Rfc9126_4, RefuseARequestUriWith, CredentialNearMisses("grant.request_uri"),
          {.condition = "request_uri_unknown",
           .cites = {"rfc9126-4-unknown-request-uri"},
           .harm = kTaken,
           .needs = {Need::Pushed}}) {
  Expect(Send(UsePushed(APushedRequest()).But(Near("request_uri", near))), Refused());
}

MUST(Rfc9126_4, RefuseARequestUriOfTheWeb,
     {.condition = "request_uri_unknown",
      .cites = {"rfc9126-4-unknown-request-uri"},
      .harm = kTaken,
      .needs = {Need::Pushed}}) {
  Expect(Send(UsePushed(APushedRequest()).But(Near("request_uri", OnTheWeb()))), Refused());
}

SHOULD(Rfc9126_4, RefuseARequestUriUsedBefore,
       {.condition = "request_uri_unknown",
        .cites = {"rfc9126-4-usable-once", "rfc9126-7.3-one-time-use"},
        .harm = "A link from a history or a log starts the request once more.",
        .needs = {Need::Pushed},
        .contested = "4 leaves room for a page that is loaded again; here a code was issued for "
                     "the first use."}) {
  const auto pushed = Given(APushedRequest());
  Control(UsePushed(pushed));
  Expect(SendAgain(UsePushed(pushed)), Refused());
}

MUST(Rfc9126_4, RefuseAnExpiredRequestUri,
     {.condition = "request_uri_unknown",
      .cites = {"rfc9126-4-expired-rejected"},
      .harm = "A forgotten link works for as long as somebody finds it.",
      .needs = {Need::Pushed},
      .manner = Manner::Waiting}) {
  Control(UsePushed(APushedRequest()));
  Expect(SendAgain(UsePushed(AnExpiredPushedRequest())), Refused());
}

MUST(Rfc9126_4, AskTheUserAboutAPushedRequest,
     {.condition = "user_denied",
      .cites = {"rfc9126-4-validated-as-any"},
      .harm = "A client gets access that its user refused.",
      .needs = {Need::Pushed, Need::Denial}}) {
  Expect(Send(UsePushed(APushedRequest()).Denied()), Refused());
}

MUST(Rfc9126_4, GrantThePushedScope,
     {.cites = {"rfc9126-4-query-params-not-mixed"},
      .harm = kMixed,
      .needs = {Need::Pushed, Need::TwoScopes}}) {
  Expect(GrantPushed(UsePushed(ANarrowPushedRequest())
                         .But(With("scope", FullScope(), "with more scope in the query"))),
         oracle::RefusedOrGrantedWithout({}, {LastScope()}));
}

MUST(Rfc9126_4, ReturnThePushedState,
     {.cites = {"rfc9126-4-query-params-not-mixed"}, .harm = kMixed, .needs = {Need::Pushed}}) {
  Expect(Send(UsePushed(APushedRequest()).But(With("state", "nearmiss-of-the-query"))),
         oracle::NotReturnedAs("state", "nearmiss-of-the-query"));
}

MUST(Rfc9126_4, RedirectToThePushedUri,
     {.cites = {"rfc9126-4-query-params-not-mixed"},
      .harm = kMixed,
      .needs = {Need::Pushed, Need::SecondRedirectUri}}) {
  Expect(
      Send(
          UsePushed(APushedRequest()).But(With("redirect_uri", play().Main().redirect_uris.at(1)))),
      oracle::NotSentTo(play().Main().redirect_uris.at(1)));
}

}  // namespace
}  // namespace nearmiss
