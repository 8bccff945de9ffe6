#include "suites/remote/execution.hpp"

#include "suites/glue/stop.hpp"

namespace nearmiss::remote {

std::string WhyStopped(const std::function<void()>& play) {
  try {
    play();
    return "";
  } catch (const NotReached& stop) {
    return stop.why;
  } catch (const NotApplicable& stop) {
    return stop.why;
  } catch (const NoAnswer& stop) {
    return stop.why;
  }
}

}  // namespace nearmiss::remote
