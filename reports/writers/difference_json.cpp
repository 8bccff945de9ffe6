#include <nlohmann/json.hpp>

#include "reports/writers/difference.hpp"
#include "reports/writers/json_text.hpp"

namespace nearmiss::writers {
namespace {

/// Null for a check that the run does not have.
Json Side(const record::CheckResult* check) {
  if (check == nullptr) return nullptr;
  return {{"outcome", Name(check->outcome)},
          {"verdict", Name(check->verdict)},
          {"expected", JsonText(check->expected)},
          {"actual", JsonText(check->actual)},
          {"reason", JsonText(check->reason)}};
}

}  // namespace

void WriteDifferenceJson(const record::Difference& difference, std::ostream& out) {
  Json document = {{"schema", "nearmiss.difference/1"}, {"regression", difference.HasRegression()},
                   {"same", difference.same},           {"left_out", difference.left_out},
                   {"partial", Json::array()},          {"moved", Json::array()},
                   {"also_moved", Json::array()}};
  for (const std::string& partial : difference.partial)
    document["partial"].push_back(JsonText(partial));
  for (const record::Moved& moved : difference.checks) {
    document["moved"].push_back({{"check", JsonText(moved.Any().check)},
                                 {"title", JsonText(moved.Any().title)},
                                 {"move", Name(moved.move)},
                                 {"regression", moved.IsRegression()},
                                 {"scored", moved.Any().scored},
                                 {"before", Side(moved.before)},
                                 {"now", Side(moved.now)}});
  }
  for (const record::AlsoMoved& also : difference.also) {
    document["also_moved"].push_back({{"what", JsonText(also.what)},
                                      {"before", JsonText(also.before)},
                                      {"now", JsonText(also.now)}});
  }
  WriteJson(document, out);
}

}  // namespace nearmiss::writers
