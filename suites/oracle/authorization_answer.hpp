#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// What the authorization endpoint sends back, beside code and state.

/// The browser is sent to the very redirect_uri of the request, with a code.
Judge CodeSentToTheRequestedUri();
/// Nor as it is, nor in base64url or hexadecimal, does the code show the challenge of the request
/// (RFC 7636 4.4).
Judge CodeHidesTheChallenge();
/// An error that is sent back comes with error_description or error_uri (RFC 7636 4.4.1).
Judge ErrorIsDescribed();
/// RFC 9207 2: iss is an https URL without query and fragment; on loopback http will do.
Judge IssuerSentIsAPlainUrl();
/// The answer does not let scripts of other origins read it (RFC 9700 2.6).
Judge NotReadableByOtherOrigins();
/// The user met a page before the browser was sent away (RFC 9700 4.11.2).
Judge NotSentAwayAtOnce();

}  // namespace nearmiss::oracle
