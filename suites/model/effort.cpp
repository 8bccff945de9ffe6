#include "suites/model/effort.hpp"

namespace nearmiss::model {

Effort EffortFor(Depth depth) {
  using std::chrono::seconds;
  switch (depth) {
    case Depth::Quick:
      return {100, 20, 500, seconds(4)};
    case Depth::Standard:
      return {400, 20, 2000, seconds(10)};
    case Depth::Deep:
      return {3000, 30, 5000, seconds(120)};
  }
  return {};
}

}  // namespace nearmiss::model
