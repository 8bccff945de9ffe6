#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

struct MarkdownOptions {
  std::string program = "nearmiss";  ///< how the user calls it, for the replay command
  /// Octets at most; what does not fit is counted. GitHub takes 1 MiB as the summary of a step.
  std::size_t most = 1'000'000;
};

/// `summary.md`: short enough for a job summary or a comment on a change.
void WriteMarkdown(const record::Run& run, std::ostream& out, const MarkdownOptions& options = {});

}  // namespace nearmiss::writers
