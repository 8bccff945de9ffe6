#pragma once

#include "suites/runner/options.hpp"

namespace nearmiss::runner {

// One function a verb; each returns the exit code of the contract.

int Init(const Options& options);
int Doctor(const Options& options);
int Run(const Options& options);
int ShowPlan(const Options& options);
int List(const Options& options);
int Explain(const Options& options);
int ShowCoverage(const Options& options);
int Fuzz(const Options& options);
int Replay(const Options& options);
int Report(const Options& options);
int Evidence(const Options& options);
int Judge(const Options& options);
int Diff(const Options& options);
int Merge(const Options& options);
int UpdateBaseline(const Options& options);
int Serve(const Options& options);
int Demo(const Options& options);
int Selftest(const Options& options);
int Lab(const Options& options);
int Completion(const Options& options);
int Manual(const Options& options);

/// One line on standard error; returns the code.
int Complain(const std::string& text, int exit_code = 2);

}  // namespace nearmiss::runner
