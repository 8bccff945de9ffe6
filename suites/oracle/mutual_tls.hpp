#pragma once

#include <string>
#include <string_view>

#include "suites/oracle/documented.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// Mutual TLS (RFC 8705).

/// BASE64URL of the SHA-256 of the DER of a certificate in PEM (RFC 8705 3.1); empty when the text
/// holds none.
std::string CertificateThumbprint(std::string_view pem);

/// The JWT under this member of the answer has cnf.x5t#S256, and that is 43 characters of base64url
/// without padding, line breaks and white space (RFC 8705 3.1); nothing to judge without it.
Judge ThumbprintIsPlain(std::string token_member);

/// RFC 8705 5: mtls_endpoint_aliases is an object whose endpoints are absolute https URLs without a
/// fragment; nothing to judge when it is left out.
Judge AliasesAreSafeUrls();

/// RFC 8705 2.1.2: refused, or the client of the answer is known by exactly one subject, if it uses
/// tls_client_auth at all.
Judge RefusedOrKnownByOneSubject(Documented documented);

}  // namespace nearmiss::oracle
