#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <iostream>

#include "fixtures/server/defects.hpp"
#include "fixtures/server/running_server.hpp"
#include "fixtures/target/write.hpp"
#include "suites/runner/certificate_files.hpp"
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
  const auto tls = options.tls.empty() ? server::Tls::Off : server::Tls::On;
  if (tls == server::Tls::On && served.dialect == server::Dialect::Zoho)
    return Complain("--tls: Zoho documents no mutual TLS; --dialect rfc would be right");
  auto running =
      server::RunningServer::Start(served, static_cast<std::uint16_t>(options.port), 2, {}, tls);
  if (!running) return Complain(running.error(), 70);
  const auto urls = running->BaseUrls();
  served.tls_base_url = running->TlsUrl();
  auto target = selftest::EmbeddedTarget(served, urls);
  if (tls == server::Tls::On) {
    auto named = WithCertificateFiles(std::move(target), options.tls);
    if (!named) return Complain(named.error());
    target = *std::move(named);
    std::cout << fmt::format("# Mutual TLS is at {}; run with --cacert {}/ca.pem.\n",
                             running->TlsUrl(), options.tls);
  }
  std::cout << "# The embedded authorization server is at " << urls.front()
            << ". This is its nearmiss.toml:\n\n"
            << target::ToToml(target) << std::flush;
  WaitForTheEnd(signals);
  running->Stop();
  return 0;
}

}  // namespace nearmiss::runner
