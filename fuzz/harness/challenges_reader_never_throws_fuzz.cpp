// A WWW-Authenticate field is read whatever it is, and no character comes out that did not go in.

#include "fuzz/support/fuzz_input.hpp"
#include "suites/oracle/challenge.hpp"

using nearmiss::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto field = nearmiss::fuzz::Text(octets, size);
  std::size_t read = 0;
  for (const auto& challenge : nearmiss::oracle::ReadChallenges(field)) {
    Require(field.find(challenge.scheme) != std::string_view::npos, "a scheme stands in the field");
    read += challenge.scheme.size();
    for (const auto& [name, value] : challenge.parameters) {
      Require(field.find(name) != std::string_view::npos, "a name stands in the field");
      read += name.size() + value.size();
    }
  }
  Require(read <= field.size(), "nothing is read twice");
  return 0;
}
