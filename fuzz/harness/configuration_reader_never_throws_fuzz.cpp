// Any text is read as a configuration, or refused in one line that says where; nothing outside is
// touched on its behalf.

#include "fixtures/target/load.hpp"
#include "fixtures/target/metadata.hpp"
#include "fixtures/target/write.hpp"
#include "fuzz/support/fuzz_input.hpp"

using namespace nearmiss;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  target::Environment environment;
  environment.outside = target::Environment::Outside::Refused;
  environment.variable = [](const std::string& name) -> std::optional<std::string> {
    if (name.starts_with("NM_")) return "value of " + name;
    return std::nullopt;
  };
  const auto parts = fuzz::Parts(fuzz::Text(octets, size), 2);
  const auto target = target::ReadTarget(parts[0], "nearmiss.toml", environment);
  if (!target) {
    const auto line = target.error().Line();
    fuzz::Require(line.starts_with("nearmiss.toml"), "an error says where");
    fuzz::Require(line.find('\n') == std::string::npos, "an error is one line");
    return 0;
  }
  const auto again = target::ReadTarget(target::ToToml(*target), "nearmiss.toml", environment);
  fuzz::Require(again.has_value(), "what was read can be written and read");
  fuzz::Require(again->token_endpoint == target->token_endpoint, "with the same endpoints");
  fuzz::Require(again->clients.size() == target->clients.size(), "and the same clients");
  const auto with = target::WithMetadata(*target, parts[1], "https://as.example/metadata");
  fuzz::Require(with || with.error().find('\n') == std::string::npos, "an error is one line");
  return 0;
}
