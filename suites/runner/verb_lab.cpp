#include <fmt/format.h>

#include <iostream>

#include "suites/runner/lab_server.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

int ListServers() {
  for (const auto& server : LabServers()) {
    const auto pid = LabProcess(server);
    std::cout << fmt::format(
        "{:<16}{:<28}{}\n", server.name,
        pid ? fmt::format("up, port {}, process {}", server.port, *pid) : "down", server.told);
  }
  return 0;
}

int Up(const LabServer& server) {
  if (const auto up = LabUp(server); !up)
    return Complain(fmt::format("lab up {}: {}", server.name, up.error()), 3);
  const auto config = (LabFolder(server) / "nearmiss.toml").string();
  std::cout << fmt::format("{} is up at http://127.0.0.1:{}\nnearmiss run -c {}\n", server.name,
                           server.port, config);
  return 0;
}

int Down(const LabServer& server) {
  if (const auto down = LabDown(server); !down)
    return Complain(fmt::format("lab down: {}", down.error()), 3);
  std::cout << server.name << " is down\n";
  return 0;
}

}  // namespace

int Lab(const Options& options) {
  const auto& action = options.words.front();
  if (action == "list") return ListServers();
  if ((action != "up" && action != "down") || options.words.size() != 2) {
    return Complain("lab list, lab up NAME or lab down NAME would be right");
  }
  const auto* server = FindLabServer(options.words[1]);
  if (server == nullptr)
    return Complain(
        fmt::format("the lab has no server \"{}\"; lab list names them", options.words[1]));
  return action == "up" ? Up(*server) : Down(*server);
}

}  // namespace nearmiss::runner
