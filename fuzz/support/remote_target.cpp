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

std::unique_ptr<selftest::Scene> scene;

void MakeScene() {
  scene = std::make_unique<selftest::Scene>(server::Dialect::Rfc, std::set<std::string>(), 1);
}

class RemoteTarget {
 public:
  explicit RemoteTarget(std::string_view name) : harness_(*remote::FindHarness(name)) {
    remote::MutateBy(harness_);
    Enter();
  }

  remote::Novelty Play(std::string_view input) {
    if (++inputs_ % kInputsOfOneServer == 0) {
      hunt_.reset();
      MakeScene();
      Enter();
    }
    return hunt_->Execute(input);
  }

 private:
  const remote::Harness& harness_;
  int inputs_ = 0;
  std::unique_ptr<remote::Hunt> hunt_;

  void Enter() {
    hunt_ = std::make_unique<remote::Hunt>(harness_.player(scene->Around(), remote::Stock::Shared));
  }
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

// The server's keys take a while to make: once, whatever plays the inputs.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  using namespace nearmiss::fuzz;  // NOLINT(google-build-using-namespace)
  MakeScene();
  return 0;
}
