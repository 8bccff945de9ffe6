#include "suites/selftest/proof.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <sstream>
#include <string_view>

#include "fixtures/server/defects.hpp"
#include "suites/runner/crew.hpp"
#include "suites/runner/near_miss_checks.hpp"
#include "suites/selftest/observation.hpp"

namespace nearmiss::selftest {
namespace {

using server::Dialect;

/// Most defects are seen by so few checks that one process runs them all: one core each.
constexpr int kSideBySide = 2;
/// For one defect, on a machine that has other things to do.
constexpr std::chrono::minutes kPatience(5);

void Say(const std::string& name, const std::vector<std::string>& lines,
         std::vector<std::string>& problems) {
  for (const auto& line : lines) problems.push_back(fmt::format("{}: {}", name, line));
}

/// Defects that were left out of a narrowed proof are not missing from it.
Matrix Narrowed(const Matrix& expected, const Matrix& observed) {
  Matrix narrowed;
  for (const auto& [defect, checks] : observed) {
    const auto found = expected.find(defect);
    if (found != expected.end()) narrowed.insert(*found);
  }
  return narrowed;
}

std::vector<std::string> ChecksThatNothingBreaks(const Matrix& matrix) {
  std::set<std::string> broken;
  for (const auto& [defect, checks] : matrix) broken.insert(checks.begin(), checks.end());
  std::set<std::string> planned;
  for (const auto dialect : kDialects) {
    for (const auto* entry : ChecksFor(dialect)) {
      if (!MakesItsCases(*entry)) planned.insert(entry->id);
    }
  }
  std::vector<std::string> unbroken;
  for (const auto& id : planned) {
    if (!broken.contains(id)) unbroken.push_back(fmt::format("no defect breaks {}", id));
  }
  return unbroken;
}

}  // namespace

std::string NameIn(const std::string& defect, Dialect dialect) {
  return fmt::format("{} ({})", defect, server::Name(dialect));
}

namespace {

/// Whether the matrix lists a check for the defect that only a greater depth runs.
bool ListsADeepOne(const Matrix& expected, const std::string& defect) {
  const auto listed = expected.find(defect);
  return listed != expected.end() && std::ranges::any_of(listed->second, [](const auto& id) {
           const auto* entry = FindEntry(id);
           return entry != nullptr && IsDeep(*entry);
         });
}

void Add(Observation more, Observation& observation) {
  observation.broken.merge(more.broken);
  std::ranges::move(more.trouble, std::back_inserter(observation.trouble));
}

/// One defect in one dialect.
struct Planted {
  std::string defect;
  Dialect dialect;
  std::string Name() const { return NameIn(defect, dialect); }
};

std::vector<Planted> PlantedOf(const std::set<std::string>& only) {
  std::vector<Planted> planted;
  for (const auto& defect : server::Defects()) {
    const std::string name(defect.name);
    if (!only.empty() && !only.contains(name)) continue;
    for (const auto dialect : kDialects) {
      if (defect.AppliesTo(dialect)) planted.push_back({name, dialect});
    }
  }
  return planted;
}

using Observations = std::map<std::string, Observation>;

/// Observes one of them in a process of its own, which tells what it saw as a matrix of one defect,
/// with what troubled it behind.
runner::Job JobFor(const std::string& name, std::function<Observation()> observe,
                   Observations& observations) {
  runner::Job job;
  job.patience = kPatience;
  job.work = [name, observe = std::move(observe)](runner::Link& link) {
    const auto observation = observe();
    runner::Message message;
    message.kind = runner::Message::Kind::Outcome;
    message.check = name;
    message.outcome.expected = MatrixText({{name, observation.broken}});
    message.outcome.actual = fmt::format("{}", fmt::join(observation.trouble, "\n"));
    link.Tell(message);
  };
  job.told = [name, &observations](const runner::Message& message) {
    observations[name].broken = ReadMatrix(message.outcome.expected).value()[name];
    std::istringstream lines(message.outcome.actual);
    for (std::string line; std::getline(lines, line);) observations[name].trouble.push_back(line);
  };
  job.over = [name, &observations](const std::string& trouble) {
    if (!trouble.empty()) observations[name].trouble.push_back(trouble);
  };
  return job;
}

Observations ObserveAll(const std::vector<Planted>& planted, const Matrix& expected,
                        const std::map<Dialect, Observation>& sound,
                        const std::function<void(const std::string&)>& progress) {
  Observations observations;
  std::vector<runner::Job> jobs;
  for (const auto& each : planted) {
    const auto observe = [each, &expected, &sound = sound.at(each.dialect), &progress] {
      progress(each.Name());
      auto observed = Observe(each.dialect, each.defect, sound);
      if (observed.broken.empty() || ListsADeepOne(expected, each.Name()))
        Add(ObserveDeep(each.dialect, each.defect, sound), observed);
      return observed;
    };
    jobs.push_back(JobFor(each.Name(), observe, observations));
  }
  runner::Crew(kSideBySide).Run(std::move(jobs), [] { return false; });
  return observations;
}

}  // namespace

Proof Prove(const Matrix& expected, const std::set<std::string>& only,
            const std::function<void(const std::string&)>& progress) {
  Proof proof;
  std::map<Dialect, Observation> sound;
  for (const auto dialect : kDialects) {
    progress(NameIn("sound", dialect));
    sound[dialect] = ObserveSound(dialect);
    Say(NameIn("sound", dialect), sound[dialect].trouble, proof.problems);
    for (const auto& id : sound[dialect].broken)
      proof.problems.push_back(
          fmt::format("the sound server ({}) breaks {}", server::Name(dialect), id));
  }
  for (const auto& row : runner::ForgottenRows(sound[Dialect::Rfc].tried))
    proof.problems.push_back(fmt::format("near miss {} has neither a check nor a reason", row));
  const auto planted = PlantedOf(only);
  auto observations = ObserveAll(planted, expected, sound, progress);
  std::set<std::string> quiet;
  for (const auto& each : planted) quiet.insert(each.defect);
  for (const auto& each : planted) {
    auto& observed = observations[each.Name()];
    Say(each.Name(), observed.trouble, proof.problems);
    if (observed.broken.empty()) continue;
    proof.matrix[each.Name()] = std::move(observed.broken);
    quiet.erase(each.defect);
  }
  for (const auto& defect : quiet) proof.problems.push_back(defect + " breaks no check");
  const auto wanted = only.empty() ? expected : Narrowed(expected, proof.matrix);
  for (auto& line : Differences(wanted, proof.matrix)) proof.problems.push_back(std::move(line));
  if (only.empty()) {
    for (auto& line : ChecksThatNothingBreaks(proof.matrix))
      proof.problems.push_back(std::move(line));
  }
  return proof;
}

}  // namespace nearmiss::selftest
