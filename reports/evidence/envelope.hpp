#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "reports/evidence/signing_key.hpp"

namespace nearmiss::evidence {

/// A signed in-toto statement: an envelope of DSSE 1.0 (Dead Simple Signing Envelope) with one
/// signature.
struct Envelope {
  std::string statement;  ///< JSON
  std::string key_id;
  std::string signature;  ///< octets
  bool operator==(const Envelope&) const = default;
};

/// The octets that are signed: DSSE's encoding of payload type and payload.
std::string PreAuthenticationEncoding(std::string_view statement);

Envelope Seal(std::string statement, const SigningKey& key);
bool IsSealedBy(const PublicKey& key, const Envelope& envelope);

/// One line of JSON, with its newline.
std::string Text(const Envelope& envelope);
/// Refuses every text but what `Text` writes, so that no octet of it can be changed unnoticed: a
/// DSSE signature says nothing of blanks, member order and key id. The error is one line.
std::expected<Envelope, std::string> ReadEnvelope(std::string_view text);

}  // namespace nearmiss::evidence
