#pragma once

#include <chrono>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

/// 200 with a JSON object that has access_token and token_type as strings, kept by no cache (RFC
/// 6749 4.1.4, 5.1).
Judge IssuedAsDocumented();
/// Members of token answers have names of letters, digits, '-', '.' and '_' (RFC 6749 Appendix
/// A.18).
Judge MemberNamesKeepToTheirCharacters();
/// Tokens within the printable ASCII characters (RFC 6749 Appendix A.12, A.17).
Judge TokensArePrintable();
/// A bearer token within b64token (RFC 6750 2.1).
Judge BearerTokensFitTheHeader();
/// token_type is Bearer for a request without a proof of possession (RFC 6750 1.1).
Judge TokensWithoutProofAreBearer();
/// expires_in of a bearer token is not above the limit (RFC 6750 5.3).
Judge BearerTokensLiveAtMost(std::chrono::seconds limit);
/// An answer with an error has no token in it (RFC 6749 4.1.3).
Judge ErrorsCarryNoTokens();
/// error_description and error_uri, where they are, say something (RFC 6749 Appendix A.8, A.9).
Judge ErrorTextsAreNotEmpty();

// Metadata.

/// The URL in the member has no fragment (RFC 6749 3.1, 3.2).
Judge SaysAUrlWithoutFragment(std::string member);
/// Each string of the list is words of letters, digits and underscores, parted by one space (RFC
/// 6749 Appendix A.3).
Judge ListsResponseTypes(std::string member);

}  // namespace nearmiss::oracle
