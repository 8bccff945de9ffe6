#pragma once

#include <string>

#include "fixtures/jose/key.hpp"
#include "suites/mutate/change.hpp"
#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// What of a DPoP proof is changed (RFC 9449 4.2, 4.3).
enum class ProofPart {
  Form,
  Type,
  Algorithm,
  Key,
  WeakKey,
  Signature,
  Jti,
  Htm,
  Htu,
  Spelling,  ///< of htu; means the same
  Age,
  AccessToken,  ///< the claim ath
  Nonce,
};

/// Near misses of a DPoP proof, none of which proves anything. Harm of an accepted one: whoever
/// sees or guesses a token uses it without its key.
Operators DpopProofNearMisses(ProofPart part);
/// One of each part but the nonce: for a second place where all of that is checked.
Operators DpopProofNearMisses();
/// Other ways to write the same htu (RFC 9449 4.3), which prove as much.
Operators DpopTargetSpellings();

/// The request's proof put through a near miss and, unless that is the change, signed with the key.
Change NearProof(const jose::Key& key, const Operator& near);
/// The request's proof without its nonce.
Change WithoutNonce(const jose::Key& key);
/// The claims of the request's proof signed with this other key.
Change ProvenBy(const jose::Key& other);
/// A second DPoP header, or one header with two proofs; each is a good one.
Change WithTwoProofs(const jose::Key& key);
Change WithTwoProofsInOneHeader(const jose::Key& key);
/// A proof that is dated by so many seconds later.
Change WithProofAhead(const jose::Key& key, int seconds);
/// A jti of so many characters.
Change WithLongJti(const jose::Key& key, std::size_t characters);
/// A query behind the URL of the request, which its proof does not name.
Change WithAQuery();
/// One more header of a name that is there already.
Change WithHeaderTwice(std::string name, std::string value);

}  // namespace nearmiss::mutate
