#pragma once

#include <map>
#include <string>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// The exchanges of a run by their number.
using ExchangeIndex = std::map<int, const record::Exchange*>;

/// Everything about one check, under its id as the anchor. New failures and faults stand open.
std::string HtmlCheck(const record::CheckResult& check, const ExchangeIndex& exchanges,
                      std::string_view program);

/// A line that leads to a check told elsewhere on the page.
std::string HtmlCheckLink(const record::CheckResult& check);

}  // namespace nearmiss::writers
