#include <fmt/format.h>

#include <algorithm>

#include "fixtures/login/diagnosis.hpp"
#include "fixtures/login/page_picture.hpp"
#include "suites/glue/stop.hpp"
#include "suites/onboarding/examination.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::onboarding {
namespace {

constexpr auto kFact = "login";

/// What was asked for, and the way of the browser from there; one more look than `Play::Travel`.
login::Journey Travel(Examination& examination, const steps::Authorization& asked) {
  auto& play = examination.Hands();
  return play.Look(steps::AuthorizationRequest(play.Target(), asked));
}

std::string Parameter(const login::Journey& journey, std::string_view name) {
  oracle::Evidence evidence;
  evidence.left_to = journey.left_to;
  return oracle::SentParameter(evidence, name).value_or("");
}

void TellStuck(Examination& examination, const login::Journey& journey) {
  const auto diagnosis = login::Diagnose(journey);
  Finding finding{fmt::format("{}: {}", kFact, login::Told(diagnosis.step)), State::Bad,
                  diagnosis.why, diagnosis.key};
  if (const auto* answer = journey.LastAnswer())
    finding.picture = login::PagePicture(*answer, examination.Target().login);
  examination.Add(std::move(finding));
}

/// The error of the redirect, and which key it speaks of.
void TellError(Examination& examination, const login::Journey& journey, const std::string& error) {
  const auto key = error == "invalid_scope"               ? "client.0.scope"
                   : error == "unauthorized_client"       ? "client.0.grants"
                   : error == "access_denied"             ? "login.username"
                   : error == "unsupported_response_type" ? "client.0.grants"
                                                          : "authorize";
  const auto description = Parameter(journey, "error_description");
  examination.Bad(fmt::format("{}: {}", kFact, login::Told(login::Step::Return)),
                  fmt::format("the client is told {}{}", error,
                              description.empty() ? "" : ", \"" + description + '"'),
                  key);
}

void TellSteps(Examination& examination, const login::Journey& journey) {
  examination.Good(fmt::format("{}: {}", kFact, login::Told(login::Step::Open)),
                   fmt::format("{} requests", journey.exchanges.size()));
  if (journey.signed_in)
    examination.Good(fmt::format("{}: {}", kFact, login::Told(login::Step::SignIn)), "signed in");
  else
    examination.Skipped(fmt::format("{}: {}", kFact, login::Told(login::Step::SignIn)),
                        "the server did not ask");
  if (journey.approved)
    examination.Good(fmt::format("{}: {}", kFact, login::Told(login::Step::Consent)), "approved");
  else
    examination.Skipped(fmt::format("{}: {}", kFact, login::Told(login::Step::Consent)),
                        "the server did not ask, or remembered");
}

bool StartsAt(const std::string& url, const std::string& uri) { return url.starts_with(uri); }

/// Other browsers hand such a redirect to the system, and do not show it.
bool IsSeen(const std::string& uri, target::LoginMethod method) {
  return uri.starts_with("http") || method == target::LoginMethod::Form ||
         method == target::LoginMethod::None;
}

void ExamineRedirectUri(Examination& examination, const target::Client& client,
                        const std::string& uri) {
  const auto fact = fmt::format("redirect URI {}", uri);
  if (!IsSeen(uri, examination.Target().login.method)) {
    examination.Skipped(fact, "a private-use scheme is seen by the login method form alone");
    return;
  }
  auto asked = examination.Hands().Asking(client);
  asked.redirect_uri = uri;
  const auto journey = Travel(examination, asked);
  const auto key = KeyOf(examination.Target(), client);
  const bool arrived = journey.left_to && StartsAt(*journey.left_to, uri);
  if (arrived && !Parameter(journey, "code").empty())
    examination.Good(fact, "brings a code");
  else if (arrived)
    examination.Bad(fact, "the client is told " + Parameter(journey, "error"), key + ".scope");
  else
    examination.Bad(fact, journey.left_to ? "the browser was sent elsewhere" : journey.why,
                    key + ".redirect_uris");
}

}  // namespace

std::optional<steps::Code> ExamineLogin(Examination& examination) {
  auto& play = examination.Hands();
  const auto asked = play.Asking(play.Main());
  const auto journey = Travel(examination, asked);
  if (!journey.left_to) {
    TellStuck(examination, journey);
    return std::nullopt;
  }
  if (const auto error = Parameter(journey, "error"); !error.empty()) {
    TellError(examination, journey, error);
    return std::nullopt;
  }
  TellSteps(examination, journey);
  const auto code = Parameter(journey, "code");
  if (code.empty() || !StartsAt(*journey.left_to, asked.redirect_uri)) {
    examination.Bad("code",
                    "the browser was sent away without a code, to " +
                        journey.left_to->substr(0, journey.left_to->find_first_of("?#")),
                    code.empty() ? "login.origins" : "client.0.redirect_uris");
    return std::nullopt;
  }
  if (Parameter(journey, "state") != asked.state)
    examination.Noted("code", "state did not come back as it was sent");
  else
    examination.Good("code", "at " + asked.redirect_uri);
  return steps::Code{code, asked, std::chrono::steady_clock::now(), "an approved code"};
}

void ExamineRedirectUris(Examination& examination) {
  const auto& clients = examination.Target().clients;
  for (const auto& client : clients) {
    if (!client.May("authorization_code")) continue;
    // The first one of the main client brought the code before.
    const std::size_t first = &client == &clients.front() ? 1 : 0;
    for (std::size_t i = first; i < client.redirect_uris.size(); ++i)
      ExamineRedirectUri(examination, client, client.redirect_uris[i]);
  }
}

}  // namespace nearmiss::onboarding
