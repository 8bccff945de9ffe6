#pragma once

#include <string>

#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

// Near misses of a registration (RFC 7591). Those of a whole body take the JSON text of a valid
// one.

/// Of a redirection URI: what is no absolute URI without fragment (RFC 6749 3.1.2), or has a scheme
/// that is no place of the client's own (RFC 7591 5). Harm: codes go where a script or a stranger
/// reads them.
Operators UnregistrableRedirectUris();
/// Of a body: no JSON object at all, or one in which readers disagree.
Operators BrokenBodies();
/// Of a body: JSON that is odd, but some JSON: whatever is made of it, the server stands.
Operators OddBodies();
/// Of a body: one member has another JSON type (RFC 7591 2).
Operators MistypedMembers();
/// Of a body: a `jwks` that is no JWK Set of public keys (RFC 7591 2).
Operators BadKeySets();
/// Of a body: `jwks` and `jwks_uri` together.
Operator TwoKeyMembers();
/// Of a redirection URI: one of the kinds that a native client has (RFC 8252 7), which is as good.
Operators NativeRedirectUris();
/// Of a body: grant types and response types that contradict each other (RFC 7591 2.1).
Operators InconsistentTypes();
/// Of a body: a script for a URI that is shown to users.
Operators ScriptsForPages();
/// Of a body: a software statement that nobody signed (RFC 7591 2.3). Each says that the client is
/// called `kStatedName`.
Operators UnsignedStatements();
/// A well-formed one, signed with a key that was made for it.
std::string AForeignStatement();
inline constexpr auto kStatedName = "nearmiss stated";

}  // namespace nearmiss::mutate
