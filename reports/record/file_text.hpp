#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace nearmiss::record {

/// The octets of a file; nothing when it cannot be read.
std::optional<std::string> FileText(const std::filesystem::path& path);

}  // namespace nearmiss::record
