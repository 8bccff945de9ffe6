#pragma once

#include <string>
#include <vector>

#include "fixtures/client/client.hpp"
#include "fixtures/target/target.hpp"

namespace nearmiss::onboarding {

/// What came of registering clients (RFC 7591).
struct Registrations {
  std::vector<target::Client> clients;  ///< with the secrets that the server gave
  std::vector<std::string> told;        ///< a line for each attempt
};

/// Registers the three clients that the checks need: a confidential one, a public one, and a second
/// confidential one. Stops at the first that is refused. Sends nothing where there is no
/// registration endpoint.
Registrations RegisterClients(client::Client& client, const target::Target& target);

/// The same three without identifiers, for somebody to fill in.
std::vector<target::Client> ClientsToFillIn(const target::Target& target);

/// A scope to ask for: of what the server announces a few, those of OpenID Connect first; empty
/// where it announces none.
std::string ScopeFor(const target::Target& target);

}  // namespace nearmiss::onboarding
