#pragma once

#include <string>

namespace nearmiss::oracle {

/// Which promise is judged: what binds every server, or what this one documents.
enum class Layer { Safety, Documented };

/// What a judge says of the evidence. `expected` and `actual` are filled either way.
struct Verdict {
  bool held = false;
  Layer layer = Layer::Safety;  ///< of a verdict that did not hold
  std::string expected;
  std::string actual;
  std::string source;      ///< where a documented answer is documented; empty otherwise
  bool verified = true;    ///< false when that source could not be checked
  int exchange = -1;       ///< index of the exchange that decided, where the evidence holds many
  bool applicable = true;  ///< false when the evidence holds nothing that the judge is about
};

Verdict Held(std::string expected, std::string actual);
Verdict Unsafe(std::string expected, std::string actual);
Verdict Undocumented(std::string expected, std::string actual);
/// The evidence holds nothing to judge.
Verdict NothingToJudge(std::string expected, std::string why);

}  // namespace nearmiss::oracle
