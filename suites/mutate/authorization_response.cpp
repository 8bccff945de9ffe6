// What makes an authorization server answer elsewhere, otherwise or more than it should.

#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"

namespace nearmiss::mutate {
namespace {

/// A second error beside the foreign redirect_uri, in the hope that it is reported there.
Change Elsewhere(const Stage& stage, std::vector<Change> changes) {
  changes.insert(changes.begin(), With("redirect_uri", stage.foreign_uri));
  return All(std::move(changes));
}

Change Type(std::string value) { return With("response_type", std::move(value)); }
Change Mode(std::string value) { return With("response_mode", std::move(value)); }

}  // namespace

Mutations AuthorizationResponse(const Stage& stage) {
  const auto elsewhere = [&](std::string name, std::string value) {
    return Elsewhere(stage, {With(std::move(name), std::move(value))});
  };
  const auto at_consent = [&](std::string name, std::string value) {
    return Flow{
        {{Act::Authorize},
         {Act::SubmitConsent, Is::Wrong, By::Owner, {With(std::move(name), std::move(value))}}}};
  };
  const Flow look = {{{Act::Authorize}, {Act::Inspect}}};
  return {
      {"err_no_redirect_bad_uri", Elsewhere(stage, {})},
      {"err_no_redirect_bad_response_type", elsewhere("response_type", "bogus")},
      {"err_no_redirect_no_response_type", Elsewhere(stage, {Without("response_type")})},
      {"err_no_redirect_bad_scope", elsewhere("scope", "\"")},
      {"err_no_redirect_bad_pkce_method", elsewhere("code_challenge_method", "bogus")},
      {"err_no_redirect_bad_response_mode", elsewhere("response_mode", "bogus")},
      {"err_no_redirect_prompt_none", elsewhere("prompt", "none")},
      {"err_no_redirect_bad_request_object", elsewhere("request", "x")},
      {"err_no_redirect_access_denied",
       Flow{{{Act::Deny, Is::Wrong, By::Owner, {With("redirect_uri", stage.foreign_uri)}}}}},
      {"err_no_redirect_bad_max_age", elsewhere("max_age", "abc")},
      {"err_no_redirect_dup_state",
       Elsewhere(stage, {InPlaceOf("state", {Raw("state", "a"), Raw("state", "b")})})},
      {"err_no_redirect_unauth_client", elsewhere("response_type", "token")},
      {"err_unknown_client", elsewhere("client_id", "nobody")},
      {"err_missing_client", Elsewhere(stage, {Without("client_id")})},
      {"err_redirects_when_trusted", Type("bogus")},
      {"type_token", Type("token")},
      {"type_code_token", Type("code token")},
      {"type_code_id_token", Type("code id_token")},
      {"type_reordered", Type("token code")},
      {"type_repeated_value", Type("code code")},
      {"type_case", To("response_type", Upper())},
      {"type_sp_end", To("response_type", Behind(" "))},
      {"type_comma", To("response_type", Behind(",token"))},
      {"type_none", Type("none")},
      {"type_empty", Type("")},
      {"type_dup", TwiceWith("response_type", "token")},
      {"mode_query_for_token", All({Type("token"), Mode("query")})},
      {"mode_fragment_for_code", Mode("fragment")},
      {"mode_form_post", Mode("form_post")},
      {"mode_web_message", Mode("web_message")},
      {"mode_jwt", Mode("query.jwt")},
      {"mode_unknown", Mode("bogus")},
      {"mode_dup", All({Mode("query"), AndAlso("response_mode", "fragment")})},
      {"state_absent", Without("state")},
      {"state_special", With("state", "&code=evil#x=\"<")},
      {"state_crlf", With("state", "a\r\nX:1")},
      {"state_html", All({Mode("form_post"), With("state", "\"><script>")})},
      {"state_long", With("state", std::string(65536, 'a'))},
      {"state_broken_on_purpose", With("state", "attacker")},
      {"fragment_reattach", OnTheUrl("with a fragment", Behind("#evil"))},
      {"head_method", AsMethod("HEAD")},
      {"options_method", AsMethod("OPTIONS")},
      {"post_authorize", AsAForm()},
      {"consent_csrf", Flow{{{Act::Authorize}, {Act::SubmitConsent, Is::Wrong, By::AnotherSite}}}},
      {"consent_tamper_scope", at_consent("scope", "admin")},
      {"consent_tamper_client", at_consent("client_id", stage.other_client_id)},
      {"redirect_307", look},
      {"frame_headers", look},
      {"referrer_policy", look},
      {"iss_in_response", Flow{{{Act::ReadMetadata}, {Act::Authorize}, {Act::Inspect}}}},
  };
}

}  // namespace nearmiss::mutate
