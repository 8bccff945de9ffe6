#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "suites/generate/edit.hpp"
#include "suites/generate/rearrangement.hpp"
#include "suites/mutate/change.hpp"
#include "suites/mutate/operator.hpp"

namespace nearmiss::generate {

/// A near miss of a value, as a list of edits rather than as a value: it fits each fresh code or
/// token, prints, is read again, and knows what is nearer.
struct NearMiss {
  std::string kind;  ///< what cases are counted by: "redirect_uri.host"
  std::vector<Edit> edits;
  std::vector<Rearrangement> moves = {};  ///< of a request rather than a value

  bool operator==(const NearMiss&) const = default;
};

/// The mutated value; nothing when an edit finds no place in this one, two edits meet, or nothing
/// changes. All places are those of the good value.
std::optional<std::string> Applied(const NearMiss& near, const std::string& good);

/// The same as an operator of the family `kind`.
mutate::Operator AsOperator(const NearMiss& near);
/// What it moves, as a change of a request.
mutate::Change AsChange(const NearMiss& near);

/// Fewer edits are nearer, and then fewer octets.
struct Distance {
  int edits = 0;
  int octets = 0;
  auto operator<=>(const Distance&) const = default;
};
Distance DistanceOf(const NearMiss& near);

/// Near misses that are nearer to the good value, made of a part of this one; the nearest first.
std::vector<NearMiss> Nearer(const NearMiss& near);

/// One line: `redirect_uri.host: host-end put %5C; end put x`.
std::string Text(const NearMiss& near);
std::optional<NearMiss> NearMissFrom(std::string_view text);

}  // namespace nearmiss::generate
