#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fixtures/client/curl_client.hpp"
#include "fixtures/target/target.hpp"
#include "reports/record/baseline.hpp"
#include "suites/glue/capability.hpp"
#include "suites/glue/catalogue.hpp"
#include "suites/oracle/profile.hpp"
#include "suites/runner/plan.hpp"

namespace nearmiss::runner {

class RecordedAnswers;

/// Everything that decides what a run does; the same settings with the same seed send the same
/// requests.
struct Settings {
  target::Target target;
  oracle::Profile profile;
  Plan plan;
  std::vector<const Entry*> checks;
  Depth depth = Depth::Standard;
  int deeper = 0;  ///< checks of the selection that only a greater depth runs
  /// Counterexamples of earlier runs by check, tried before new cases are made; or instead of them.
  std::multimap<std::string, std::string> earlier;
  bool only_earlier = false;
  std::string selection;  ///< the flags that narrowed the plan; empty when it is whole
  int jobs = 8;
  double rate = 0;
  std::uint64_t seed = 0;
  std::optional<std::chrono::milliseconds> max_time;
  std::optional<int> max_failures;
  bool strict = false;
  /// Whether the result holds the exchanges; without them a run is faster, and nothing in it is
  /// masked.
  bool keeps_exchanges = true;
  /// Checks that one process runs. More than one is for a server in the same process, where
  /// starting the process is the dearer part; what one check breaks then costs those behind it too.
  int checks_a_process = 1;
  std::optional<record::Baseline> baseline;
  /// Whether a finding is tried once more, alone and in a fresh session, before it is told.
  bool confirms = false;
  std::string config_sha256;
  std::string shard = "1/1";
  client::CurlOptions curl;
  /// Whether batches go over sockets of our own where no proxy is in the way.
  bool wire_batches = false;
  /// Instead of the network, a function that answers: the embedded server without sockets.
  std::function<wire::Response(const wire::Request&)> direct;
  /// Instead of the network, a record that answers: nothing is sent, and nobody waits.
  std::shared_ptr<RecordedAnswers> recorded;
  /// Instead of waiting, lets the clock of that server go on.
  std::function<void(std::chrono::milliseconds)> advance;
  /// What that server made its answers depend on since the last call; told with each check's
  /// outcome.
  std::function<std::set<std::string>()> dependencies;
  /// After the first grant: which of the checks to run, from what the grant taught.
  std::function<std::vector<const Entry*>(const Facts&)> narrow;
};

}  // namespace nearmiss::runner
