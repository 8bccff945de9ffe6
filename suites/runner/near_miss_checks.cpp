#include "suites/runner/near_miss_checks.hpp"

#include <sstream>

#include "suites/glue/near_misses.hpp"
#include "suites/mutate/near_miss_text.hpp"
#include "suites/runner/embedded.hpp"

namespace nearmiss::runner {

const std::map<std::string, SentElsewhere>& RowsSentElsewhere() {
  static const auto kRows = [] {
    std::map<std::string, SentElsewhere> rows;
    std::istringstream lines{std::string(EmbeddedText("fixtures/vectors/near_miss_checks.csv"))};
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
      const auto fields = mutate::CsvFields(line);
      rows[fields.at(0) + '/' + fields.at(1)] = {fields.at(2), fields.at(3)};
    }
    return rows;
  }();
  return kRows;
}

std::vector<std::string> ForgottenRows(const std::set<std::string>& tried) {
  std::set<const mutate::Row*> of_a_check;
  for (const auto& entry : Catalogue()) of_a_check.insert(RowOf(entry));
  std::vector<std::string> forgotten;
  for (const auto& row : mutate::NearMissRows()) {
    const bool known = tried.contains(row.Id()) || of_a_check.contains(&row) ||
                       RowsSentElsewhere().contains(row.Id());
    if (!known) forgotten.push_back(row.Id());
  }
  return forgotten;
}

}  // namespace nearmiss::runner
