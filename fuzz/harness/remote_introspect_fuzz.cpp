// Introspection calls no token active that was never issued.
// An input is what `nearmiss fuzz introspect` plays; see suites/remote.

#include "fuzz/support/remote_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  nearmiss::fuzz::PlayOn(octets, size, "introspect");
  return 0;
}
