#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// Judges of RFC 9449: bound tokens, challenges and nonces.

/// Whether the answer refuses a proof and brings a nonce that it has to carry (RFC 9449 8, 9).
bool BringsNonce(const wire::Exchange& exchange);

/// Tokens are issued under one of these types, in any case.
Judge IssuedAs(std::vector<std::string> types);
/// Introspection shows no key of a token that was not issued as DPoP (RFC 9449 5).
Judge BoundOnlyIfTold(std::string token_type);
/// The string member has this value without regard to case, or there is none.
Judge SaysIfAtAll(std::string member, std::string value);
/// Tokens live no longer than so many seconds, where the request's proof had no nonce (RFC
/// 9449 11.2).
Judge ShortLivedWithoutNonce(long seconds);

/// 401 with a challenge of the scheme.
Judge ChallengedBy(std::string scheme);
/// ... in which this parameter has a value.
Judge ChallengeTells(std::string scheme, std::string parameter);
/// ... which names no error.
Judge ErrorIsAbsentFor(std::string scheme);
/// Refused by this status with use_dpop_nonce and exactly one nonce; at a resource in a challenge.
Judge AsksForNonce(int status);

/// A list of signature algorithms, none of them symmetric or `none` (RFC 9449 5.1).
Judge AnnouncesPublicKeyAlgorithms(std::string member);

// Over many answers.
Judge AnswersThatAskForANonceBringOne();
Judge AnswersBringOneNonceAtMost();
Judge NoncesKeepToTheirCharacters();
Judge NonceAnswersAreNotStored();

}  // namespace nearmiss::oracle
