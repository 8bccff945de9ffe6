#include "fuzz/support/remote_target.hpp"

#include <memory>
#include <set>
#include <string>

#include "fuzz/support/fuzz_input.hpp"
#include "suites/remote/libfuzzer.hpp"
#include "suites/selftest/scene.hpp"

namespace nearmiss::fuzz {
namespace {

/// A new server from time to time, so that what the requests leave behind does not add up.
constexpr int kInputsOfOneServer = 2000;

class RemoteTarget {
 public:
  explicit RemoteTarget(std::string_view name) : harness_(*remote::FindHarness(name)) {
    remote::MutateBy(harness_);
  }

  remote::Novelty Play(std::string_view input) {
    if (inputs_++ % kInputsOfOneServer == 0) {
      hunt_.reset();
      scene_ = std::make_unique<selftest::Scene>(server::Dialect::Rfc, std::set<std::string>(), 1);
      hunt_ =
          std::make_unique<remote::Hunt>(harness_.player(scene_->Around(), remote::Stock::Shared));
    }
    return hunt_->Execute(input);
  }

 private:
  const remote::Harness& harness_;
  int inputs_ = 0;
  std::unique_ptr<selftest::Scene> scene_;
  std::unique_ptr<remote::Hunt> hunt_;
};

}  // namespace

void PlayOn(const std::uint8_t* octets, std::size_t size, std::string_view harness) {
  static RemoteTarget target(harness);
  const auto novelty = target.Play(Text(octets, size));
  remote::Mark(novelty);
  for (const auto& finding : novelty.findings)
    Require(false, finding.cause + ": expected " + finding.expected + ", got " + finding.actual);
}

}  // namespace nearmiss::fuzz
