#pragma once

#include <string>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// What is particular to pushed authorization requests (RFC 9126).

/// No answer is a redirect.
Judge NeverRedirected();
/// Error codes of RFC 6749 5.2 and 4.1.2.1, or registered for authorization requests since.
Judge PushErrorsAreRegistered();
/// Whatever else comes, no error about the user's part.
Judge NoInteractionError();
/// Accepted with another value than this for the parameter, or refused safely.
Judge NotReturnedAs(std::string parameter, std::string value);
/// The same: accepted, but the browser was not sent there.
Judge NotSentTo(std::string uri);

}  // namespace nearmiss::oracle
