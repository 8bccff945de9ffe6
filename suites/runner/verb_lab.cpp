#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <utility>
#include <vector>

#include "reports/record/ndjson.hpp"
#include "reports/writers/scoreboard.hpp"
#include "suites/runner/coverage.hpp"
#include "suites/runner/lab_server.hpp"
#include "suites/runner/output.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

int ListServers() {
  for (const auto& server : LabServers()) {
    const auto pid = LabProcess(server);
    std::cout << fmt::format(
        "{:<22}{:<30}{}\n", server.name,
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

/// The known failures that ship with a server; none where the embedded list has no such file.
std::string BaselineOf(const LabServer& server) {
  const auto file = LabFolder(server) / "baseline.txt";
  return std::filesystem::exists(file) ? file.string() : "";
}

/// One server: up, the run of its plan, down again if it was not up before. The run's exit code.
int Judge(const LabServer& server, const std::filesystem::path& folder, const Options& options) {
  const bool was_up = LabProcess(server).has_value();
  if (const auto up = LabUp(server); !up) return Complain(up.error(), 3);
  auto run = options;
  run.config = (LabFolder(server) / "nearmiss.toml").string();
  run.plan = options.plan.empty() ? "rfc6749" : options.plan;
  run.baseline = BaselineOf(server);
  run.out = folder.string();
  run.quiet = true;
  const int code = Run(run);
  if (!was_up) (void)LabDown(server);
  return code;
}

/// Every server of the lab that can be had here, on one page. A server that cannot be had costs the
/// others nothing.
int Scoreboard(const Options& options) {
  const auto folder = OutputFolder(options.out);
  if (!folder) return Complain(folder.error());
  std::vector<writers::ScoredServer> scored;
  for (const auto& server : LabServers()) {
    std::cerr << server.name << ": " << server.told << '\n';
    Judge(server, *folder / server.name, options);
    auto run = record::ReadRecord((*folder / server.name / "record.ndjson").string());
    if (run)
      scored.push_back({server.name, server.name, *std::move(run)});
    else
      std::cerr << server.name << " is left out: " << run.error() << '\n';
  }
  if (scored.empty()) return Complain("no server of the lab could be judged", 3);
  const auto page = *folder / "scoreboard.html";
  std::ofstream file(page, std::ios::binary);
  writers::WriteScoreboard(scored, Requirements(), file);
  file.close();
  if (!file) return Complain(page.string() + ": could not be written", 70);
  std::cout << fmt::format("{} servers: {}\n", scored.size(), page.string());
  return 0;
}

}  // namespace

int Lab(const Options& options) {
  const auto& action = options.words.front();
  if (action == "list") return ListServers();
  if (action == "scoreboard" && options.words.size() == 1) return Scoreboard(options);
  if ((action != "up" && action != "down") || options.words.size() != 2) {
    return Complain("lab list, lab up NAME, lab down NAME or lab scoreboard would be right");
  }
  const auto* server = FindLabServer(options.words[1]);
  if (server == nullptr)
    return Complain(
        fmt::format("the lab has no server \"{}\"; lab list names them", options.words[1]));
  return action == "up" ? Up(*server) : Down(*server);
}

}  // namespace nearmiss::runner
