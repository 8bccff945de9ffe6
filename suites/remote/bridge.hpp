#pragma once

#include <string>
#include <vector>

#include "fixtures/target/target.hpp"
#include "reports/record/record.hpp"

namespace nearmiss::remote {

/// What the checks of a record sent, as scripts: one for each check, with the requests that are in
/// its control, its mutant and its effects. A recorded code or token is only a label, so the script
/// means one of its own; what else differs from a valid request becomes an edit.
std::vector<std::string> ScriptsOf(const record::Run& run, const target::Target& target);

/// The same for one request; empty where it is for no endpoint that a script knows.
std::string ScriptOf(const record::RequestText& request, const target::Target& target);

}  // namespace nearmiss::remote
