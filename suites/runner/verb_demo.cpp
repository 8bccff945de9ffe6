#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iostream>
#include <set>

#include "fixtures/target/load.hpp"
#include "fixtures/target/write.hpp"
#include "reports/record/ledger.hpp"
#include "suites/runner/output.hpp"
#include "suites/runner/settings_from.hpp"
#include "suites/runner/verbs.hpp"
#include "suites/selftest/embedded_target.hpp"
#include "suites/selftest/server_process.hpp"

namespace nearmiss::runner {
namespace {

using server::Dialect;

/// One run of the demonstration: the embedded server, and how the run has to end.
struct Scene {
  const char* name;
  Dialect dialect;
  std::set<std::string> defects;
  int right_exit_code;
};

const std::array<Scene, 4>& Scenes() {
  static const std::array<Scene, 4> scenes = {{
      {"rfc-sound", Dialect::Rfc, {}, record::kExitHeld},
      {"zoho-sound", Dialect::Zoho, {}, record::kExitHeld},
      {"rfc-with-defects",
       Dialect::Rfc,
       {"code-reusable", "redirect-uri-prefix", "client-id-newline-tolerated",
        "revoked-refresh-token-still-good", "cacheable-token-answer", "state-dropped-in-errors"},
       record::kExitFailures},
      {"zoho-with-defects",
       Dialect::Zoho,
       {"connected-apps-keeps-grant", "code-outlives-its-life", "redirect-uri-trimmed"},
       record::kExitFailures},
  }};
  return scenes;
}

/// Runs a scene; whether it ended as it has to.
bool Play(const Scene& scene, const Options& options, const std::filesystem::path& folder) {
  auto served = server::Standard(scene.dialect);
  served.defects = scene.defects;
  served.code_lifetime = std::chrono::seconds(2);
  served.request_uri_lifetime = std::chrono::seconds(10);
  served.device_interval = std::chrono::seconds(1);
  const auto process = selftest::ServerProcess::Start(served);
  if (!process) return Complain(process.error()) == 0;
  Options own = options;
  own.quiet = true;
  auto target = selftest::EmbeddedTarget(served, process->BaseUrls());
  if (!scene.defects.empty())
    target.name += fmt::format(", with {} planted defects", scene.defects.size());
  auto settings = SettingsFor(std::move(target), own);
  if (!settings) return Complain(settings.error().text) == 0;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const auto config = folder / "nearmiss.toml";
  const auto text = target::ToToml(settings->target);
  std::ofstream(config) << text;
  settings->target.file = config.string();
  if (const auto read = target::ReadTarget(text, config.string()))
    settings->target.places = read->places;
  std::cout << fmt::format("== {}: {}\n", scene.name, settings->target.name);
  for (const auto& defect : scene.defects) std::cout << "   planted: " << defect << '\n';
  std::cout << std::flush;
  const int code = RunAndReport(*settings, own, folder);
  const bool right = code == scene.right_exit_code;
  if (!right)
    std::cout << fmt::format("   ended with {} instead of {}\n", code, scene.right_exit_code);
  std::cout << '\n';
  return right;
}

}  // namespace

int Demo(const Options& options) {
  const auto folder = OutputFolder(options.out);
  if (!folder) return Complain(folder.error());
  bool all_right = true;
  for (const auto& scene : Scenes()) all_right &= Play(scene, options, *folder / scene.name);
  std::cout << "Reports:\n";
  for (const auto& scene : Scenes())
    std::cout << "  " << (*folder / scene.name / "report.html").string() << '\n';
  if (!all_right) return Complain("the demonstration did not end as it has to", 1);
  std::cout << "The sound server held; the planted defects were found.\n";
  return 0;
}

}  // namespace nearmiss::runner
