#pragma once

#include <expected>
#include <set>
#include <string>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// A record to merge, and what it is called in messages.
struct Part {
  std::string name;
  Run run;
  /// Labels that mean the same in every part: those of the configuration's own secrets.
  std::set<std::string, std::less<>> shared = {};
};

/// One run of all the shards of a run. Exchanges are numbered anew, in the order of the parts, and
/// labels too, since each shard counted its own. Refused with one line when the parts are not all
/// shards of one run: another plan, version, profile, target or configuration, a shard missing or
/// there twice. A part that was cut makes the whole a cut one.
std::expected<Run, std::string> Merge(std::vector<Part> parts);

}  // namespace nearmiss::record
