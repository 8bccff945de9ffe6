#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// What the redirect with the answer of the authorization endpoint looks like.

/// A code that is not empty, and neither an error nor a token beside it (RFC 6749 4.1.2).
Judge CodeAlone();
/// A code, and no value of the parameter that was sent without one (RFC 6749 3.1).
Judge CodeSentWithoutAValueOf(std::string parameter);
/// The redirection URI of the request with its own query, and the answer's parameters added (RFC
/// 6749 3.1.2).
Judge RedirectUriKept();
/// The error in the query part, and nothing in the fragment (RFC 6749 4.1.2.1).
Judge ErrorSentInTheQuery();

// Over every redirect of the run.

/// No parameter of an answer twice (RFC 6749 3.1).
Judge RedirectsRepeatNoParameter();
/// RFC 6749 4.1.2.1, and what extensions registered for the authorization endpoint.
Judge RedirectedErrorsAreRegistered();
/// No access token in the query of an address (RFC 6750 5.3).
Judge NoTokenInAnyAddress();

}  // namespace nearmiss::oracle
