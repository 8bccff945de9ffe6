#pragma once

#include <iosfwd>

#include "reports/record/rejudged.hpp"

namespace nearmiss::writers {

/// Which verdicts of a record change because of nearmiss, and which could not be judged again and
/// why: for a terminal, as Markdown, and as one JSON object for programs.
void WriteRejudgement(const record::Rejudgement& rejudgement, std::ostream& out);
void WriteRejudgementMarkdown(const record::Rejudgement& rejudgement, std::ostream& out);
void WriteRejudgementJson(const record::Rejudgement& rejudgement, std::ostream& out);

}  // namespace nearmiss::writers
