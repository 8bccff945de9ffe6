#include "suites/mutate/json_members.hpp"
#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"
#include "suites/mutate/uri_edit.hpp"

namespace nearmiss::mutate {
namespace {

Edit Query(Edit edit) { return On(Part::Query, std::move(edit)); }
Edit WithQuery(std::string text) { return Add(Part::Query, std::move(text)); }

std::optional<std::string> WithoutLastPair(const std::string& query) {
  const auto ampersand = query.rfind('&');
  if (ampersand == std::string::npos) return std::nullopt;
  return query.substr(0, ampersand);
}

std::optional<std::string> OneMore(const std::string& octet) {
  return std::string(1, static_cast<char>(octet.front() + 1));
}

}  // namespace

Mutations RedirectQuery(const Stage& /*stage*/) {
  return {
      {"exact_query", Keep()},
      {"add_param", WithQuery("x=1")},
      {"add_empty_query", WithQuery("")},
      {"drop_query", Drop(Part::Query)},
      {"drop_one", Query(WithoutLastPair)},
      {"extend_query", Query(Behind("&c=3"))},
      {"reorder", Query(PairsReversed())},
      {"change_value", Query(LastOctet(OneMore))},
      {"dup_key", Query(FirstNameAgain("9"))},
      {"semicolon_sep", Query(Instead("&", ";"))},
      {"trailing_amp", Query(Behind("&"))},
      {"double_question", Query(Before("?"))},
      {"enc_equals", Query(Instead("=", "%3D"))},
      {"plus_for_pct20", Query(Instead("%20", "+"))},
      {"pct_case_query", Query(EscapesInTheOtherCase())},
      {"case_query_name", Query(Octet(0, CaseSwapped()))},
      {"inject_code", WithQuery("code=attacker")},
      {"inject_code_registered_query", Query(Behind("&code=attacker"))},
      {"inject_code_enc_name", WithQuery("%63ode=attacker")},
      {"inject_code_enc_amp", Query(Instead("&", "%26code=attacker&"))},
      {"inject_code_array", WithQuery("code[]=attacker")},
      {"inject_code_case", WithQuery("CODE=attacker")},
      {"inject_state", WithQuery("state=attacker")},
      {"inject_error", WithQuery("error=access_denied")},
      {"inject_iss", WithQuery("iss=https://evil.example")},
      {"inject_token", WithQuery("access_token=attacker")},
      {"inject_id_token", WithQuery("id_token=attacker")},
      {"inject_response", WithQuery("response=attacker")},
      {"inject_scope", WithQuery("scope=admin")},
      {"nested_url", WithQuery("next=https://evil.example/")},
      {"outer_amp_unescaped",
       InPlaceOf("redirect_uri", {GoodUnescaped("redirect_uri"), Raw("code", "attacker")})},
      {"outer_double_encoded", Spelled{FormEncoded()}},
      {"response_param_not_duplicated", Flow{{{Act::Authorize}, {Act::Inspect}}}},
  };
}

Mutations RedirectFragment(const Stage& /*stage*/) {
  return {
      {"empty_fragment", Behind("#")},
      {"fragment", Behind("#x")},
      {"fragment_params", Behind("#code=attacker")},
      {"fragment_ws", Behind("#\t")},
      {"fragment_host", Instead("://", "://evil.example#")},
      {"fragment_enc", On(Part::Path, Behind("%23x"))},
      {"fragment_before_query", Behind("#?a=1")},
      {"fragment_hashbang", Behind("#/route")},
      {"registered_fragment",
       Flow{{{Act::Register,
              Is::Wrong,
              By::Owner,
              {NearItem("redirect_uris",
                        {"redirect_uri.fragment", "fragment", "a fragment", Behind("#x")})}}}}},
  };
}

}  // namespace nearmiss::mutate
