#pragma once

#include "suites/runner/options.hpp"

namespace CLI {
class App;
}

namespace nearmiss::runner {

/// Teaches the parser all verbs and flags; what is read goes to `options`, which has to outlive it.
void AddVerbs(CLI::App& app, Options& options);

}  // namespace nearmiss::runner
