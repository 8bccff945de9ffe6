#pragma once

#include <iosfwd>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

struct MarkdownOptions {
  std::string program = "nearmiss";  ///< how the user calls it, for the replay command
};

/// `summary.md`: short enough for a job summary or a comment on a change.
void WriteMarkdown(const record::Run& run, std::ostream& out, const MarkdownOptions& options = {});

}  // namespace nearmiss::writers
