// What a server calls JSON is read or refused in one line, whatever it is.

#include "fixtures/wire/json.hpp"
#include "fuzz/support/fuzz_input.hpp"

using nearmiss::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto document = nearmiss::wire::ReadJson(nearmiss::fuzz::Text(octets, size));
  if (!document) {
    Require(!document.error().empty(), "a refusal says why");
    Require(document.error().find('\n') == std::string::npos, "a refusal is one line");
    return 0;
  }
  for (const auto& member : document->members) {
    const auto* found = document->Find(member.path);
    Require(found != nullptr && found->path == member.path, "a member is found by its path");
  }
  return 0;
}
