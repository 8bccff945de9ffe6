#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "fixtures/client/direct_client.hpp"
#include "suites/glue/play.hpp"
#include "suites/selftest/in_process_server.hpp"

namespace nearmiss::selftest {

/// What a check or a harness meets, with the embedded server without sockets behind it.
class Scene {
 public:
  using Answering = client::DirectClient::Function;
  /// Stands between the requests and the server, to make mistakes that it has no name for.
  using Between = std::function<Answering(Answering)>;

  Scene(server::Dialect dialect, const std::set<std::string>& defects, std::uint64_t seed,
        const Between& between = {});
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  /// Ready to play: the first grant has told what it tells.
  const Surroundings& Around() const { return around_; }

 private:
  InProcessServer server_;
  client::DirectClient client_;
  oracle::Profile profile_;
  Surroundings around_;
};

}  // namespace nearmiss::selftest
