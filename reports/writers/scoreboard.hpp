#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "reports/record/record.hpp"
#include "reports/requirement/requirement.hpp"

namespace nearmiss::writers {

/// One server of a comparison.
struct ScoredServer {
  std::string name;
  std::string folder;  ///< of its report, relative to the page
  record::Run run;
};

/// One page that compares servers, requirement by requirement: held, not held, or not told. Each
/// cell leads to the report of that server, at the check that decided. Requirements that no server
/// was asked about are left out.
void WriteScoreboard(std::span<const ScoredServer> servers,
                     std::span<const requirement::Requirement> requirements, std::ostream& out);

}  // namespace nearmiss::writers
