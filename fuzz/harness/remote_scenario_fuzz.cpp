// Sequences of requests keep to the model of grants.
// An input is what `nearmiss fuzz scenario` plays; see suites/remote.

#include "fuzz/support/remote_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  nearmiss::fuzz::PlayOn(octets, size, "scenario");
  return 0;
}
