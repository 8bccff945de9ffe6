// guidance [--seeds N] [--unguided-seeds N] [--budget EXECUTIONS] [--times FACTOR]
// What it is worth that the engine is told what the server answers: the token harness on a server
// with planted mistakes, in this process, guided with a budget of executions and unguided with
// FACTOR times as many. A table; exit code 1 unless the guided one finds all with every seed and
// the unguided one half of them at most.

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "fuzz/benchmark/planted.hpp"
#include "suites/remote/libfuzzer.hpp"
#include "suites/selftest/scene.hpp"

namespace nearmiss::fuzz {
namespace {

/// A new server from time to time, so that what it keeps does not add up.
constexpr int kInputsOfOneServer = 5000;

/// A mistake was made and its answer found wrong, at this execution.
struct Found {
  std::uint32_t mistake = 0;
  std::uint32_t execution = 0;
};

class PlantedTarget {
 public:
  PlantedTarget() { Renew(); }

  remote::Execution Play(std::string_view input) {
    if (++inputs_ % kInputsOfOneServer == 0) Renew();
    server_->Forget();
    return player_(input);
  }
  const std::vector<std::size_t>& Fired() const { return server_->Fired(); }

 private:
  int inputs_ = 0;
  std::unique_ptr<PlantedServer> server_;
  std::unique_ptr<selftest::Scene> scene_;
  remote::Player player_;

  void Renew() {
    player_ = {};
    scene_.reset();
    scene_ = std::make_unique<selftest::Scene>(
        server::Dialect::Rfc, std::set<std::string>(), 1,
        [this](client::DirectClient::Function sound) -> client::DirectClient::Function {
          server_ = std::make_unique<PlantedServer>(std::move(sound));
          return [this](const wire::Request& request) { return server_->Answer(request); };
        });
    player_ = remote::FindHarness("token")->player(scene_->Around(), remote::Stock::Shared);
  }
};

/// One run, in a process that ends with it; what is found goes into the pipe.
[[noreturn]] void Run(std::uint32_t seed, bool guided, std::int64_t executions, int pipe) {
  // Its own log of a line for each new input is of no interest here.
  const int nothing = open("/dev/null", O_WRONLY);
  dup2(nothing, STDERR_FILENO);
  PlantedTarget target;
  bool found_wrong = false;
  remote::Hunt hunt([&](std::string_view input) {
    auto execution = target.Play(input);
    found_wrong = !execution.findings.empty();
    return execution;
  });
  remote::EngineOptions options;
  options.seed = seed;
  options.runs = executions;
  options.guided = guided;
  std::uint32_t count = 0;
  remote::RunEngine(*remote::FindHarness("token"), hunt, options,
                    [&](std::string_view, const remote::Novelty&) {
                      ++count;
                      for (const auto mistake : target.Fired()) {
                        const Found found{static_cast<std::uint32_t>(mistake), count};
                        if (found_wrong && write(pipe, &found, sizeof found) < 0) _exit(1);
                      }
                      return count < executions;
                    });
  _exit(0);
}

using FirstFound = std::map<std::uint32_t, std::uint32_t>;  ///< execution by mistake

FirstFound RunInAProcess(std::uint32_t seed, bool guided, std::int64_t executions) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) Run(seed, guided, executions, ends[1]);
  close(ends[1]);
  FirstFound first;
  for (Found found; read(ends[0], &found, sizeof found) == sizeof found;)
    first.try_emplace(found.mistake, found.execution);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) throw std::runtime_error("the engine's process failed");
  return first;
}

struct Runs {
  std::vector<FirstFound> by_seed;
  double seconds = 0;
};

Runs RunAll(int seeds, bool guided, std::int64_t executions) {
  Runs runs;
  const auto begin = std::chrono::steady_clock::now();
  for (int seed = 1; seed <= seeds; ++seed) {
    runs.by_seed.push_back(RunInAProcess(static_cast<std::uint32_t>(seed), guided, executions));
    std::cerr << fmt::format("{} seed {}: {} found\n", guided ? "guided" : "unguided", seed,
                             runs.by_seed.back().size());
  }
  runs.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return runs;
}

/// How many seeds found it, and after how many executions in the median.
std::string Cell(const Runs& runs, std::uint32_t mistake) {
  std::vector<std::uint32_t> executions;
  for (const auto& first : runs.by_seed) {
    if (const auto found = first.find(mistake); found != first.end())
      executions.push_back(found->second);
  }
  std::ranges::sort(executions);
  return fmt::format("{:>3}/{:<3}{:>10}", executions.size(), runs.by_seed.size(),
                     executions.empty() ? "-" : std::to_string(executions[executions.size() / 2]));
}

bool Print(const Runs& guided, const Runs& unguided, std::int64_t budget, int times) {
  const auto mistakes = PlantedMistakes();
  std::cout << fmt::format("{:<92} guided {:>9} unguided {:>7}\n", "planted mistake", "median",
                           "median");
  for (std::uint32_t i = 0; i < mistakes.size(); ++i)
    std::cout << fmt::format("{:<92} {} {}\n", mistakes[i].told, Cell(guided, i),
                             Cell(unguided, i));
  const auto all = [&](const FirstFound& first) { return first.size() == mistakes.size(); };
  const auto most = std::ranges::max(unguided.by_seed, {}, &FirstFound::size).size();
  const auto least = std::ranges::min(guided.by_seed, {}, &FirstFound::size).size();
  std::cout << fmt::format(
      "guided, {} executions: at least {} of {} with each seed; unguided, {}: at most {}\n", budget,
      least, mistakes.size(), budget * times, most);
  std::cout << fmt::format(
      "executions a second: guided {:.0f}, unguided {:.0f}\n",
      static_cast<double>(budget) * std::ssize(guided.by_seed) / guided.seconds,
      static_cast<double>(budget * times) * std::ssize(unguided.by_seed) / unguided.seconds);
  return std::ranges::all_of(guided.by_seed, all) && 2 * most <= mistakes.size();
}

}  // namespace
}  // namespace nearmiss::fuzz

int main(int argc, char** argv) {
  using namespace nearmiss;  // NOLINT(google-build-using-namespace)
  int seeds = 10;
  int unguided_seeds = 0;
  std::int64_t budget = 300'000;
  int times = 20;
  CLI::App app("What guidance by the server's answers is worth");
  app.add_option("--seeds", seeds, "Seeds of each kind")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  auto* fewer =
      app.add_option("--unguided-seeds", unguided_seeds, "Of the unguided, which take longer")
          ->check(CLI::PositiveNumber);
  app.add_option("--budget", budget, "Executions of a guided run")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--times", times, "As many more for an unguided one")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (!remote::HasEngine()) {
    std::cerr << "this build has no libFuzzer\n";
    return 2;
  }
  server::MakeSigningKeys();
  const auto guided = fuzz::RunAll(seeds, true, budget);
  const auto unguided = fuzz::RunAll(*fewer ? unguided_seeds : seeds, false, budget * times);
  return fuzz::Print(guided, unguided, budget, times) ? 0 : 1;
}
