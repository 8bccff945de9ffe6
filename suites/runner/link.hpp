#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "suites/runner/message.hpp"

namespace nearmiss::runner {

/// The running side of the socket between a check's process and the runner.
class Link {
 public:
  explicit Link(int socket) : socket_(socket) {}

  void Tell(const Message& message);
  void TellMet(const std::string& check, record::Role role, const wire::Exchange& exchange);
  /// Gives up the place, waits, and takes a place again.
  void Park(std::chrono::milliseconds time);

 private:
  int socket_;

  void Send(std::string_view octets);
};

}  // namespace nearmiss::runner
