#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <iostream>

#include "fixtures/server/defects.hpp"
#include "fixtures/server/running_server.hpp"
#include "fixtures/target/write.hpp"
#include "suites/runner/verbs.hpp"
#include "suites/selftest/embedded_target.hpp"

namespace nearmiss::runner {
namespace {

int ListDefects() {
  for (const auto& defect : server::Defects()) {
    std::cout << fmt::format(
        "{}\t{}{}\n", defect.name, defect.told,
        defect.only ? fmt::format(" ({} only)", server::Name(*defect.only)) : "");
  }
  return 0;
}

/// Waits for SIGINT or SIGTERM; they are blocked in the server's threads too, which start
/// afterwards.
int WaitForTheEnd(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
  return signal;
}

}  // namespace

int Serve(const Options& options) {
  if (options.list_defects) return ListDefects();
  auto served =
      server::Standard(options.dialect == "zoho" ? server::Dialect::Zoho : server::Dialect::Rfc);
  served.limits = options.limits;
  const auto pages = server::PageKindNamed(options.pages);
  if (!pages)
    return Complain(fmt::format("--pages {}: the option's help names them", options.pages));
  served.pages = *pages;
  for (const auto& name : options.defects) {
    if (server::FindDefect(name) == nullptr)
      return Complain(fmt::format("no defect is called \"{}\"; --list-defects names them", name));
    served.defects.insert(name);
  }
  if (!options.code_lifetime.empty()) {
    const auto life = Milliseconds(options.code_lifetime);
    if (!life)
      return Complain(fmt::format("--code-lifetime {}: a time such as 2s or 2m would be right",
                                  options.code_lifetime));
    served.code_lifetime = std::chrono::milliseconds(*life);
  }
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  auto running = server::RunningServer::Start(served, static_cast<std::uint16_t>(options.port));
  if (!running) return Complain(running.error(), 70);
  std::vector<std::string> urls;
  for (std::size_t i = 0; i < running->Ports().size(); ++i) urls.push_back(running->BaseUrl(i));
  std::cout << "# The embedded authorization server is at " << urls.front()
            << ". This is its nearmiss.toml:\n\n"
            << target::ToToml(selftest::EmbeddedTarget(served, urls)) << std::flush;
  WaitForTheEnd(signals);
  running->Stop();
  return 0;
}

}  // namespace nearmiss::runner
