#include "suites/runner/coverage.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "suites/glue/catalogue.hpp"
#include "suites/runner/embedded.hpp"

namespace nearmiss::runner {
namespace {

constexpr auto kList = "fixtures/requirements/requirements.csv";
constexpr auto kUncovered = "fixtures/requirements/uncovered.csv";

/// What ships inside the program is right, or the program is at fault.
template <typename Value>
Value Right(std::expected<Value, std::string> read, const std::string& file) {
  if (!read) throw std::runtime_error(file + ": " + read.error());
  return *std::move(read);
}

}  // namespace

const std::vector<requirement::Requirement>& Requirements() {
  static const auto requirements = Right(requirement::ReadRequirements(EmbeddedText(kList)), kList);
  return requirements;
}

const requirement::Reasons& Uncovered() {
  static const auto reasons = Right(requirement::ReadReasons(EmbeddedText(kUncovered)), kUncovered);
  return reasons;
}

const requirement::Requirement* FindRequirement(std::string_view id) {
  const auto found = std::ranges::find(Requirements(), id, &requirement::Requirement::id);
  return found == Requirements().end() ? nullptr : &*found;
}

requirement::Citations CitationsOfTheCatalogue() {
  requirement::Citations citations;
  for (const auto& entry : Catalogue()) {
    for (const auto cite : entry.about.cites) citations[std::string(cite)].push_back(entry.id);
  }
  return citations;
}

}  // namespace nearmiss::runner
