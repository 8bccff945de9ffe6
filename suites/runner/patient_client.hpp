#pragma once

#include <chrono>
#include <optional>

#include "fixtures/client/client.hpp"
#include "suites/runner/rate_gate.hpp"

namespace nearmiss::runner {

/// How long an answer asks its client to wait: 429 (RFC 6585 4) or 503 with Retry-After, in seconds
/// or as a date (RFC 9110 10.2.3); a second for a 429 that does not say. Nothing for any other
/// answer.
std::optional<std::chrono::seconds> AskedToWait(const wire::Response& response,
                                                std::chrono::sys_seconds now);

/// Waits when it is asked to, with every process of the run, and sends again: what was turned away
/// at the door was not acted on. An answer that asks for longer than ten seconds, or a third time,
/// is passed on as it is.
class PatientClient : public client::Client, public client::Racer {
 public:
  PatientClient(client::Client& inner, client::Racer& racer, RateGate& gate)
      : inner_(inner), racer_(racer), gate_(gate) {}
  wire::Exchange Send(const wire::Request& request) override;
  /// A volley that was turned away is no volley any more, so it is passed on.
  client::Volley SendTogether(const std::vector<wire::Request>& requests) override {
    return racer_.SendTogether(requests);
  }

 private:
  client::Client& inner_;
  client::Racer& racer_;
  RateGate& gate_;
};

}  // namespace nearmiss::runner
