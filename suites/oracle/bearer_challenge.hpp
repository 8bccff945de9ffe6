#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// RFC 6750 3, over every Bearer challenge of the run.

/// At least one parameter behind the scheme.
Judge ChallengesHaveAParameter();
/// realm, scope and the error attributes at most once.
Judge ChallengesRepeatNoAttribute();
/// scope is scope tokens parted by single spaces.
Judge ChallengeScopesKeepToTheirCharacters();
/// error and error_description within 0x20-21, 0x23-5B, 0x5D-7E.
Judge ChallengeTextsKeepToTheirCharacters();
/// error_uri is an absolute URI within its characters.
Judge ChallengeErrorUrisAreAbsolute();
/// invalid_request, invalid_token, insufficient_scope or what an extension registered.
Judge ChallengeErrorsAreRegistered();
/// invalid_request with 400, invalid_token with 401, insufficient_scope with 403 (RFC 6750 3.1).
Judge ChallengeStatusesFitTheirErrors();

/// Served, or refused with an answer that shared caches do not keep; of a request with the token in
/// the query (RFC 6750 2.3).
Judge RefusedOrKeptPrivate();

}  // namespace nearmiss::oracle
