// The embedded server answers any request, never with a fault, and no refusal carries a token.
// Parts of an input: request line (`POST /token`), headers, body.

#include <memory>

#include "fixtures/server/authorization_server.hpp"
#include "fuzz/support/answer_text.hpp"
#include "fuzz/support/fuzz_input.hpp"

namespace {

using namespace nearmiss;

constexpr int kRequestsOfOneServer = 2000;

/// A new one from time to time, so that what the requests leave behind does not add up.
server::AuthorizationServer& Server() {
  static std::unique_ptr<server::AuthorizationServer> server;
  static int requests = 0;
  if (requests++ % kRequestsOfOneServer == 0)
    server = std::make_unique<server::AuthorizationServer>(server::Standard(server::Dialect::Rfc));
  return *server;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto parts = fuzz::Parts(fuzz::Text(octets, size), 3);
  const auto blank = parts[0].find(' ');
  if (blank == std::string_view::npos) return 0;
  wire::Request request;
  request.method = std::string(parts[0].substr(0, blank));
  request.url = "http://127.0.0.1:8400" + std::string(parts[0].substr(blank + 1));
  request.headers = fuzz::HeadersIn(parts[1]);
  request.body = std::string(parts[2]);
  const auto response = Server().Answer(request);
  fuzz::Require(response.status >= 200 && response.status != 500, "no request is a fault");
  fuzz::Require(
      response.status == 200 || response.body.find("\"access_token\":") == std::string::npos,
      "no refusal carries a token");
  return 0;
}
