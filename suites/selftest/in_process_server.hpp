#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "fixtures/server/authorization_server.hpp"
#include "fixtures/server/options.hpp"
#include "fixtures/target/target.hpp"

namespace nearmiss::selftest {

/// The embedded server without sockets, whose clock can be told to go on. A process that is forked
/// has a copy of its own, so that checks do not meet.
class InProcessServer {
 public:
  InProcessServer(server::Dialect dialect, const std::set<std::string>& defects);

  const target::Target& Target() const { return target_; }
  /// Answers a request by the data centre that its URL names. The server must outlive the function.
  std::function<wire::Response(const wire::Request&)> Answering();
  std::function<void(std::chrono::milliseconds)> Advancing();

 private:
  std::vector<std::string> base_urls_;
  std::vector<std::unique_ptr<server::AuthorizationServer>> servers_;
  target::Target target_;
  std::shared_ptr<std::chrono::milliseconds> ahead_ =
      std::make_shared<std::chrono::milliseconds>(0);
};

}  // namespace nearmiss::selftest
