#pragma once

#include <optional>
#include <string>

#include "suites/oracle/profile.hpp"
#include "suites/oracle/verdict.hpp"
#include "suites/remote/holdings.hpp"
#include "suites/remote/script.hpp"

namespace nearmiss::remote {

/// An answer that no server may give, or that this one does not document.
struct Finding {
  std::string cause;  ///< in a few words joined by hyphens, the same for the same mistake
  oracle::Layer layer = oracle::Layer::Safety;
  std::string expected;
  std::string actual;
  std::string harm;
  std::string source = "";  ///< where a documented answer is documented
  bool verified = true;     ///< whether that source was read
};

/// What is known when an answer is judged.
struct Circumstances {
  const Holdings& holdings;  ///< before the request
  const oracle::Profile& profile;
  const Step& step;
  bool fresh = false;  ///< nothing was sent with this grant before
};

/// The first thing that is wrong with the answer; nothing when it is one that a correct server may
/// give. Pure.
std::optional<Finding> FindingIn(const oracle::Evidence& evidence, const Circumstances& around);

/// The condition of oracle::Conditions() that a step with this one edit brings about; empty where
/// none is known.
std::string_view ConditionOf(const Step& step);

}  // namespace nearmiss::remote
