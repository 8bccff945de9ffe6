#pragma once

#include <iosfwd>
#include <span>

#include "reports/record/record.hpp"
#include "reports/requirement/coverage.hpp"

namespace nearmiss::writers {

struct CoverageOptions {
  bool each_requirement = true;  ///< else the totals alone
  bool every_check = false;      ///< also the fourth and later checks of a requirement
};

/// Requirement by requirement the checks that cite it, or why none does; totals at the end.
void WriteCoverageText(std::span<const requirement::Coverage> coverage, std::ostream& out,
                       const CoverageOptions& options);
void WriteCoverageMarkdown(std::span<const requirement::Coverage> coverage, std::ostream& out);

/// Requirement by requirement what this run came to, in Markdown.
void WriteRunCoverage(const record::Run& run,
                      std::span<const requirement::Requirement> requirements,
                      const requirement::Reasons& reasons, std::ostream& out);

}  // namespace nearmiss::writers
