#include "suites/steps/proof.hpp"

#include <fmt/format.h>

#include <utility>

#include "fixtures/jose/jws.hpp"
#include "fixtures/jose/members.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::steps {
namespace {

std::string MemberUnlessEmpty(const char* name, const std::string& value) {
  return value.empty() ? "" : fmt::format(R"(,"{}":{})", name, jose::JsonString(value));
}

}  // namespace

Proof ProofFor(const wire::Request& request, std::chrono::sys_seconds now, std::string jti,
               std::string nonce) {
  Proof proof;
  proof.jti = std::move(jti);
  proof.htm = request.method;
  proof.htu = request.url.substr(0, request.url.find_first_of("?#"));
  proof.issued = now;
  proof.nonce = std::move(nonce);
  const auto header = request.headers.Get("Authorization").value_or("");
  for (const std::string scheme : {"DPoP ", "Bearer "}) {
    if (header.starts_with(scheme)) proof.access_token = header.substr(scheme.size());
  }
  return proof;
}

std::string TokenHash(const std::string& access_token) {
  return Challenge(access_token, target::ChallengeMethod::S256);
}

std::string Signed(const Proof& proof, const jose::Key& key) {
  const auto header =
      fmt::format(R"({{"typ":"dpop+jwt","alg":"ES256","jwk":{}}})", key.PublicJson());
  const auto claims = fmt::format(
      R"({{"jti":"{}","htm":"{}","htu":{},"iat":{}{}{}}})", proof.jti, proof.htm,
      jose::JsonString(proof.htu), proof.issued.time_since_epoch().count(),
      MemberUnlessEmpty("ath", proof.access_token.empty() ? "" : TokenHash(proof.access_token)),
      MemberUnlessEmpty("nonce", proof.nonce));
  return jose::Sign(key, header, claims);
}

wire::Request BoundResourceRequest(const std::string& resource, const std::string& token) {
  auto request = ResourceRequest(resource, "");
  request.headers.Set("Authorization", "DPoP " + token);
  return request;
}

}  // namespace nearmiss::steps
