#pragma once

#include "suites/glue/step.hpp"

namespace nearmiss {

// Mutual TLS (RFC 8705). A step of a client that has a certificate presents it by itself; these are
// the certificates that it must not get through with.

Recipe<wire::ClientCertificate> TheCertificateOf(For client);
/// A certificate that says what the client's own says, with another key, signed by itself.
Recipe<wire::ClientCertificate> ASelfSignedLookalike(For client);
/// The same, signed by an authority of the same name as the true one and with another key.
Recipe<wire::ClientCertificate> AnImpostorsLookalike(For client);

Step AskForClientCredentialsAs(For client);
/// By the client whose tokens they are, or by the main one where that is public.
Step IntrospectByItsClient(steps::Tokens tokens);

}  // namespace nearmiss
