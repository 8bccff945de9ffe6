#pragma once

#include <string>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/message.hpp"
#include "suites/steps/values.hpp"

namespace nearmiss::steps {

// One valid request for each step, made from what the target says of itself. Nothing is sent here.

/// RFC 6749 4.1.1 with RFC 7636 4.3 and the target's own extra parameters.
wire::Request AuthorizationRequest(const target::Target& target, const Authorization& asked);
/// RFC 6749 4.1.3 with RFC 7636 4.5.
wire::Request RedemptionRequest(const target::Target& target, const Code& code);
/// RFC 6749 6; an empty scope is left out.
wire::Request RefreshRequest(const target::Target& target, const Tokens& tokens,
                             const std::string& scope = "");
/// RFC 6749 4.4.2.
wire::Request ClientCredentialsRequest(const target::Target& target, const target::Client& client);
/// RFC 7009 2.1.
wire::Request RevocationRequest(const target::Target& target, const target::Client& client,
                                const std::string& token, const std::string& hint = "");
/// RFC 7662 2.1.
wire::Request IntrospectionRequest(const target::Target& target, const target::Client& client,
                                   const std::string& token);
/// RFC 6750 2.1; without a token no Authorization header is sent.
wire::Request ResourceRequest(const std::string& resource, const std::string& token);
wire::Request MetadataRequest(const std::string& url);
/// A form as application/x-www-form-urlencoded, for an answer in JSON.
wire::Request FormPost(const std::string& url, const wire::Form& form);

/// The request over a connection that presents the client's certificate, at the endpoint's alias
/// for such clients (RFC 8705 5); as it is when the client has none.
wire::Request WithCertificate(wire::Request request, const target::Target& target,
                              const target::Client& client);

/// The client's authentication put on a form request, by its own method (RFC 6749 2.3.1).
wire::Request Authenticated(wire::Request request, const target::Target& target,
                            const target::Client& client);

/// BASE64URL(SHA256(ASCII(verifier))), or the verifier itself for `plain` (RFC 7636 4.2).
std::string Challenge(const std::string& verifier, target::ChallengeMethod method);

}  // namespace nearmiss::steps
