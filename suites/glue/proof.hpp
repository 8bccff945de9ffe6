#pragma once

#include <string>

#include "fixtures/jose/key.hpp"
#include "suites/glue/step.hpp"

namespace nearmiss {

// DPoP (RFC 9449). A key is made once for a check; every request brings a proof of its own, with
// the nonce that its server gave last.

/// A key for ES256.
Recipe<jose::Key> AProofKey();
/// A proof by this key for a token request.
Recipe<std::string> AProofForTokens(jose::Key key);
/// Tokens bound to the key. Not applicable where the server answers a proof with bearer tokens,
/// which RFC 9449 5 allows.
Recipe<steps::Tokens> TokensBoundTo(jose::Key key, For client = For::Main);
/// The same, whatever type they are of.
Recipe<steps::Tokens> TokensOfAProof(jose::Key key, For client = For::Main);

/// Sends a step of this kind, once more where the server wants a nonce first.
wire::Exchange SendProving(Play& play, const Step& step);

/// The same request with a proof by the key.
Step Proving(Step step, jose::Key key);
/// The same request with this proof.
Step Presenting(Step step, std::string proof);
/// Asks the resource with a bound token and a proof.
Step UseBoundToken(steps::Tokens tokens, jose::Key key);
Step UseBoundToken(Recipe<steps::Tokens> tokens, jose::Key key);

}  // namespace nearmiss
