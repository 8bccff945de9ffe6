#include "suites/glue/depth.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nearmiss {
namespace {

constexpr std::array<std::pair<Depth, std::string_view>, 3> kNames = {
    {{Depth::Quick, "quick"}, {Depth::Standard, "standard"}, {Depth::Deep, "deep"}}};

}  // namespace

std::string_view Name(Depth depth) {
  return std::ranges::find(kNames, depth, &std::pair<Depth, std::string_view>::first)->second;
}

std::optional<Depth> DepthFrom(std::string_view name) {
  const auto* const found =
      std::ranges::find(kNames, name, &std::pair<Depth, std::string_view>::second);
  if (found == kNames.end()) return std::nullopt;
  return found->first;
}

}  // namespace nearmiss
