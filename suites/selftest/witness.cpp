#include "suites/selftest/witness.hpp"

#include <array>
#include <regex>
#include <utility>

#include "fixtures/server/demonstration.hpp"

namespace nearmiss::selftest {
namespace {

/// A secret is what the first bracket of the pattern takes.
struct Pattern {
  const char* kind;
  std::regex text;
};

void Note(const std::string& text, const Pattern& pattern, SecretSearch& noted) {
  for (std::sregex_iterator at(text.begin(), text.end(), pattern.text), end; at != end; ++at)
    noted.Add(pattern.kind, (*at)[1].str());
}

/// Of texts that the client sends. Only what it made at random: checks send values of their own
/// too.
const auto& SentPatterns() {
  static const std::array<Pattern, 6> patterns = {{
      {"state", std::regex("[?&]state=([0-9A-Za-z]{22})(?![^&])")},
      {"nonce", std::regex("[?&]nonce=([0-9A-Za-z]{22})(?![^&])")},
      {"verifier", std::regex("[?&]code_verifier=([0-9A-Za-z]{43})(?![^&])")},
      {"basic", std::regex("^Basic ([0-9A-Za-z+/=]+)$")},
      {"assertion", std::regex("assertion=(eyJ[^&]+)")},
      {"signature", std::regex("eyJ[-\\w]+\\.[-\\w]+\\.([-\\w]{20,})(?![-\\w.])")},
  }};
  return patterns;
}

/// Of the answers: what only this server can have made.
const auto& ReceivedPatterns() {
  static const std::array<Pattern, 11> patterns = {{
      {"code", std::regex("[?&]code=([-\\w]{20,})")},
      {"ticket", std::regex("[?&]ticket=([-\\w]+)")},
      {"ticket", std::regex("name=\"ticket\" value=\"([^\"]+)\"")},
      {"anti-forgery token", std::regex("name=\"anti_forgery\" value=\"([^\"]+)\"")},
      {"token", std::regex("\"(?:access|refresh|id)_token\":\"([^\"]+)\"")},
      {"registration token", std::regex("\"registration_access_token\":\"([^\"]+)\"")},
      {"issued client secret", std::regex("\"client_secret\":\"([^\"]+)\"")},
      {"device code", std::regex("\"device_code\":\"([^\"]+)\"")},
      {"user code", std::regex("\"user_code\":\"([^\"]+)\"")},
      {"request URI", std::regex("\"request_uri\":\"([^\"]+)\"")},
      {"signature", std::regex("eyJ[-\\w]+\\.[-\\w]+\\.([-\\w]{20,})(?![-\\w.])")},
  }};
  return patterns;
}

}  // namespace

void NoteSecrets(const wire::Request& request, const wire::Response& response,
                 SecretSearch& noted) {
  static const std::regex hashed("[?&]code_challenge=([^&]+)&code_challenge_method=S256");
  for (std::sregex_iterator at(request.url.begin(), request.url.end(), hashed), end; at != end;
       ++at)
    noted.Leave((*at)[1].str());
  static const Pattern cookie = {"cookie", std::regex("^session=([^;]+)")};
  for (const auto& pattern : SentPatterns()) {
    Note(request.url, pattern, noted);
    Note('&' + request.body, pattern, noted);
    for (const auto& header : request.headers) Note(header.value, pattern, noted);
  }
  for (const auto& header : response.headers) {
    if (header.name == "Set-Cookie") Note(header.value, cookie, noted);
    for (const auto& pattern : ReceivedPatterns()) Note(header.value, pattern, noted);
  }
  for (const auto& pattern : ReceivedPatterns()) Note(response.body, pattern, noted);
}

std::expected<std::unique_ptr<WitnessedServer>, std::string> WitnessedServer::Start(
    server::Options& options) {
  auto listener = server::Listener::Bind({0});
  if (!listener) return std::unexpected(listener.error());
  const auto tls = listener->BindTls(0, server::DemonstrationCertificates::Get().server);
  if (!tls) return std::unexpected(tls.error());
  options.issuer = "http://127.0.0.1:" + std::to_string(listener->Ports()[0]);
  options.tls_base_url = "https://127.0.0.1:" + std::to_string(listener->Ports()[1]);
  std::unique_ptr<WitnessedServer> witnessed(new WitnessedServer(*std::move(listener)));
  witnessed->server_ = std::make_unique<server::AuthorizationServer>(options);
  const server::Handler answer = [it = witnessed.get()](const wire::Request& request) {
    return it->Answer(request);
  };
  witnessed->listener_.Start({answer, answer});
  return witnessed;
}

wire::Response WitnessedServer::Answer(const wire::Request& request) {
  auto response = server_->Answer(request);
  const std::scoped_lock lock(mutex_);
  NoteSecrets(request, response, noted_);
  return response;
}

SecretSearch WitnessedServer::Noted() const {
  const std::scoped_lock lock(mutex_);
  return noted_;
}

}  // namespace nearmiss::selftest
