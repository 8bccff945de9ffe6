#pragma once

#include <sys/types.h>

#include <expected>
#include <string>
#include <utility>
#include <vector>

#include "fixtures/server/options.hpp"

namespace nearmiss::selftest {

/// The embedded authorization server in a process of its own, on loopback, for as long as the value
/// lives.
class ServerProcess {
 public:
  static std::expected<ServerProcess, std::string> Start(const server::Options& options);
  ServerProcess(ServerProcess&& other) noexcept
      : pid_(std::exchange(other.pid_, 0)), base_urls_(std::move(other.base_urls_)) {}
  ServerProcess& operator=(ServerProcess&&) = delete;
  ~ServerProcess();

  /// `http://127.0.0.1:PORT` of each data centre.
  const std::vector<std::string>& BaseUrls() const { return base_urls_; }
  bool IsAlive() const;

 private:
  ServerProcess(pid_t pid, std::vector<std::string> base_urls)
      : pid_(pid), base_urls_(std::move(base_urls)) {}
  pid_t pid_;
  std::vector<std::string> base_urls_;
};

}  // namespace nearmiss::selftest
