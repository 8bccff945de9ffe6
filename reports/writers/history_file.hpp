#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/writers/html_history.hpp"

namespace nearmiss::writers {

/// The run as one line of `history.ndjson`, with its line feed.
std::string HistoryLine(const record::Run& run);

/// The runs of a history that compare with this one, the oldest first, at most the last `most`: of
/// the same target and plan, whatever its version, and as whole or as narrow. Lines that are no
/// history are passed over, so that a file that was cut still tells what it can.
std::vector<PastRun> PastRuns(std::string_view history, const record::Run& run,
                              std::size_t most = 29);

}  // namespace nearmiss::writers
