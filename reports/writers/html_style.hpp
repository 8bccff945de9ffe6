#pragma once

#include <string_view>

namespace nearmiss::writers {

/// The style sheet of `report.html`.
extern const std::string_view kHtmlStyle;

}  // namespace nearmiss::writers
