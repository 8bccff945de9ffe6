#pragma once

#include <expected>
#include <functional>
#include <string>

#include "fixtures/target/target.hpp"
#include "reports/record/configuration.hpp"

namespace nearmiss::runner {

/// The configuration as text for a record, secrets still in it, written out so that masking finds
/// them. What would act outside (commands) and private keys are not in it.
std::string ToRecordedToml(target::Target target);

/// The target that a record's configuration tells, with `value_of` each label instead of the
/// secret, throw-away keys instead of the clients' own, and nothing that acts outside: commands are
/// not run, no browser is started. Certificates are read from the files that it names.
std::expected<target::Target, std::string> TargetFrom(
    const record::Configuration& configuration,
    const std::function<std::string(const std::string& label)>& value_of);

}  // namespace nearmiss::runner
