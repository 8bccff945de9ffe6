#pragma once

#include <string>
#include <string_view>

namespace nearmiss::record {

/// One word for bash with these octets; labels in it become variables. Octets that a terminal does
/// not show as themselves are written as `$'\ooo'` escapes. It cannot hold NUL.
std::string ShellWord(std::string_view masked);

/// Arguments of printf that make it write these octets; labels become variables. Can hold NUL.
std::string PrintfArguments(std::string_view masked);

/// The shell variable for a label: `refresh_token#2` is `REFRESH_TOKEN_2`.
std::string VariableOf(std::string_view label);

}  // namespace nearmiss::record
