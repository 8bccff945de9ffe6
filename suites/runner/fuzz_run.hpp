#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "reports/record/record_file.hpp"
#include "suites/remote/hunt.hpp"
#include "suites/runner/case_file.hpp"
#include "suites/runner/run.hpp"
#include "suites/runner/settings.hpp"

namespace nearmiss::runner {

/// Told about once a second.
using FuzzProgress = std::function<void(const remote::Progress& progress)>;

/// Hunts with one harness until the time is over: a first valid grant, the engine in a process of
/// its own with `corpus` as its corpus, then each suspicion made as simple as it gets and played
/// again with fresh grants. What comes again is a finding, one for each cause; the result has a row
/// for each, or one that says what held.
RunResult FuzzTarget(const Settings& settings, const remote::Harness& harness,
                     const std::filesystem::path& corpus, std::unique_ptr<record::RecordFile> file,
                     const FuzzProgress& progress);

/// Whether a check of that id is a finding of a harness: `fuzz/token/...`.
bool IsFuzzFinding(const std::string& check);
/// Plays the input of such a case again.
RunResult ReplayFinding(const Settings& settings, const Case& recorded);

}  // namespace nearmiss::runner
