// The authorization endpoint sends no code to a stranger, whatever it is asked.
// An input is what `nearmiss fuzz authorize` plays; see suites/remote.

#include "fuzz/support/remote_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  nearmiss::fuzz::PlayOn(octets, size, "authorize");
  return 0;
}
