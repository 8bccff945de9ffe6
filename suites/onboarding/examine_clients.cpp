#include <fmt/format.h>

#include "suites/glue/stop.hpp"
#include "suites/onboarding/examination.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::onboarding {
namespace {

/// A code that nobody issued: a server that knows the client finds fault with the code.
wire::Exchange TryCredentials(Examination& examination, const target::Client& client) {
  auto& play = examination.Hands();
  steps::Code code;
  code.asked = play.Asking(client);
  code.value = play.Random(32);
  return play.Send(steps::RedemptionRequest(play.Target(), code), record::Role::Setup);
}

bool RefusesTheClient(const wire::Exchange& exchange) {
  const auto& answer = *exchange.Answer();
  return oracle::JsonString(answer, "error").value_or("") == "invalid_client" ||
         answer.status == 401;
}

target::Client WithWrongSecret(const target::Client& client) {
  auto wrong = client;
  wrong.secret.back() = wrong.secret.back() == 'x' ? 'y' : 'x';
  return wrong;
}

std::string FactAbout(const target::Client& client) {
  return fmt::format("client \"{}\"", client.name.empty() ? client.id : client.name);
}

void ExamineClient(Examination& examination, const target::Client& client) {
  const auto fact = FactAbout(client);
  const auto key = KeyOf(examination.Target(), client);
  const auto right = TryCredentials(examination, client);
  const auto told = ToldOf(right, oracle::Where::Token);
  if (RefusesTheClient(right)) {
    examination.Bad(
        fact, "is not known by its credentials: " + told,
        client.IsPublic() ? key + ".id" : fmt::format("{0}.id, {0}.secret or {0}.auth", key));
    return;
  }
  if (!client.SendsItsSecret() || client.secret.empty()) {
    examination.Good(fact, "a made-up code gets " + told);
    return;
  }
  const auto& wrong = examination.Hands().Keep(WithWrongSecret(client));
  const auto refused = TryCredentials(examination, wrong);
  const auto told_refused = ToldOf(refused, oracle::Where::Token);
  if (told == told_refused) {
    examination.Noted(fact, fmt::format("right and wrong secret get the same answer to a made-up "
                                        "code, {}: the grant below has to tell",
                                        told));
    return;
  }
  examination.Good(
      fact, fmt::format("a made-up code gets {}, with a wrong secret {}", told, told_refused));
}

}  // namespace

void ExamineClients(Examination& examination) {
  for (const auto& client : examination.Target().clients) {
    try {
      ExamineClient(examination, client);
    } catch (const NoAnswer& stop) {
      examination.Bad(FactAbout(client), stop.why, "target.token_endpoint");
      return;
    } catch (const NotReached& stop) {
      examination.Noted(FactAbout(client), stop.why);
    }
  }
}

}  // namespace nearmiss::onboarding
