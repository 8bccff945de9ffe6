#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "suites/model/command.hpp"
#include "suites/model/rules.hpp"

namespace nearmiss::model {

/// Draws sequences that make sense for a target with these rules: the same for the same seed, on
/// every machine and whatever the server answers.
class Draw {
 public:
  Draw(const Rules& rules, std::uint64_t seed, int longest)
      : rules_(rules), seed_(seed), longest_(longest) {}

  /// The sequence of this number.
  Sequence Nth(int n) const;

 private:
  Rules rules_;
  std::uint64_t seed_;
  int longest_;
};

/// Whether a shorter or simpler sequence still fails; if so, the part of it that was needed.
using StillFails = std::function<std::optional<Sequence>(const Sequence&)>;

/// The shortest and simplest sequence that can be reached from a failing one: parts are left out,
/// then what is odd about a step. No step comes in that a target with these rules cannot take.
/// `still_fails` is asked as long as it can say yes.
Sequence Shrunk(const Rules& rules, Sequence failing, const StillFails& still_fails);

}  // namespace nearmiss::model
