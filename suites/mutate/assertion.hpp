#pragma once

#include <functional>
#include <string>

#include "suites/mutate/change.hpp"
#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// What is wrong with a JWT of a near miss. Of the families about claims and the header the result
/// is signed again, so that only the change can be the reason to refuse it.
enum class AssertionPart {
  Issuer,     ///< iss: missing, another case, a slash behind
  Subject,    ///< sub
  Audience,   ///< aud: of another server, near the own name
  Expiry,     ///< exp: missing, past
  Start,      ///< nbf: ahead
  Types,      ///< claims of the wrong JSON type
  Use,        ///< claims of a JWT that is made for something else
  Header,     ///< extensions and types that nobody knows
  Signature,  ///< of another key, of none, degenerate
  Unsigned,   ///< alg none
  Form,       ///< what is no single JWT
};

/// The near misses of a JWT that authenticates a client or is traded for a token (RFC 7523 3).
Operators AssertionNearMisses(AssertionPart part);

/// Makes a JWS of a protected header and a payload, with the key of whoever ought to sign.
using Signing = std::function<std::string(const std::string& header, const std::string& payload)>;

/// The assertion in this parameter put through a near miss.
Change NearAssertion(std::string parameter, Operator near, Signing sign);
/// ... with another value for a claim.
Change WithClaim(std::string parameter, std::string claim, std::string value, Signing sign);
/// ... with a MAC instead of the signature, whose key is the public key's text as most
/// configurations keep it (RFC 7468 13). Only for P-256.
Change WithAMacOfThePublicKey(std::string parameter, std::string jwk);
/// ... signed anew under another key's algorithm.
Change SignedBy(std::string parameter, Signing sign, std::string header, std::string told);

}  // namespace nearmiss::mutate
