#include "suites/oracle/condition.hpp"

#include <algorithm>
#include <array>

namespace nearmiss::oracle {
namespace {

constexpr auto kConditions = std::to_array<Condition>({
    // at the token endpoint: codes
    {"code_replayed", "a code is redeemed that was redeemed before"},
    {"code_expired", "a code is redeemed after its life"},
    {"code_unknown", "a code is redeemed that was never issued"},
    {"code_near_miss", "a value near an issued code is redeemed"},
    {"code_stray_whitespace", "white space or an invisible character stands in the code"},
    {"code_of_other_client", "a code is redeemed by another client than it was issued to"},
    {"code_redirect_uri_mismatch",
     "the redirect_uri at redemption is not the one of the authorization request"},
    {"code_redirect_uri_missing",
     "redirect_uri is left out at redemption though it was in the authorization request"},
    {"code_missing", "an authorization_code request has no code"},
    {"verifier_wrong", "the code_verifier does not fit the challenge"},
    {"verifier_near_miss", "a value near the code_verifier, or outside its grammar"},
    {"verifier_missing", "code_verifier is left out though there was a challenge"},
    {"verifier_without_challenge", "a code_verifier is sent though there was no challenge"},
    // at the token endpoint: the request
    {"grant_type_missing", "grant_type is left out"},
    {"grant_type_unsupported", "a grant_type that nobody defined"},
    {"grant_type_stray_whitespace", "white space or an invisible character stands in grant_type"},
    {"grant_type_password", "the password grant, which the client is not registered for"},
    {"request_malformed", "the body of the token request is empty or no form"},
    {"scope_missing_at_token", "a client_credentials request has no scope"},
    {"scope_invalid_at_token", "the scope of a token request is unknown"},
    {"authentication_scheme_unsupported",
     "the client's credentials stand under another scheme than Basic"},
    {"client_id_mismatch", "client_id names another client than the one that authenticates"},
    {"basic_malformed", "the Basic header cannot be read"},
    {"media_type_unsupported", "the token request is no form"},
    {"semicolon_between_parameters",
     "a semicolon stands between two parameters of the token request"},
    {"code_too_long", "a code of 64 KiB is redeemed"},
    {"access_token_in_query", "the resource is asked with a token in the query"},
    {"parameter_repeated", "a parameter of the token request occurs twice"},
    {"method_not_allowed", "another method than POST at the token endpoint"},
    {"parameters_in_query", "the parameters of the token request stand in the query"},
    // client authentication
    {"client_unknown", "a client_id that was never registered"},
    {"client_secret_wrong", "the client's secret is wrong"},
    {"client_secret_empty", "the client's secret is left empty"},
    {"client_unauthenticated", "a confidential client sends its client_id alone"},
    {"client_missing", "no client authentication and no client_id"},
    {"client_id_stray_whitespace", "white space or an invisible character stands in client_id"},
    {"client_secret_stray_whitespace",
     "white space or an invisible character stands in client_secret"},
    {"two_authentication_methods", "the client authenticates in two ways at once"},
    {"credentials_in_query", "the client's credentials stand in the query"},
    {"public_client_credentials", "a public client asks for a client_credentials grant"},
    // refresh tokens
    {"refresh_token_unknown", "a refresh token that was never issued"},
    {"refresh_token_missing", "a refresh request has no refresh_token"},
    {"refresh_token_near_miss", "a value near an issued refresh token is used"},
    {"refresh_token_stray_whitespace",
     "white space or an invisible character stands in the refresh token"},
    {"refresh_token_of_other_client",
     "a refresh token is used by another client than it was issued to"},
    {"refresh_token_revoked", "a refresh token is used after it was revoked"},
    {"refresh_token_rotated", "a refresh token is used after a new one took its place"},
    {"refresh_scope_wider", "a refresh asks for more scope than was granted"},
    // at the authorization endpoint
    {"redirect_uri_mismatch", "the redirect_uri is not exactly a registered one"},
    {"redirect_uri_repeated", "redirect_uri occurs twice"},
    {"client_unknown_at_authorization",
     "an authorization request with a client_id that was never registered"},
    {"client_id_repeated", "client_id occurs twice in the authorization request"},
    {"response_type_missing", "response_type is left out"},
    {"response_type_unsupported", "a response_type that nobody defined"},
    {"parameter_repeated_at_authorization",
     "a parameter of the authorization request occurs twice"},
    {"response_type_stray_whitespace",
     "white space or an invisible character stands in response_type"},
    {"response_type_token", "the implicit grant, which the client is not registered for"},
    {"scope_invalid", "the scope is unknown or malformed"},
    {"user_denied", "the user refuses"},
    {"challenge_missing", "a public client sends no code_challenge"},
    {"challenge_malformed", "code_challenge is outside its grammar"},
    {"challenge_method_unknown", "a code_challenge_method that nobody defined"},
    // other endpoints
    {"revocation_unauthenticated", "a confidential client revokes without authenticating"},
    {"revocation_token_missing", "a revocation request has no token"},
    {"introspection_unauthenticated", "introspection without authentication"},
    {"access_token_missing", "the resource is asked without a token"},
    {"access_token_twice", "the resource is asked with its token in two places"},
    {"access_token_malformed", "the token's header is outside its grammar"},
    {"access_token_under_other_scheme", "the token stands under another scheme than Bearer"},
    {"access_token_misplaced", "the token stands where RFC 6750 does not allow it"},
    {"access_token_unknown", "the resource is asked with a token that was never issued"},
    {"access_token_revoked", "the resource is asked with a token that was revoked or deleted"},
    {"access_token_of_other_data_center",
     "the resource is asked with a token of another data centre"},
    {"revocation_token_unknown", "a token is revoked that was never issued"},
    // assertions
    {"client_assertion_bad", "the client's assertion does not authenticate it"},
    {"client_assertion_no_jwt", "the client's assertion is not one well-formed JWT"},
    {"client_assertion_incomplete",
     "client_assertion or client_assertion_type is missing, or the type is another one"},
    {"client_assertion_of_other_client", "client_id names another client than the assertion"},
    {"assertion_grant_bad", "the assertion of a JWT bearer grant is not good"},
    {"assertion_grant_no_jwt", "the assertion of a JWT bearer grant is not one well-formed JWT"},
    {"assertion_missing", "a JWT bearer grant has no assertion"},
    // registration and its management
    {"registration_unreadable", "a registration is no JSON object in application/json"},
    {"registration_redirect_uri_missing",
     "a client of the code grant registers without redirection URIs"},
    {"registration_redirect_uri_invalid",
     "a client registers a redirection URI that is malformed or of a kind that is not allowed"},
    {"registration_metadata_invalid", "a client registers metadata that cannot be"},
    {"software_statement_invalid", "a client registers with a software statement nobody signed"},
    {"software_statement_unapproved",
     "a client registers with a software statement of an unknown issuer"},
    {"initial_access_token_invalid",
     "a client registers with an initial access token that was never issued"},
    {"auth_method_not_registered", "a client authenticates in another way than it registered"},
    {"grant_not_registered", "a client uses a grant that it did not register"},
    {"response_type_not_registered", "a client asks for a response type that it did not register"},
    {"registration_token_missing", "a registration is managed without a token"},
    {"registration_token_invalid", "a registration is managed with a token that is not its own"},
    {"registration_token_other_scheme",
     "a registration is managed with another authentication scheme than Bearer"},
    {"registration_token_foreign", "a registration is managed with another client's token"},
    {"registered_client_deleted", "a client that was deleted uses a code or a refresh token"},
    {"registration_gone", "a registration is managed that is not there"},
    {"registration_update_mismatched",
     "an update names another client_id or secret, or holds what only the server makes"},
    {"throttled", "more requests than the documented limit"},
});

}  // namespace

std::span<const Condition> Conditions() { return kConditions; }

const Condition* FindCondition(std::string_view name) {
  const auto found = std::ranges::find(kConditions, name, &Condition::name);
  return found == kConditions.end() ? nullptr : &*found;
}

}  // namespace nearmiss::oracle
