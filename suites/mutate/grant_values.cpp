// Codes and refresh tokens: what is near an issued one, what is none, and what may not be done with
// one.

#include <algorithm>

#include "suites/mutate/credential.hpp"
#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"

namespace nearmiss::mutate {
namespace {

/// A value that nobody issued, of the length and the letters of the good one.
std::optional<std::string> Invented(const std::string& good) {
  return Base64UrlPlus(29)(good).value_or(std::string(good.size(), 'x'));
}

void AddValues(const std::string& parameter, const std::string& second, Mutations& all) {
  const Mutations values = {
      {"truncate_last", WithoutLast()},
      {"truncate_first", WithoutFirst()},
      {"truncate_half", FirstHalf()},
      {"one_char", Cut(1)},
      {"append_char", Behind("A")},
      {"prepend_char", Before("A")},
      {"flip_last_char", LastOctet(Base64UrlPlus(16))},
      {"flip_first_char", Octet(0, Become("Z"))},
      {"flip_low_bits_last", LastOctet(Base64UrlPlus(1))},
      {"bit_flip_mid", Octet(8, LowestBitFlipped())},
      {"case_all", CaseSwapped()},
      {"case_one", FirstLetter(CaseSwapped())},
      {"swap_chars", FirstTwoSwapped()},
      {"reverse", Backwards()},
      {"pad_one", Behind("=")},
      {"pad_two", Behind("==")},
      {"b64_std_alphabet", InTheStandardAlphabet()},
      {"b64_recode", InBase64()},
      {"hex_recode", InHex()},
      {"doubled", Doubled()},
      {"two_values_space", Behind(' ' + second)},
      {"two_values_comma", Behind(',' + second)},
      {"json_array", Within("[\"", "\"]")},
      {"sql_quote", Behind("'")},
      {"sql_wildcard", Become("%")},
      {"prefix_wildcard", Cut(6, "%")},
      {"nosql_operator", InPlaceOf(parameter, {Raw(parameter + "[$ne]", "x")})},
      {"zero", Become("0")},
      {"true_word", Become("true")},
      {"null_word", Become("null")},
      {"all_zero", Edit([](const std::string& good) -> std::optional<std::string> {
         return std::string(good.size(), '0');
       })},
      {"fixed_wrong", Edit(Invented)},
  };
  all.insert(all.end(), values.begin(), values.end());
}

Change Bearer(const std::string& token) { return WithHeader("Authorization", "Bearer " + token); }

FlowStep Wrong(Act act, By by = By::Owner, std::vector<Change> changes = {}) {
  return {act, Is::Wrong, by, std::move(changes)};
}

FlowStep AtOnce(Act act, int times) {
  FlowStep step = Wrong(act);
  step.times = times;
  step.together = true;
  return step;
}

FlowStep Often(Act act, int times, std::vector<Change> changes, Is is = Is::Wrong) {
  FlowStep step = {act, is, By::Owner, std::move(changes)};
  step.times = times;
  return step;
}

}  // namespace

Mutations GrantCode(const Stage& stage) {
  const FlowStep redeem = {Act::Redeem};
  const auto again = Wrong(Act::Redeem);
  const auto as = [](std::string token) { return With("code", std::move(token)); };
  Mutations all;
  AddValues("code", stage.second_code, all);
  const Mutations uses = {
      {"first_use", Flow{{redeem}}},
      {"replay", Flow{{redeem, again}}},
      {"replay_revokes_tokens",
       Flow{{redeem, again, {Act::CallResource}, {Act::Introspect}, {Act::Refresh}}}},
      {"replay_after_expiry", Flow{{redeem, {Act::Wait}, again}}},
      {"replay_after_refresh", Flow{{redeem, {Act::Refresh}, again}}},
      {"replay_after_revoke", Flow{{redeem, {Act::RevokeAccessToken}, again}}},
      {"replay_other_redirect",
       Flow{{redeem, Wrong(Act::Redeem, By::Owner, {With("redirect_uri", stage.second_uri)})}}},
      {"replay_without_verifier",
       Flow{{redeem, Wrong(Act::Redeem, By::Owner, {Without("code_verifier")})}}},
      {"race_two", Flow{{AtOnce(Act::Redeem, 2)}}},
      {"race_many", Flow{{AtOnce(Act::Redeem, 20)}}},
      {"race_two_verifiers", Flow{{{Act::Redeem,
                                    Is::Wrong,
                                    By::Owner,
                                    {To("code_verifier", Base64UrlPlus(1))},
                                    2,
                                    true}}}},
      {"expired", Flow{{{Act::Wait}, again}}},
      {"other_client", Flow{{Wrong(Act::Redeem, By::OtherClient)}}},
      {"other_client_public", Flow{{Wrong(Act::Redeem, By::PublicClient)}}},
      {"other_client_then_owner", Flow{{Wrong(Act::Redeem, By::OtherClient), redeem}}},
      {"foreign_replay_revokes",
       Flow{{redeem, Wrong(Act::Redeem, By::OtherClient), {Act::CallResource}}}},
      {"forged_same_prefix",
       Flow{{Wrong(Act::Redeem, By::Owner, {To("code", LastOctet(Base64UrlPlus(16)))}), redeem}}},
      {"other_user", Flow{{Wrong(Act::Redeem, By::OtherUser)}}},
      {"confidential_without_auth", Flow{{Wrong(Act::Redeem, By::Owner, {WithoutClientSecret()})}}},
      {"wrong_secret_then_right",
       Flow{{Wrong(Act::Redeem, By::Owner, {WithClientSecret("nearmiss-wrong")}), redeem}}},
      {"from_error_response", as("access_denied")},
      {"access_token_as_code", as(stage.access_token)},
      {"refresh_token_as_code", as(stage.refresh_token)},
      {"id_token_as_code", as(stage.id_token)},
      {"device_code_as_code", as(stage.device_code)},
      {"code_as_refresh_token",
       All({With("grant_type", "refresh_token"), InPlaceOf("code", {Good("refresh_token")})})},
      {"code_as_access_token", Bearer(stage.code)},
      {"grant_switch", With("grant_type", "client_credentials")},
      {"scope_at_token", AndAlso("scope", "admin")},
      {"resource_at_token", AndAlso("resource", "https://other.example/")},
      {"leaked_by_state_break", Flow{{Wrong(Act::Redeem, By::OtherUser)}}},
      {"entropy", Flow{{Often(Act::Authorize, 200, {}, Is::Right), {Act::Inspect}}}},
  };
  all.insert(all.end(), uses.begin(), uses.end());
  return all;
}

Mutations GrantRefreshToken(const Stage& stage) {
  const FlowStep refresh = {Act::Refresh};
  const auto again = Wrong(Act::Refresh);
  const auto narrow = With("scope", "read");
  const auto as = [](std::string token) { return With("refresh_token", std::move(token)); };
  Mutations all;
  AddValues("refresh_token", stage.second_code, all);
  const Mutations uses = {
      {"first_use", Flow{{refresh}}},
      {"replay_rotated", Flow{{refresh, again}}},
      {"replay_kills_family", Flow{{refresh, again, refresh}}},
      {"race_two", Flow{{AtOnce(Act::Refresh, 20)}}},
      {"other_client", Flow{{Wrong(Act::Refresh, By::OtherClient)}}},
      {"other_client_public", Flow{{Wrong(Act::Refresh, By::PublicClient)}}},
      {"no_client_auth", Flow{{Wrong(Act::Refresh, By::Owner, {WithoutClientSecret()})}}},
      {"wrong_secret",
       Flow{{Wrong(Act::Refresh, By::Owner, {WithClientSecret("nearmiss-wrong")})}}},
      {"no_client_id", Flow{{Wrong(Act::Refresh, By::NoClient, {WithoutClient()})}}},
      {"wider_scope", AndAlso("scope", "read admin")},
      {"narrower_then_full", Flow{{{Act::Refresh, Is::Right, By::Owner, {narrow}}, refresh}}},
      {"bad_scope_burns_token",
       Flow{{Wrong(Act::Refresh, By::Owner, {With("scope", "\"")}), refresh}}},
      {"after_revoke_refresh", Flow{{{Act::RevokeRefreshToken}, again}}},
      {"after_revoke_access", Flow{{{Act::RevokeAccessToken}, refresh}}},
      {"after_consent_withdrawn", Flow{{{Act::TakeBack}, again}}},
      {"after_password_change", Flow{{{Act::ChangePassword}, again}}},
      {"after_logout", Flow{{{Act::SignOut}, refresh}}},
      {"access_token_as_refresh", as(stage.access_token)},
      {"id_token_as_refresh", as(stage.id_token)},
      {"refresh_as_access", Bearer(stage.refresh_token)},
      {"redirect_uri_added", AndAlso("redirect_uri", stage.foreign_uri)},
      {"revoke_by_other_client", Flow{{Wrong(Act::RevokeRefreshToken, By::OtherClient), refresh}}},
      {"revoke_by_other_public",
       Flow{{Wrong(Act::RevokeRefreshToken, By::OtherPublicClient), refresh}}},
      {"revoke_unauthenticated",
       Flow{{Wrong(Act::RevokeRefreshToken, By::Owner, {WithoutClientSecret()}), refresh}}},
      {"revoke_unknown", With("token", "unknown")},
      {"revoke_wrong_hint", With("token_type_hint", "access_token")},
      {"revoke_unknown_hint", With("token_type_hint", "bogus")},
      {"introspect_other_client", Flow{{Wrong(Act::Introspect, By::OtherClient)}}},
  };
  all.insert(all.end(), uses.begin(), uses.end());
  return all;
}

}  // namespace nearmiss::mutate
