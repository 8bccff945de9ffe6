// RFC 9126 2.2 and 2.3, the answers: 201 with a reference that nobody can guess, or a JSON error.

#include "suites/glue/check.hpp"
#include "suites/oracle/answer_members.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/pushed.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

constexpr auto kCannotGoOn = "Clients that were written after the standard cannot go on.";
constexpr int kSample = 12;

MUST(Rfc9126_2_2, AnswerWithStatus201,
     {.cites = {"rfc9126-2.2-status-201", "rfc9126-2.2-json"},
      .harm = kCannotGoOn,
      .needs = {Need::Pushed}}) {
  Expect(Send(Push()), oracle::AnsweredAsJson(201));
}

MUST(Rfc9126_2_2, TellTheRequestUri,
     {.cites = {"rfc9126-2.2-request-uri-present"}, .harm = kCannotGoOn, .needs = {Need::Pushed}}) {
  Expect(Send(Push()), oracle::TellsAbsoluteUri("request_uri"));
}

MUST(Rfc9126_2_2, TellTheLifetime,
     {.cites = {"rfc9126-2.2-expires-in-positive"},
      .harm = "A client sends its user to the server with a reference that is dead already.",
      .needs = {Need::Pushed}}) {
  Expect(Send(Push()), oracle::TellsPositiveInteger("expires_in"));
}

MUST(Rfc9126_2_2, DrawRequestUrisAtRandom,
     {.cites = {"rfc9126-2.2-unguessable", "rfc9126-7.1-request-uri-entropy"},
      .harm = "An attacker guesses the reference and goes on with the client's request.",
      .needs = {Need::Pushed}}) {
  const auto answers = SendAtOnce(kSample, Push());
  Expect(answers, oracle::AllDiffer("request_uri"));
  Expect(answers, oracle::LooksRandom("request_uri", 100));
}

SHOULD(Rfc9126_2_2, ForbidStoringTheAnswer,
       {.cites = {"rfc9126-2.2-no-store"},
        .harm = "A cache hands one client's reference to another.",
        .needs = {Need::Pushed},
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Pushed), oracle::NotStoredWith("request_uri"));
}

MUST(Rfc9126_2_3, RefuseAsTheTokenEndpointDoes,
     {.cites = {"rfc9126-2.3-error-format"},
      .harm = "Clients cannot tell what is wrong.",
      .needs = {Need::Pushed},
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Pushed), oracle::NeverRedirected());
  Expect(EveryAnswer(oracle::Where::Pushed), oracle::RefusalsAreJsonErrors());
  Expect(EveryAnswer(oracle::Where::Pushed), oracle::RefusalsHaveStatus400Or401());
  Expect(EveryAnswer(oracle::Where::Pushed), oracle::PushErrorsAreRegistered());
}

MUST(Rfc9126_2_3, SayNothingAboutTheUser,
     {.cites = {"rfc9126-2.3-no-interaction-errors"},
      .harm = "Clients that sign users in without asking them cannot push their requests.",
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(With("prompt", "none"))), oracle::NoInteractionError());
}

MUST(Rfc9126_2_3, RefuseGet,
     {.condition = "push_method_not_allowed",
      .cites = {"rfc9126-2.3-method-405"},
      .harm = "Secrets stand in URLs, and so in logs, histories and referrers.",
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(AsMethod("GET"))), Refused());
}

MUST(Rfc9126_2_3, RefusePut,
     {.condition = "push_method_not_allowed",
      .cites = {"rfc9126-2.3-method-405"},
      .harm = "A filter that looks at POST requests is passed by.",
      .needs = {Need::Pushed}}) {
  Expect(Send(Push().But(AsMethod("PUT"))), Refused());
}

}  // namespace
}  // namespace nearmiss
