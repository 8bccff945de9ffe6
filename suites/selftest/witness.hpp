#pragma once

#include <expected>
#include <memory>
#include <mutex>
#include <string>

#include "fixtures/server/authorization_server.hpp"
#include "fixtures/server/options.hpp"
#include "fixtures/server/sockets/listener.hpp"
#include "suites/selftest/secret_search.hpp"

namespace nearmiss::selftest {

/// The embedded server on loopback, with somebody at its side who notes every secret that goes in
/// or out.
class WitnessedServer {
 public:
  /// Fills in the options' addresses. With a port for mutual TLS.
  static std::expected<std::unique_ptr<WitnessedServer>, std::string> Start(
      server::Options& options);

  /// What was noted so far.
  SecretSearch Noted() const;

 private:
  explicit WitnessedServer(server::Listener listener) : listener_(std::move(listener)) {}
  wire::Response Answer(const wire::Request& request);

  mutable std::mutex mutex_;
  SecretSearch noted_;
  std::unique_ptr<server::AuthorizationServer> server_;
  server::Listener listener_;  // last, so that its threads end first
};

/// Notes what is secret in an exchange with the embedded server. Reads the text by itself, without
/// the readers that the program uses.
void NoteSecrets(const wire::Request& request, const wire::Response& response, SecretSearch& noted);

}  // namespace nearmiss::selftest
