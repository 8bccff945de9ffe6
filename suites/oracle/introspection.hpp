#pragma once

#include <string>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// What an introspection endpoint answers (RFC 7662 2.2), and a revocation endpoint (RFC 7009 2.2).

/// 200 with a JSON object whose `active` is false: an answer, not an error.
Judge SaysInactive();
/// Of those with 200: application/json with one object.
Judge IntrospectionAnswersAreJson();
/// ... whose `active` is a JSON boolean.
Judge IntrospectionAnswersSayWhetherActive();
/// scope, client_id, username, token_type, sub, iss and jti are strings, exp, iat and nbf integers,
/// aud a string or a list of strings, where they are there.
Judge MembersHaveTheirTypes();
/// The scope shown, if any, has no token that is not in this one.
Judge ScopeIsWithin(std::string scope);
/// The same status and body as this answer had.
Judge AnsweredLike(const Evidence& other);
/// 200, or 400 with unsupported_token_type (RFC 7009 2.2.1).
Judge AcknowledgedOrUnsupported();

}  // namespace nearmiss::oracle
