// The revocation endpoint stands, whatever it is asked to revoke.
// An input is what `nearmiss fuzz revoke` plays; see suites/remote.

#include "fuzz/support/remote_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  nearmiss::fuzz::PlayOn(octets, size, "revoke");
  return 0;
}
