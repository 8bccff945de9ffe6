#pragma once

#include <string_view>

namespace nearmiss::writers {

/// The page's script: filters kept in the fragment, folded checks opened by their anchors, copy
/// buttons, keys. The page says everything without it.
extern const std::string_view kHtmlScript;

/// Of the script, for the page's content security policy: no other script runs, whatever a server
/// put into its answers.
extern const std::string_view kHtmlScriptSha256;

}  // namespace nearmiss::writers
