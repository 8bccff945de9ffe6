#pragma once

#include <string>
#include <vector>

#include "fixtures/target/target.hpp"
#include "fixtures/wire/message.hpp"

namespace nearmiss::steps {

/// What a client says of itself when it registers (RFC 7591 2). Empty texts and lists are left out.
struct ClientMetadata {
  std::vector<std::string> redirect_uris;
  std::vector<std::string> grant_types = {"authorization_code"};
  std::vector<std::string> response_types = {"code"};
  target::ClientAuthentication auth = target::ClientAuthentication::Basic;
  std::string client_name = "nearmiss";
  std::string scope;
};

/// What came of a registration.
struct Registration {
  const target::Client* client = nullptr;
  std::string management_url;    ///< registration_client_uri; empty where there is none
  std::string management_token;  ///< registration_access_token
  std::string information;       ///< the answer's JSON text
  std::string told = "a registered client";
};

/// RFC 7591 3.1.
wire::Request RegistrationRequest(const target::Target& target, const ClientMetadata& metadata);
/// The client that an answer describes (RFC 7591 3.2.1); what it leaves out is as it was asked for.
target::Client RegisteredClient(const std::string& information, const ClientMetadata& asked);

// RFC 7592 2.1, 2.2 and 2.3. The update repeats what the server said, without what it forbids.
wire::Request ReadRequest(const Registration& registration);
wire::Request UpdateRequest(const Registration& registration);
wire::Request DeleteRequest(const Registration& registration);

}  // namespace nearmiss::steps
