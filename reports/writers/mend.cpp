#include "reports/writers/mend.hpp"

#include <array>
#include <string_view>

namespace nearmiss::writers {
namespace {

struct Mend {
  std::string_view condition;  // how it begins
  std::string_view text;
};

// The first that fits, so the longer beginnings stand first.
constexpr std::array kMends = {
    Mend{"code_replayed",
         "Redeem a code in one atomic step that also marks it as used, and revoke what the first "
         "redemption issued when it comes again."},
    Mend{"code_expired",
         "Compare the age of the code at redemption, not only when it is swept away."},
    Mend{"code_redirect_uri",
         "Store the redirect_uri of the authorization request with the code, and compare it octet "
         "by "
         "octet at redemption."},
    Mend{"code_of_other_client",
         "Store the client with the code, and compare it with the client that authenticated."},
    Mend{"code_", "Look the code up by its exact value; neither trim nor decode it first."},
    Mend{"verifier_without_challenge",
         "Refuse a code_verifier when the authorization request had no code_challenge."},
    Mend{"verifier_missing",
         "Keep the challenge with the code; when there is one, a redemption without code_verifier "
         "is "
         "refused."},
    Mend{"verifier_",
         "Compute the challenge from the code_verifier as it was sent, and compare the whole of "
         "it."},
    Mend{"challenge_",
         "Check code_challenge and its method when the authorization request arrives."},
    Mend{"redirect_uri_repeated",
         "Refuse a request with a repeated parameter before any of its values is used."},
    Mend{
        "redirect_uri_",
        "Compare redirect_uri with the registered ones as strings, whole and undecoded, before any "
        "redirect; answer a mismatch with a page of the server itself."},
    Mend{"push_redirect_uri_",
         "Compare a pushed redirect_uri with the registered ones as strings, whole and undecoded."},
    Mend{"client_secret_",
         "Compare the secret octet by octet, without trimming, for every method."},
    Mend{"client_id_", "Look the client up by its exact client_id; neither trim nor fold it."},
    Mend{"client_assertion_",
         "Check signature, iss, sub, aud and exp of the assertion, each of them, and remember its "
         "jti."},
    Mend{"client_", "Authenticate the client before anything else of the request is looked at."},
    Mend{"two_authentication_methods", "Refuse a request that authenticates in more than one way."},
    Mend{"refresh_token_rotated",
         "Rotate in one atomic step; when an old token comes again, revoke its whole family."},
    Mend{"refresh_token_revoked",
         "Check that the grant still stands whenever a refresh token is used."},
    Mend{
        "refresh_token_of_other_client",
        "Store the client with the refresh token, and compare it with the one that authenticated."},
    Mend{"refresh_scope_", "Allow a refresh no scope that the user did not grant."},
    Mend{"refresh_token_",
         "Look the refresh token up by its exact value; neither trim nor decode it."},
    Mend{"access_token_revoked",
         "Make revocation reach access tokens: look them up at each use, or keep their life short "
         "and "
         "say so."},
    Mend{"access_token_in_query", "Take access tokens from the Authorization header only."},
    Mend{"access_token_",
         "Read the token from one place of the request, and look up its exact value."},
    Mend{"parameter_repeated", "Refuse a request in which a parameter occurs twice."},
    Mend{"method_not_allowed", "Answer any method but POST with 405."},
    Mend{"parameters_in_query", "Read parameters from the body of the request only."},
    Mend{"credentials_in_query", "Read credentials from the header or the body only."},
    Mend{"grant_type_", "Compare grant_type as a string with the known ones, whole."},
    Mend{"scope_", "Check each scope token against what the client may ask for."},
    Mend{"registration_", "Check client metadata as a whole before the client is stored."},
    Mend{"dpop_",
         "Check every claim and header of the proof, and compare its key with the bound one."},
    Mend{"device_",
         "Keep the state of a device code with its client, and change it in one atomic step."},
    Mend{"exchange_", "Check subject and actor token as at introspection, their client included."},
    Mend{"target_", "Check resource against what was granted before a token is issued."},
    Mend{"revocation_", "Authenticate the client, then compare it with the owner of the token."},
    Mend{"introspection_", "Authenticate whoever asks before the token is looked at."},
    Mend{"throttled", "Count requests per client, and answer the ones too many as documented."},
};

}  // namespace

std::string_view LikelyMend(const record::CheckResult& check) {
  if (check.outcome != record::Outcome::Broken) return {};
  if (check.layer == record::Layer::Documented && !check.condition.empty()) {
    return "The request is refused, but not as documented: change the answer, or the "
           "documentation.";
  }
  for (const auto& [condition, text] : kMends) {
    if (check.condition.starts_with(condition)) return text;
  }
  return {};
}

}  // namespace nearmiss::writers
