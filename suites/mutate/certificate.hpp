#pragma once

#include <string>

#include "suites/mutate/change.hpp"

namespace nearmiss::mutate {

// Near misses of a request over mutual TLS (RFC 8705): what its connection presents. Harm: whoever
// knows a client_id is the client, and a stolen token works without the client's key.

/// The same request over a connection without a client certificate.
Change WithoutCertificate();
/// ... with another certificate; `told` completes "with ...".
Change WithCertificate(std::string told, wire::ClientCertificate other);

/// Header fields in which a proxy that ends TLS passes the client's certificate on (RFC 8705 6.5).
/// Each turns a certificate, PEM, into the value of the field that is its `name`.
Operators CertificateHeaders();
/// Without a certificate in the connection, and the one that was there in such a field.
Change ForwardedByItself(const Operator& header);

}  // namespace nearmiss::mutate
