#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <vector>

#include "fixtures/client/client.hpp"

namespace nearmiss::runner {

/// Requests a second over all processes of a run. Lives in memory that they share.
class RateGate {
 public:
  /// 0 lets everything through.
  explicit RateGate(double requests_per_second);
  ~RateGate();
  RateGate(const RateGate&) = delete;
  RateGate& operator=(const RateGate&) = delete;

  /// Waits for the next free moment and takes it.
  void Take();
  /// Lets nothing through for so long, in no process.
  void Pause(std::chrono::milliseconds time);

 private:
  std::int64_t interval_us_;
  std::atomic<std::int64_t>* next_us_;
};

/// Passes requests on when the gate lets them.
class GatedClient : public client::Client, public client::Racer {
 public:
  GatedClient(client::Client& inner, client::Racer& racer, RateGate& gate)
      : inner_(inner), racer_(racer), gate_(gate) {}
  wire::Exchange Send(const wire::Request& request) override {
    gate_.Take();
    return inner_.Send(request);
  }
  /// Takes a moment for each request first, and then sends them together.
  client::Volley SendTogether(const std::vector<wire::Request>& requests) override {
    for (std::size_t i = 0; i < requests.size(); ++i) gate_.Take();
    return racer_.SendTogether(requests);
  }

 private:
  client::Client& inner_;
  client::Racer& racer_;
  RateGate& gate_;
};

}  // namespace nearmiss::runner
