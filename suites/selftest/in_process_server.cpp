#include "suites/selftest/in_process_server.hpp"

#include <utility>

#include "suites/selftest/embedded_target.hpp"

namespace nearmiss::selftest {
namespace {

constexpr auto kTlsBaseUrl = "https://127.0.0.1:8443";

}  // namespace

InProcessServer::InProcessServer(server::Dialect dialect, const std::set<std::string>& defects)
    : base_urls_({"http://127.0.0.1:8400", "http://127.0.0.1:8401"}) {
  auto options = server::Standard(dialect);
  options.defects = defects;
  options.code_lifetime = std::chrono::seconds(10);
  options.device_code_lifetime = std::chrono::seconds(60);
  options.clock = [ahead = ahead_] { return server::MonotonicNow() + *ahead; };
  if (dialect == server::Dialect::Rfc) {
    base_urls_.resize(1);
    options.tls_base_url = kTlsBaseUrl;
  } else {
    options.data_centres = {{"us", base_urls_[0]}, {"eu", base_urls_[1]}};
  }
  for (std::size_t i = 0; i < base_urls_.size(); ++i) {
    options.issuer = base_urls_[i];
    if (!options.data_centres.empty()) options.data_centre = options.data_centres[i].first;
    servers_.push_back(std::make_unique<server::AuthorizationServer>(options));
  }
  if (servers_.size() == 2) {
    servers_[0]->Join(*servers_[1]);
    servers_[1]->Join(*servers_[0]);
  }
  // The RSA key takes a while to make: once, before the processes part.
  server::MakeSigningKeys();
  target_ = EmbeddedTarget(options, base_urls_);
}

std::function<wire::Response(const wire::Request&)> InProcessServer::Answering() {
  return [this](const wire::Request& request) {
    if (request.url.starts_with(kTlsBaseUrl)) return servers_.front()->Answer(request);
    for (std::size_t i = 0; i < base_urls_.size(); ++i) {
      if (request.url.starts_with(base_urls_[i])) return servers_[i]->Answer(request);
    }
    return wire::Response{404, {}, ""};
  };
}

std::function<void(std::chrono::milliseconds)> InProcessServer::Advancing() {
  return [ahead = ahead_](std::chrono::milliseconds time) { *ahead += time; };
}

}  // namespace nearmiss::selftest
