#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {

int Lab(const Options&) { return Complain("lab: not built yet", 70); }

}  // namespace nearmiss::runner
