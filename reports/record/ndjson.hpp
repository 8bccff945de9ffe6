#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// The value of `schema` in a record's first line.
inline constexpr std::string_view kRecordSchema = "nearmiss.record/1";

/// One event as one line of JSON with its newline. Text that is not UTF-8 is kept as base64: a body
/// with `"encoding":"base64"` beside it, any other text as `{"base64":"..."}` in its place.
std::string Line(const RunStart& start);
std::string Line(const Exchange& exchange);
std::string Line(const CheckResult& check);
std::string Line(const RunEnd& end);

/// The run that a record tells. A last line that was cut off is left out; any other malformed line
/// is an error `NAME:LINE: what is wrong`. Events of a kind not known are passed over. Checks come
/// back in id order.
std::expected<Run, std::string> ParseRecord(std::string_view text, std::string_view name);
std::expected<Run, std::string> ReadRecord(const std::filesystem::path& path);

}  // namespace nearmiss::record
