#include "suites/glue/travel_many.hpp"

#include <utility>

#include "fixtures/client/primed_client.hpp"
#include "fixtures/client/recording_client.hpp"
#include "fixtures/login/navigator.hpp"

namespace nearmiss {

std::vector<login::Journey> TravelMany(Play& play, const std::vector<wire::Request>& requests,
                                       record::Role role) {
  const auto& around = play.Around();
  auto session = play.Session();
  std::vector<wire::Request> firsts;
  firsts.reserve(requests.size());
  login::Journey none;
  const login::Navigator navigator(*around.client, play.Target(), session, none);
  for (const auto& request : requests) firsts.push_back(navigator.Dressed(request));
  auto exchanges =
      around.batch == nullptr ? std::vector<wire::Exchange>() : around.batch->SendAll(firsts);
  if (around.batch == nullptr) {
    for (const auto& first : firsts) exchanges.push_back(around.client->Send(first));
  }
  std::vector<login::Journey> journeys;
  journeys.reserve(requests.size());
  client::PrimedClient primed(*around.client);
  client::RecordingClient recording(
      primed, [&](const wire::Exchange& exchange) { around.report(exchange, role); });
  login::Browser browser(recording, play.Target(), session);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    primed.Prime(std::move(exchanges[i]));
    journeys.push_back(browser.Open(requests[i], login::Consent::Approve));
  }
  return journeys;
}

}  // namespace nearmiss
