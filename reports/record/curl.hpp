#pragma once

#include <span>
#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// A bash command that sends this (masked) request with curl and prints the whole answer. Labels
/// become variables: `code#1` is `$CODE_1`. Octets that a command line cannot hold or show go in as
/// `$'...'` escapes; a body with NUL comes through a pipe from printf.
std::string CurlCommand(const RequestText& request);

/// A bash script that repeats the exchanges of one check: which variables to set first, what to do
/// in a browser (as a comment), the commands, and tokens taken out of the answers that bring them.
std::string CurlSequence(std::span<const Exchange> exchanges);

}  // namespace nearmiss::record
