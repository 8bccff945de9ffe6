#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::evidence {

/// SHA-256 in hex by file name.
using Digests = std::map<std::string, std::string>;

/// An in-toto statement 1.0 with the predicate test-result 0.1: the files as subjects, and what the
/// run came to. The same for the same run and files, so that it can be made again to compare. A
/// tested server is known by no digest; `record.ndjson` says which it was.
std::string StatementText(const record::Run& run, const Digests& files);

/// The files that a statement is about; the error is one line.
std::expected<Digests, std::string> SubjectsOf(std::string_view statement);

}  // namespace nearmiss::evidence
