#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "suites/remote/hunt.hpp"

namespace nearmiss::remote {

// The one place that knows the engine: libFuzzer, which mutates by the harness's own operators and
// keeps an input that brought a feature of its extra counters for the first time.

/// Whether this program was linked with it.
bool HasEngine();

struct EngineOptions {
  std::uint32_t seed = 1;  ///< the same seed and the same answers give the same inputs
  std::string corpus;      ///< folder that is read and added to; empty for none
  std::int64_t runs = -1;  ///< executions; -1 for no end
  bool guided = true;      ///< whether it is told what is new
};

/// Told of each input and what it brought; false ends the process, with exit code 0.
using EachInput = std::function<bool(std::string_view input, const Novelty& novelty)>;

/// Runs the engine, which ends the process when it is done: call it in a process of its own.
void RunEngine(const Harness& harness, Hunt& hunt, const EngineOptions& options,
               const EachInput& each);

/// For a harness program, whose `main` is the engine's: which operators mutate its inputs.
void MutateBy(const Harness& harness);
/// Tells the engine what this execution reached.
void Mark(const Novelty& novelty);

}  // namespace nearmiss::remote
