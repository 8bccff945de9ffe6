#pragma once

#include <string>

#include "suites/glue/step.hpp"

namespace nearmiss {

// Steps and values about the server's own description of itself.

/// GET at the place that RFC 8414 3 makes of the configured issuer, wherever the document was
/// found.
Step ReadWellKnown();
/// GET wherever the document was found, or where RFC 8414 3 has it.
Step ReadAnyMetadata();
/// GET at that place for an issuer below this one, which is not there.
Step ReadMetadataOf(std::string issuer);
std::string AnIssuerThatIsNotThere(const target::Target& target);

/// GET of the JWK Set that the metadata names; not applicable when it names none.
Step ReadKeySet();
/// Its text; empty when the metadata names none.
Recipe<std::string> TheKeySet();

/// The value, where the list of the metadata does not have it; else not applicable.
Recipe<std::string> Unannounced(std::string list, std::string value);
/// The response mode, where the metadata announces it by name or by leaving the list out (RFC
/// 8414 2); else not applicable.
Recipe<std::string> AnAnnouncedResponseMode(std::string mode);
/// The iss of an authorization response; not applicable when the server sends none.
Recipe<std::string> AnIssuerThatIsSent();
/// Authentication methods that the configured clients prove to work: of those with a secret.
std::vector<std::string> ClientAuthenticationInUse(const target::Target& target);

}  // namespace nearmiss
