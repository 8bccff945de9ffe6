#pragma once

#include <string>

namespace nearmiss::generate {

// What is no near miss: another text that a correct server may take for the same.

/// Not so where the two decode to the same octets as base64url, part by part between the dots (RFC
/// 7515 2): some last characters carry bits that mean nothing, and padding means nothing.
bool DiffersAsToken(const std::string& good, const std::string& other);

/// The same for a token in a header, whose value holds neither control characters nor, at its ends,
/// spaces (RFC 9110 5.5): a server may read past those.
bool DiffersAsTokenInHeader(const std::string& good, const std::string& other);

/// Not so where both are one http URI on this machine but for the port, which a native client
/// chooses as it goes (RFC 8252 7.3).
bool DiffersInMoreThanALoopbackPort(const std::string& good, const std::string& other);

/// Only texts in UTF-8 are compared: what becomes of other octets is nowhere said (RFC 6749
/// Appendix B).
bool DiffersInUtf8(const std::string& good, const std::string& other);

}  // namespace nearmiss::generate
