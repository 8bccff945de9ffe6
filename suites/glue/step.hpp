#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "fixtures/login/journey.hpp"
#include "suites/glue/play.hpp"
#include "suites/mutate/change.hpp"

namespace nearmiss {

/// How to come by a value, not the value: a code is good once, and a control needs one of its own.
template <class T>
struct Recipe {
  std::string told;
  std::function<T(Play&)> make;
};

/// A valid request that is still to be made and sent, perhaps with changes.
struct Step {
  std::string told;  ///< "redeem an approved code"
  oracle::Where where = oracle::Where::Token;
  std::function<wire::Request(Play&)> build;
  std::vector<mutate::Change> changes = {};
  login::Consent consent = login::Consent::Approve;
  std::vector<std::string> registered_uris = {};
  bool in_a_new_browser = false;  ///< whose user has not signed in

  /// The same request with one more change.
  Step But(mutate::Change change) const {
    Step changed = *this;
    changed.changes.push_back(std::move(change));
    return changed;
  }
  /// The same request, on whose page the user refuses.
  Step Denied() const {
    Step denied = *this;
    denied.consent = login::Consent::Deny;
    return denied;
  }
  /// The same request from a browser whose user has not signed in.
  Step InANewBrowser() const {
    Step fresh = *this;
    fresh.in_a_new_browser = true;
    return fresh;
  }
};

/// "redeem an approved code but with another code_verifier".
std::string Told(const Step& step);

// Recipes. `For` a client: the main one unless said otherwise; `Key` signs with ES256, `RsaKey`
// with RS256, `SecretJwt` with its secret; `Bound` binds every token to a key.
/// The last five have a certificate (RFC 8705), the very last two for their tokens.
enum class For {
  Main,
  Other,
  Public,
  Key,
  RsaKey,
  SecretJwt,
  Native,
  Bound,
  Tls,
  OtherTls,
  SelfSigned,
  CertificateBound,
  PublicWithCertificate
};
/// The configured client; throws NotApplicable when there is none.
const target::Client& ClientFor(Play& play, For client);

Recipe<steps::Code> AnApprovedCode(For client = For::Main);
/// Asked for with this parameter of the authorization request instead of the configured one.
Recipe<steps::Code> ACodeFor(std::string parameter, std::string value);
/// Whose verifier is too short for RFC 7636 4.1.
Recipe<steps::Code> ACodeOfAShortVerifier();
/// Asked for with the challenge alone, which makes it a plain one (RFC 7636 4.3).
Recipe<steps::Code> ACodeWithoutChallengeMethod();
/// Asked for with code_challenge_method=plain.
Recipe<steps::Code> ACodeOfAPlainChallenge();
/// Redeemed once already, which is the control of a replay.
Recipe<steps::Code> ARedeemedCode();
/// Of an authorization request without a challenge.
Recipe<steps::Code> ACodeWithoutChallenge();
/// What a code of this server looks like, but was never issued.
Recipe<steps::Code> AnInventedCode();
Recipe<steps::Tokens> ApprovedTokens(For client = For::Main);
/// For a scope without its last token.
Recipe<steps::Tokens> NarrowlyApprovedTokens();
Recipe<steps::Tokens> TokensFor(steps::Code code);
/// A refresh token that was used, so that the answer's new one took its place.
Recipe<steps::Tokens> RefreshedTokens(steps::Tokens tokens);
Recipe<steps::Tokens> NarrowedTokens(steps::Tokens tokens, std::string scope);

// Steps, from a value or from a recipe.
Step Authorize(For client = For::Main);
Step AuthorizeWithState(std::string state);
/// At another of the client's registered redirect URIs than the first.
Step AuthorizeAt(std::string redirect_uri);
/// A request that a server may refuse as well, since the parameter is missing.
Step AuthorizeWithout(std::string parameter, For client = For::Main);
Step Redeem(steps::Code code);
Step Redeem(Recipe<steps::Code> code);
Step Refresh(steps::Tokens tokens);
Step Refresh(Recipe<steps::Tokens> tokens);
Step RefreshForScope(steps::Tokens tokens, std::string scope);
Step AskForClientCredentials();
Step AskForClientCredentials(std::string scope);
Step RevokeRefreshToken(steps::Tokens tokens);
Step RevokeAccessToken(steps::Tokens tokens);
Step RevokeRefreshToken(Recipe<steps::Tokens> tokens);
Step Introspect(std::string token);
Step Introspect(Recipe<steps::Tokens> tokens);
Step UseAccessToken(steps::Tokens tokens);
Step UseAccessToken(Recipe<steps::Tokens> tokens);
/// Asks the resource with any text for a token; empty sends none.
Step AskResourceWith(std::string token);
Step AskForeignResource(steps::Tokens tokens);
/// Whether the access token is alive, by the resource or else by introspection.
Step ProbeAccessToken(steps::Tokens tokens);
Step ReadMetadata();

}  // namespace nearmiss
