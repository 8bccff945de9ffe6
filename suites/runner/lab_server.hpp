#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace nearmiss::runner {

/// A server made by others, for trying the suite on. Its glue (package.json and server.mjs, or
/// server.sh, and nearmiss.toml) ships with nearmiss; what it needs is installed from the npm
/// registry into a cache folder, or is in Debian's packages.
struct LabServer {
  std::string name;
  std::string told;
  int port = 0;
  std::vector<std::string> packages;  ///< of Debian, that it needs; none for one from npm
};

const std::vector<LabServer>& LabServers();
const LabServer* FindLabServer(const std::string& name);

/// `$XDG_CACHE_HOME/nearmiss/lab/NAME`, or below ~/.cache.
std::filesystem::path LabFolder(const LabServer& server);

/// Installs and starts it on loopback, and waits until it answers. The error is one line.
std::expected<void, std::string> LabUp(const LabServer& server);
/// Ends the process that `LabUp` started.
std::expected<void, std::string> LabDown(const LabServer& server);
/// The process, if one that `LabUp` started is running.
std::optional<int> LabProcess(const LabServer& server);

}  // namespace nearmiss::runner
