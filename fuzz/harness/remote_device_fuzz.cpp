// No device gets tokens that nobody approved.
// An input is what `nearmiss fuzz device` plays; see suites/remote.

#include "fuzz/support/remote_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  nearmiss::fuzz::PlayOn(octets, size, "device");
  return 0;
}
