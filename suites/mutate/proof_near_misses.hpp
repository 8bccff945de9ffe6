#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fixtures/jose/jws.hpp"
#include "suites/mutate/proof.hpp"

namespace nearmiss::mutate {

/// A bad proof out of a good one that was signed with the key; nothing when there is no room.
struct ProofNearMiss {
  ProofPart part;
  std::string_view name;
  std::string_view told;
  std::function<std::optional<std::string>(const jose::Key&, const jose::Compact&)> make;
  bool brief = false;  ///< stands for its part where one of each is enough
};

const std::vector<ProofNearMiss>& ProofNearMisses();

/// A claim that is a text; empty when there is none.
std::string ProofClaim(const jose::Compact& proof, std::string_view name);
/// The proof with this claim, whose value is a JSON text, signed anew.
std::string ProofWithClaim(const jose::Key& key, const jose::Compact& proof, std::string_view name,
                           const std::string& value);
/// Dated so many seconds later. Nothing where a nonce tells the server when the proof was made:
/// then it need not look at iat (RFC 9449 4.3).
std::optional<std::string> ProofDated(const jose::Key& key, const jose::Compact& proof,
                                      long seconds);

}  // namespace nearmiss::mutate
