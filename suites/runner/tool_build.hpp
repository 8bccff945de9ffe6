#pragma once

#include <string>

namespace nearmiss::runner {

/// Which nearmiss this is, as JSON: version, commit, compiler, the libraries it runs with, and the
/// SHA-256 of the program itself.
std::string ToolBuild();

}  // namespace nearmiss::runner
