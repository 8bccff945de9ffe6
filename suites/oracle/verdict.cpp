#include "suites/oracle/verdict.hpp"

#include <utility>

namespace nearmiss::oracle {

Verdict Held(std::string expected, std::string actual) {
  return {true, Layer::Safety, std::move(expected), std::move(actual), "", true, -1, true};
}

Verdict Unsafe(std::string expected, std::string actual) {
  return {false, Layer::Safety, std::move(expected), std::move(actual), "", true, -1, true};
}

Verdict Undocumented(std::string expected, std::string actual) {
  return {false, Layer::Documented, std::move(expected), std::move(actual), "", true, -1, true};
}

Verdict NothingToJudge(std::string expected, std::string why) {
  return {true, Layer::Safety, std::move(expected), std::move(why), "", true, -1, false};
}

}  // namespace nearmiss::oracle
