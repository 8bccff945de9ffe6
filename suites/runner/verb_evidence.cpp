#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <sstream>

#include "reports/evidence/digest.hpp"
#include "reports/evidence/pack.hpp"
#include "reports/record/file_text.hpp"
#include "reports/record/ndjson.hpp"
#include "reports/writers/coverage.hpp"
#include "suites/runner/coverage.hpp"
#include "suites/runner/embedded.hpp"
#include "suites/runner/plan.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

namespace fs = std::filesystem;

/// Plan and list of scored checks that the record was judged by. A plan of another version than
/// this nearmiss has would be evidence of something else.
std::expected<void, std::string> AddPlan(const record::Run& run, evidence::Files& files) {
  const auto name = run.start.plan.substr(0, run.start.plan.find('@'));
  const auto plan = LoadPlan(name);
  if (!plan) return std::unexpected(plan.error());
  if (plan->Versioned() != run.start.plan) {
    return std::unexpected(fmt::format(
        "the record is of plan {}, and this nearmiss has {}: the nearmiss that made the "
        "record would be right, {} ({})",
        run.start.plan, plan->Versioned(), run.start.version, run.start.commit));
  }
  files[evidence::kPlanFile] = EmbeddedText("fixtures/plans/" + name + ".toml");
  const auto scored = EmbeddedText("fixtures/plans/" + name + ".scored");
  if (!scored.empty()) files[evidence::kScoredFile] = scored;
  return {};
}

/// What the run left beside its record.
std::expected<void, std::string> AddBeside(const fs::path& record, evidence::Files& files) {
  for (const auto* name : {evidence::kConfigurationFile, evidence::kToolFile}) {
    const auto path = record.parent_path() / name;
    auto text = record::FileText(path);
    if (!text)
      return std::unexpected(
          fmt::format("{}: missing; a run leaves it beside the record", path.string()));
    files[name] = *std::move(text);
  }
  return {};
}

std::expected<evidence::Files, std::string> Gather(const record::Run& run, const fs::path& record) {
  evidence::Files files;
  auto text = record::FileText(record);
  if (!text) return std::unexpected(fmt::format("{}: cannot be read", record.string()));
  files[evidence::kRecordFile] = *std::move(text);
  if (const auto beside = AddBeside(record, files); !beside) return std::unexpected(beside.error());
  if (evidence::Sha256(files[evidence::kConfigurationFile]) != run.start.config_sha256)
    return std::unexpected(
        fmt::format("{}: not the configuration that the record names",
                    (record.parent_path() / evidence::kConfigurationFile).string()));
  if (const auto plan = AddPlan(run, files); !plan) return std::unexpected(plan.error());
  std::ostringstream coverage;
  writers::WriteRunCoverage(run, Requirements(), Uncovered(), coverage);
  files[evidence::kCoverageFile] = coverage.str();
  return files;
}

std::string Totals(const record::Run& run) {
  std::string totals;
  for (const auto& [verdict, count] : run.end->totals) {
    if (count > 0) totals += fmt::format("{}{} {}", totals.empty() ? "" : ", ", count, verdict);
  }
  return totals;
}

void TellRun(const record::Run& run) {
  std::cout << fmt::format(
      "target    {}\nplan      {}{}\nnearmiss  {} ({})\ntime      {}\nchecks    {}\nexit code {}\n",
      run.start.target, run.start.plan,
      run.start.selection.empty() && run.start.shard == "1/1"
          ? ""
          : fmt::format(", only a part: {} {}", run.start.shard, run.start.selection),
      run.start.version, run.start.commit, run.start.time, Totals(run), run.end->exit_code);
}

int Pack(const Options& options) {
  const fs::path record = options.words[1];
  const auto run = record::ReadRecord(record);
  if (!run) return Complain(run.error());
  if (!run->end)
    return Complain(fmt::format("{}: the run did not come to its end; one that did would be right",
                                record.string()));
  const auto key = evidence::SigningKey::Read(options.key);
  if (!key) return Complain(key.error());
  const auto files = Gather(*run, record);
  if (!files) return Complain(files.error());
  const auto folder =
      options.out.empty() ? record.parent_path() / "evidence" : fs::path(options.out);
  if (const auto written = evidence::WritePack(*run, *files, *key, folder); !written)
    return Complain(written.error());
  TellRun(*run);
  std::cout << fmt::format("signed by {}\nevidence: {}\n", key->Public().Id(), folder.string());
  return 0;
}

int Verify(const Options& options) {
  const fs::path folder = options.words[1];
  if (!fs::is_directory(folder))
    return Complain(
        fmt::format("{}: no folder; what evidence pack wrote would be right", folder.string()));
  const auto key = evidence::PublicKey::Read(options.key);
  if (!key) return Complain(key.error());
  const auto inspection = evidence::InspectPack(folder, *key);
  for (const auto& file : inspection.files) std::cout << fmt::format("as signed {}\n", file);
  for (const auto& fault : inspection.faults) std::cout << fmt::format("FAULT     {}\n", fault);
  if (!inspection.faults.empty()) {
    std::cout << "This is not what was signed.\n";
    return 1;
  }
  TellRun(inspection.run);
  std::cout << fmt::format("This is what {} signed.\n", key->Id());
  return 0;
}

}  // namespace

int Evidence(const Options& options) {
  const auto& words = options.words;
  if (words.size() == 2 && words[0] == "pack") return Pack(options);
  if (words.size() == 2 && words[0] == "verify") return Verify(options);
  return Complain(
      "evidence pack RECORD --key PRIVATE, or evidence verify DIR --key PUBLIC, would be right");
}

}  // namespace nearmiss::runner
