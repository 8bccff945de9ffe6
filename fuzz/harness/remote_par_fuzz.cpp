// No request is pushed without its client.
// An input is what `nearmiss fuzz par` plays; see suites/remote.

#include "fuzz/support/remote_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  nearmiss::fuzz::PlayOn(octets, size, "par");
  return 0;
}
