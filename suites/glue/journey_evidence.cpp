#include "suites/glue/journey_evidence.hpp"

#include <utility>

namespace nearmiss {

void Take(login::Journey journey, oracle::Evidence& evidence) {
  evidence.exchanges = std::move(journey.exchanges);
  evidence.left_to = std::move(journey.left_to);
  evidence.left_status = journey.left_status;
  evidence.signed_in = journey.signed_in;
  evidence.consented = journey.approved || journey.denied;
}

}  // namespace nearmiss
