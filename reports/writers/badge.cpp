#include "reports/writers/badge.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "reports/record/baseline.hpp"
#include "reports/writers/json_text.hpp"
#include "reports/writers/summary.hpp"

namespace nearmiss::writers {

std::expected<std::string, std::string> Badge(const record::Run& run) {
  if (record::IsPartial(run)) {
    return std::unexpected(
        "a badge is for a whole plan only: this record is cut, interrupted, a shard, or of a "
        "selection");
  }
  if (run.start.plan == "all")
    return std::unexpected("a badge is for a plan with a version; `all` changes with nearmiss");
  const Required required = RequiredOf(run);
  const int exit_code = run.end->exit_code;
  if ((exit_code != 0 && exit_code != 1 && exit_code != 4) || required.tried == 0)
    return std::unexpected("a badge is for a run that tested something; this one could not");
  std::ostringstream out;
  WriteJson({{"schemaVersion", 1},
             {"label", JsonText("nearmiss " + run.start.plan)},
             {"message", fmt::format("{} of {} MUST held", required.held, required.tried)},
             {"color", required.held == required.tried ? "brightgreen" : "red"},
             {"isError", required.held != required.tried}},
            out);
  return out.str();
}

}  // namespace nearmiss::writers
