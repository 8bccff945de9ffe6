#pragma once

#include <chrono>
#include <csignal>
#include <functional>
#include <string>
#include <vector>

#include "suites/runner/link.hpp"

namespace nearmiss::runner {

/// A piece of work in a process of its own, so that whatever becomes of it costs the others
/// nothing.
struct Job {
  std::function<void(Link&)> work;           ///< runs in the process
  std::function<void(const Message&)> told;  ///< runs here, for each message
  /// Runs here when it is over; `trouble` is empty, or says how the process ended before its
  /// outcome.
  std::function<void(const std::string& trouble)> over;
  int outcomes = 1;                            ///< how many it owes
  std::chrono::milliseconds patience{60'000};  ///< of working time, waiting apart
};

/// Runs jobs side by side, at most so many at once; those that wait hold no place.
class Crew {
 public:
  explicit Crew(int places) : places_(places) {}

  /// Returns when all are over. `stop`, asked often, ends the rest early: their processes are
  /// ended, and `over` is not called for them.
  void Run(std::vector<Job> jobs, const std::function<bool()>& stop);

 private:
  int places_;
};

}  // namespace nearmiss::runner
