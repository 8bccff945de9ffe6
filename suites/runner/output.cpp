#include "suites/runner/output.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <utility>

#include "reports/evidence/pack.hpp"
#include "reports/record/ledger.hpp"
#include "reports/record/ndjson.hpp"
#include "reports/writers/badge.hpp"
#include "reports/writers/console.hpp"
#include "reports/writers/coverage.hpp"
#include "reports/writers/ctrf.hpp"
#include "reports/writers/har.hpp"
#include "reports/writers/html.hpp"
#include "reports/writers/junit.hpp"
#include "reports/writers/markdown.hpp"
#include "reports/writers/sarif.hpp"
#include "suites/runner/case_file.hpp"
#include "suites/runner/ci_output.hpp"
#include "suites/runner/coverage.hpp"
#include "suites/runner/history.hpp"
#include "suites/runner/open_configuration.hpp"
#include "suites/runner/tool_build.hpp"

namespace nearmiss::runner {
namespace {

namespace fs = std::filesystem;

bool IsTerminal(int file) { return isatty(file) == 1; }

void LinkLatest(const fs::path& folder) {
  const auto link = folder.parent_path() / "latest";
  std::error_code error;
  fs::remove(link, error);
  // A convenience: a file system without links is no reason to fail a run.
  fs::create_directory_symlink(folder.filename(), link, error);
}

/// One line that is written over on a terminal; each check in a line of its own when asked for.
class Teller {
 public:
  explicit Teller(const Options& options)
      : each_(options.verbose > 0), line_(!options.quiet && !each_ && IsTerminal(STDERR_FILENO)) {}

  void Tell(int done, int total, const record::CheckResult& last) {
    if (each_) {
      std::cerr << fmt::format("{:>12}  {}  {}\n", Name(last.verdict), last.check, last.actual);
    } else if (line_) {
      std::cerr << fmt::format("\r\033[K{}/{}  {}", done, total, last.check) << std::flush;
    }
  }
  void End() const {
    if (line_) std::cerr << "\r\033[K" << std::flush;
  }

 private:
  bool each_;
  bool line_;
};

void PrintRecord(const fs::path& folder) {
  std::ifstream record(folder / "record.ndjson", std::ios::binary);
  std::cout << record.rdbuf() << std::flush;
}

void PrintSummary(const record::Run& run, const fs::path& folder) {
  writers::ConsoleOptions console;
  console.colour = IsTerminal(STDOUT_FILENO) && std::getenv("NO_COLOR") == nullptr;
  console.report = (folder / "report.html").string();
  writers::WriteConsole(run, std::cout, console);
  std::cout << std::flush;
}

/// What the record is to be read with: the configuration without secrets, and which program this
/// is.
std::optional<std::string> WriteBeside(const target::Target& target, const fs::path& folder) {
  for (const auto& [name, text] :
       {std::pair(evidence::kConfigurationFile, OpenConfiguration(target)),
        std::pair(evidence::kToolFile, ToolBuild())}) {
    std::ofstream file(folder / name, std::ios::binary);
    file << text;
    file.close();
    if (!file) return fmt::format("{}: could not be written", (folder / name).string());
  }
  return std::nullopt;
}

/// The replay command names the case by a path that works from here.
void GiveCasePaths(record::Run& run, const fs::path& folder) {
  for (auto& check : run.checks) {
    if (!check.replay_file.empty()) check.replay_file = (folder / check.replay_file).string();
  }
}

}  // namespace

fs::path EarlierFolder(const std::string& out) {
  return out.empty() ? fs::path("nearmiss-out") / "latest" : fs::path(out);
}

std::expected<fs::path, std::string> OutputFolder(const std::string& out) {
  const bool chosen = !out.empty();
  fs::path folder = chosen ? fs::path(out)
                           : fs::path("nearmiss-out") /
                                 fmt::format("{:%Y-%m-%d-%H%M%S}", fmt::gmtime(std::time(nullptr)));
  for (int i = 2; !chosen && fs::exists(folder); ++i)
    folder = folder.string().substr(0, 30) + fmt::format("-{}", i);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return std::unexpected(fmt::format("--out {}: {}", folder.string(), error.message()));
  if (!chosen) LinkLatest(folder);
  return folder;
}

std::optional<std::string> WriteReports(const record::Run& run, const fs::path& folder,
                                        const std::vector<writers::PastRun>& earlier) {
  using Writer = std::function<void(std::ostream&)>;
  std::vector<std::pair<std::string, Writer>> writers = {
      {"junit.xml", [&](std::ostream& out) { writers::WriteJunit(run, out); }},
      {"summary.md", [&](std::ostream& out) { writers::WriteMarkdown(run, out); }},
      {"report.html",
       [&](std::ostream& out) { writers::WriteHtml(run, out, {"nearmiss", earlier}); }},
      {"results.sarif", [&](std::ostream& out) { writers::WriteSarif(run, out); }},
      {"traffic.har", [&](std::ostream& out) { writers::WriteHar(run, out); }},
      {"ctrf.json", [&](std::ostream& out) { writers::WriteCtrf(run, out); }},
      {"coverage.md", [&](std::ostream& out) {
         writers::WriteRunCoverage(run, Requirements(), Uncovered(), out);
       }}};
  const auto badge = writers::Badge(run);
  if (badge) writers.emplace_back("badge.json", [&](std::ostream& out) { out << *badge; });
  std::optional<std::string> trouble;
  for (const auto& [name, write] : writers) {
    std::ofstream file(folder / name, std::ios::binary);
    write(file);
    file.close();
    if (!file) trouble = fmt::format("{}: could not be written", (folder / name).string());
  }
  return trouble;
}

int TellRun(record::Run run, const std::string& config, const Options& options,
            const fs::path& folder) {
  const auto cases = WriteCases(run, config, folder);
  GiveCasePaths(run, folder);
  const History history(options.history, folder);
  const auto reports = WriteReports(run, folder, history.Before(run));
  const auto kept = history.Add(run);
  if (options.format == "ndjson") {
    PrintRecord(folder);
  } else {
    PrintSummary(run, folder);
  }
  const auto told = TellCi(run, options.format == "ndjson" ? std::cerr : std::cout);
  int exit_code = run.end ? run.end->exit_code : record::kExitCouldNotTest;
  for (const auto& trouble : {cases, reports, kept, told}) {
    if (!trouble) continue;
    std::cerr << "nearmiss: " << *trouble << '\n';
    exit_code = record::kExitFault;
  }
  return exit_code;
}

int RunAndReport(const Settings& settings, const Options& options, const fs::path& folder) {
  auto file = record::RecordFile::Create(folder / "record.ndjson");
  if (!file) {
    std::cerr << "nearmiss: " << file.error() << '\n';
    return record::kExitUsage;
  }
  Teller teller(options);
  const auto result = RunChecks(settings, *std::move(file),
                                [&](int done, int total, const record::CheckResult& last) {
                                  teller.Tell(done, total, last);
                                });
  teller.End();
  return ReportRun(result, settings, options, folder);
}

int ReportRun(const RunResult& result, const Settings& settings, const Options& options,
              const fs::path& folder) {
  const auto beside = WriteBeside(settings.target, folder);
  if (beside) std::cerr << "nearmiss: " << *beside << '\n';
  const int told = TellRun(result.run, settings.target.file, options, folder);
  for (const auto& line : result.idle) std::cerr << "nearmiss: " << line << '\n';
  if (!result.trouble.empty()) std::cerr << "nearmiss: " << result.trouble << '\n';
  return told == record::kExitFault || beside ? record::kExitFault : result.exit_code;
}

}  // namespace nearmiss::runner
