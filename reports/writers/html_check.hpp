#pragma once

#include <string>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// How much of a check is told. Thousands of checks that hold are told in short, so that the page
/// stays light; the record has everything.
enum class Told {
  Open,     ///< all of it, unfolded
  Folded,   ///< all of it
  InShort,  ///< what was asked and what came of it, without the exchanges
};

/// One check under its id as the anchor, with what the page's filter asks as data-* attributes.
std::string HtmlCheck(const record::Run& run, const record::CheckResult& check, Told told,
                      std::string_view program);

/// A line that leads to a check told elsewhere on the page.
std::string HtmlCheckLink(const record::Run& run, const record::CheckResult& check);

}  // namespace nearmiss::writers
