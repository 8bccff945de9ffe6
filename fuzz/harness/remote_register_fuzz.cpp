// The registration endpoint stands, whatever is registered.
// An input is what `nearmiss fuzz register` plays; see suites/remote.

#include "fuzz/support/remote_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  nearmiss::fuzz::PlayOn(octets, size, "register");
  return 0;
}
