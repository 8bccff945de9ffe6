// Client metadata (RFC 7591 2) that should not be registered, and registrations put to another use.

#include "suites/mutate/json_members.hpp"
#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"
#include "suites/mutate/uri_edit.hpp"

namespace nearmiss::mutate {
namespace {

Change Uri(Edit edit) {
  return NearItem("redirect_uris", {"registration", "", "another URI", std::move(edit)});
}

/// Registered with a change, and then used as if it had been registered without.
Flow ThenUsed(Change registered, Act act, std::vector<Change> use) {
  return {{{Act::Register, Is::Right, By::Owner, {std::move(registered)}},
           {act, Is::Wrong, By::Owner, std::move(use)}}};
}

}  // namespace

Mutations Registration(const Stage& /*stage*/) {
  const auto script = [](std::string uri) { return Uri(Become(std::move(uri))); };
  return {
      {"javascript_uri", script("javascript:alert(1)")},
      {"javascript_case_uri", script("JaVaScRiPt:alert(1)")},
      {"javascript_ctrl_uri", script("java\tscript:alert(1)")},
      {"data_uri", script("data:text/html,x")},
      {"vbscript_uri", script("vbscript:x")},
      {"file_uri", script("file:///x")},
      {"fragment_uri", Uri(Behind("#x"))},
      {"relative_uri", Uri(Then({WithoutFront("://"), WithoutFront("/"), Before("/")}))},
      {"empty_uri", Uri(Become(""))},
      {"non_string_uri", WithMemberJson("redirect_uris", "[1]")},
      {"string_instead_of_list", WithMember("redirect_uris", "https://client.example/cb")},
      {"http_public_host", Uri(On(Part::Scheme, FromTo("https", "http")))},
      {"wildcard_uri", Uri(OnName(Before("*.")))},
      {"no_uris", WithMemberList("redirect_uris", {})},
      {"dup_uris", ItemTwice("redirect_uris")},
      {"sp_uri", Uri(Behind(" "))},
      {"userinfo_uri", Uri(OnName(Behind("@evil.example")))},
      {"public_with_secret", WithMember("token_endpoint_auth_method", "none")},
      {"auth_method_enforced",
       ThenUsed(WithMember("token_endpoint_auth_method", "client_secret_basic"), Act::Redeem,
                {WithCredentialsInBothPlaces(), WithoutHeader("Authorization")})},
      {"grant_not_registered", ThenUsed(WithMemberList("grant_types", {"authorization_code"}),
                                        Act::AskForClientCredentials, {})},
      {"response_type_not_registered", ThenUsed(WithMemberList("response_types", {"code"}),
                                                Act::Authorize, {With("response_type", "token")})},
      {"scope_not_registered",
       ThenUsed(WithMember("scope", "read"), Act::Authorize, {With("scope", "admin")})},
      {"admin_fields",
       All({WithMember("client_id", "nearmiss-chosen"), WithMemberJson("confidential", "true"),
            WithMemberJson("trusted", "true")})},
      {"management_other_client", Flow{{{Act::Register},
                                        {Act::Register, Is::Right, By::OtherClient},
                                        {Act::ReadRegistration, Is::Wrong, By::OtherClient}}}},
  };
}

}  // namespace nearmiss::mutate
