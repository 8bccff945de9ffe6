// No answer of the token endpoint is one that no server may give.
// An input is what `nearmiss fuzz token` plays; see suites/remote.

#include "fuzz/support/remote_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  nearmiss::fuzz::PlayOn(octets, size, "token");
  return 0;
}
