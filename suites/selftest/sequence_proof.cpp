// sequence_proof [--seeds N] [--sound N] [--defect NAME]
// What the model of grants finds by itself, without any other check, on the embedded server without
// sockets: a table, and an exit code of 1 where a defect was missed, a sequence is not the
// shortest, or the sound server was blamed.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "suites/model/exploration.hpp"
#include "suites/selftest/scene.hpp"
#include "suites/selftest/sought_defects.hpp"

namespace nearmiss::selftest {
namespace {

using model::Promised;
using server::Dialect;

std::string_view Word(Promised promised) { return promised == Promised::Must ? "MUST" : "SHOULD"; }

/// What all seeds made of one defect.
struct Row {
  int found = 0;
  std::vector<int> sequences;
  int fewest = 0;
  int most = 0;
  std::string example;
};

Row Seek(const Sought& sought, int seeds) {
  Row row;
  for (int seed = 1; seed <= seeds; ++seed) {
    const Scene scene(sought.dialect, {std::string(sought.defect)}, static_cast<unsigned>(seed));
    const auto explored =
        model::Explore(scene.Around(), sought.by, model::EffortFor(Depth::Standard));
    if (!explored.last.misfit) continue;
    const auto steps = static_cast<int>(explored.shortest.size());
    if (row.found == 0 || steps > row.most) row.example = explored.last.steps;
    row.fewest = row.found == 0 ? steps : std::min(row.fewest, steps);
    row.most = std::max(row.most, steps);
    row.sequences.push_back(explored.sequences);
    ++row.found;
  }
  std::ranges::sort(row.sequences);
  return row;
}

bool Prove(const Sought& sought, int seeds) {
  const auto row = Seek(sought, seeds);
  const bool right = row.found == seeds && row.fewest == sought.steps && row.most == sought.steps;
  const int median = row.sequences.empty() ? 0 : row.sequences[row.sequences.size() / 2];
  std::cout << fmt::format("{:<48} {:<5} {:<7} {:>3}/{:<3} {:>7} {:>5}  {}{}\n", sought.defect,
                           server::Name(sought.dialect), Word(sought.by), row.found, seeds, median,
                           row.fewest == row.most ? fmt::format("{}", row.most)
                                                  : fmt::format("{}-{}", row.fewest, row.most),
                           row.example,
                           right ? "" : fmt::format("  WRONG: {} steps wanted", sought.steps))
            << std::flush;
  return right;
}

bool HoldsSound(Dialect dialect, Promised held_to, int seeds) {
  bool held = true;
  int sequences = 0;
  int left_out = 0;
  const auto effort = model::EffortFor(Depth::Deep);
  for (int seed = 1; seed <= seeds; ++seed) {
    const Scene scene(dialect, {}, static_cast<unsigned>(seed));
    const auto explored = model::Explore(scene.Around(), held_to, effort);
    sequences += explored.sequences;
    left_out += explored.left_out;
    if (!explored.last.misfit) continue;
    held = false;
    const auto verdict = explored.Judge()(explored.Evidence());
    std::cout << fmt::format("sound {} seed {}: {}: expected {}, got {}\n", server::Name(dialect),
                             seed, explored.last.steps, verdict.expected, verdict.actual);
  }
  std::cout << fmt::format("sound {:<5} {:<7} {} seeds, {} sequences, {} left out: {}\n",
                           server::Name(dialect), Word(held_to), seeds, sequences, left_out,
                           held ? "held" : "BLAMED")
            << std::flush;
  return held;
}

}  // namespace
}  // namespace nearmiss::selftest

int main(int argc, char** argv) {
  using namespace nearmiss;  // NOLINT(google-build-using-namespace)
  int seeds = 10;
  int sound = 20;
  std::string only;
  CLI::App app("What the model of grants finds by itself");
  app.add_option("--seeds", seeds, "Seeds for each defect")->capture_default_str();
  app.add_option("--sound", sound, "Seeds for the sound server")->capture_default_str();
  app.add_option("--defect", only, "Only this one");
  CLI11_PARSE(app, argc, argv);
  bool right = true;
  for (const auto dialect : {server::Dialect::Rfc, server::Dialect::Zoho}) {
    for (const auto held_to : {model::Promised::Must, model::Promised::Should})
      right &= selftest::HoldsSound(dialect, held_to, sound);
  }
  std::cout << fmt::format("{:<48} {:<5} {:<7} {:>7} {:>7} {:>5}\n", "defect", "", "level", "seeds",
                           "median", "steps");
  for (const auto& sought : selftest::SoughtDefects()) {
    if (only.empty() || only == sought.defect) right &= selftest::Prove(sought, seeds);
  }
  return right ? 0 : 1;
}
