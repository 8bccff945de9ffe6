#pragma once

#include <expected>
#include <string>

#include "reports/record/configuration.hpp"
#include "reports/record/rejudged.hpp"

namespace nearmiss::runner {

/// Judges a record again: today's checks run as they always do, but the record answers them. A
/// check that now sends what was not recorded, or whose verdict depends on the inside of a secret,
/// of which the record has only a label, cannot be judged. Nothing is sent. The error is one line:
/// there is no such plan any more, or the configuration cannot be read.
std::expected<record::Rejudgement, std::string> JudgeAgain(
    const record::Run& run, const record::Configuration& configuration);

}  // namespace nearmiss::runner
