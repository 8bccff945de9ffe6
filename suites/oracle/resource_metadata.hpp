#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// Judges over a metadata document, of a server (RFC 8414) or of a resource (RFC 9728). A member
// that is not there leaves nothing to judge unless the judge asks for it.

/// Status 200 with a JSON object of the media type for it.
Judge IsPublished();
/// The list has this element where it is there.
Judge ListsWhereItIsThere(std::string member, std::string element);
/// ... does not have it.
Judge ListsNot(std::string member, std::string element);
/// No member has an empty list, object or text, or null, for its value; a resource may say so that
/// it takes no bearer token at all (RFC 9728 2).
Judge OmitsEmptyMembers();
/// Every URL of the document has TLS, or names this machine.
Judge NamesNoPlainHttp();
/// The identifier has no query.
Judge HasNoQuery(std::string member);
/// signed_metadata is a signed JWT of some issuer (RFC 9728 2.2).
Judge SignsItsMetadata();
/// ... and does not hold itself.
Judge NestsNoSignedMetadata();

// Challenges of a resource (RFC 6750 3, RFC 9728 5.1).

/// A parameter of the first challenge for a token, Bearer or DPoP, that has it; empty when none
/// has.
std::string ChallengeParameter(const wire::Response& response, std::string_view name);

Judge ChallengesWith(std::string parameter);
/// resource_metadata of the challenge is an absolute URL, where it is there.
Judge ChallengesWithAUrl();
/// Neither the challenge nor scopes_supported of the document asks for this scope.
Judge AsksNotForScope(std::string scope);

}  // namespace nearmiss::oracle
