// Redirection URIs of odd lengths, of native clients, repeated or missing, and at the token
// endpoint.

#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"
#include "suites/mutate/uri_edit.hpp"

namespace nearmiss::mutate {
namespace {

constexpr auto kName = "redirect_uri";
/// Of the range that systems give out for a while (RFC 6335 6).
constexpr auto kRunTimePort = "49152";

Edit PathThen(std::string tail) { return On(Part::Path, Behind(std::move(tail))); }

std::string Times(int times, const std::string& text) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::optional<std::string> PathAlone(const std::string& uri) {
  const auto authority = uri.find("://");
  const auto path = uri.find('/', authority == std::string::npos ? 0 : authority + 3);
  return path == std::string::npos ? std::nullopt : std::optional(uri.substr(path));
}

Edit LoopbackAtAPort(Edit edit) {
  return OnLoopback(Then({AtThatPort(kRunTimePort), std::move(edit)}));
}

}  // namespace

Mutations RedirectLength(const Stage& stage) {
  return {
      {"absent_single", Without(kName)},
      {"absent_multiple", Without(kName)},
      {"absent_none_registered", Without(kName)},
      {"unregistered_any", Become(stage.foreign_uri)},
      {"empty_value", Become("")},
      {"empty_value_multiple", Become("")},
      {"relative_abs_path", Edit(PathAlone)},
      {"relative_path", Then({PathAlone, WithoutFirst()})},
      {"dot_only", Become(".")},
      {"query_only", Become("?x=1")},
      {"scheme_only", Become("https:")},
      {"scheme_slashes_only", Become("https://")},
      {"null_word", Become("null")},
      {"undefined_word", Become("undefined")},
      {"star_only", Become("*")},
      {"len_255_cut", PathThen(std::string(300, 'a'))},
      {"len_2k", PathThen('/' + std::string(2048, 'a'))},
      {"len_8k", PathThen('/' + std::string(8192, 'a'))},
      {"len_64k", PathThen('/' + std::string(65536, 'a'))},
      {"many_dots", PathThen('/' + Times(4000, "../") + 'x')},
      {"many_escapes", PathThen('%' + Times(4000, "25") + "2f")},
      {"redos_shape", Become("https://" + Times(5000, "a-") + '!')},
  };
}

Mutations RedirectNative(const Stage& /*stage*/) {
  const auto at_a_port = OnLoopback(AtThatPort(kRunTimePort));
  return {
      {"loopback4_any_port", at_a_port},
      {"loopback6_any_port", at_a_port},
      {"loopback_registered_port", OnLoopback(AtThatPort("50000"))},
      {"localhost_any_port", at_a_port},
      {"loopback_port_and_path", LoopbackAtAPort(On(Part::Path, Become("/evil")))},
      {"loopback_port_and_query", LoopbackAtAPort(Add(Part::Query, "x=1"))},
      {"loopback_port_and_userinfo", LoopbackAtAPort(On(Part::Authority, Before("u@")))},
      {"loopback_port_https", LoopbackAtAPort(On(Part::Scheme, FromTo("http", "https")))},
      {"loopback_family_swap", LoopbackAtAPort(OnHost("127.0.0.1", Become("[::1]")))},
      {"loopback_port_zero", OnLoopback(AtThatPort("0"))},
      {"loopback_port_65536", OnLoopback(AtThatPort("65536"))},
      {"loopback_port_negative", OnLoopback(AtThatPort("-1"))},
      {"loopback_other_host", Elsewhere(Become("http://127.0.0.1:49152/cb"))},
      {"nonloopback_any_port", Elsewhere(AtThatPort(kRunTimePort))},
      {"private_ip_any_port", Elsewhere(AtThatPort(kRunTimePort))},
      {"claimed_https", Keep()},
      {"web_client_loopback", at_a_port},
  };
}

Mutations RedirectRepeat(const Stage& stage) {
  const auto good = Good(kName);
  const auto evil = [&](std::string name) { return Other(std::move(name), stage.foreign_uri); };
  return {
      {"dup_same", Twice(kName)},
      {"dup_evil_last", InPlaceOf(kName, {good, evil(kName)})},
      {"dup_evil_first", InPlaceOf(kName, {evil(kName), good})},
      {"dup_empty_first", InPlaceOf(kName, {Raw(kName, ""), evil(kName)})},
      {"dup_semicolon", InPlaceOf(kName, good, ";", evil(kName))},
      {"dup_array", InPlaceOf(kName, {Good("redirect_uri[]"), evil("redirect_uri[]")})},
      {"dup_array_mixed", InPlaceOf(kName, {good, evil("redirect_uri[]")})},
      {"dup_index", InPlaceOf(kName, {evil("redirect_uri[0]")})},
      {"dup_object", InPlaceOf(kName, {evil("redirect_uri[href]")})},
      {"dup_name_case", InPlaceOf(kName, {good, evil("Redirect_Uri")})},
      {"dup_name_encoded", InPlaceOf(kName, {good, evil("redirect%5Furi")})},
      {"dup_name_space", InPlaceOf(kName, {good, evil("redirect_uri%20")})},
      {"dup_name_dot", InPlaceOf(kName, {good, evil("redirect.uri")})},
      {"dup_name_nul", InPlaceOf(kName, {good, evil("redirect_uri%00")})},
      {"split_query_body", Split(kName, good, evil(kName))},
      {"split_body_query", Split(kName, evil(kName), good)},
      {"dup_client_id",
       All({InPlaceOf("client_id", {Good("client_id"), Other("client_id", stage.other_client_id)}),
            With(kName, stage.other_client_uri)})},
      {"request_object_conflict",
       InPlaceOf(kName, {Raw("request", stage.request_object), evil(kName)})},
      {"par_conflict", InPlaceOf(kName, {Raw("request_uri", stage.request_uri), evil(kName)})},
      {"request_uri_reuse", Flow{{{Act::Push}, {Act::Authorize}, {Act::Authorize, Is::Wrong}}}},
      {"request_uri_other_client",
       All({With("client_id", stage.other_client_id),
            InPlaceOf(kName, {Raw("request_uri", stage.other_request_uri)})})},
      {"ui_swap_after_check",
       Flow{{{Act::Authorize},
             {Act::SubmitConsent, Is::Wrong, By::Owner, {With(kName, stage.foreign_uri)}}}}},
  };
}

Mutations RedirectAtTheTokenEndpoint(const Stage& stage) {
  return {
      {"same", Keep()},
      {"omitted", Without(kName)},
      {"omitted_both", Flow{{{Act::Authorize, Is::Right, By::Owner, {Without(kName)}},
                             {Act::Redeem, Is::Right, By::Owner, {Without(kName)}}}}},
      {"other_registered", Become(stage.second_uri)},
      {"foreign", Become(stage.foreign_uri)},
      {"slash", On(Part::Path, Behind("/"))},
      {"case", OnName(FirstLabel(Upper()))},
      {"pct", On(Part::Path, FirstLetter(PercentEncodedInLowerCase()))},
      {"default_port",
       Elsewhere(Then({On(Part::Scheme, FromTo("https", "https")), Add(Part::Port, "443")}))},
      {"sp_end", Behind(" ")},
      {"lf_end", Behind("\n")},
      {"query", Add(Part::Query, "x=1")},
      {"loopback_port", OnLoopback(AtThatPort("50001"))},
      {"empty", Become("")},
      {"repeated", Twice(kName)},
      {"added", Flow{{{Act::Authorize, Is::Right, By::Owner, {Without(kName)}},
                      {Act::Redeem, Is::Wrong, By::Owner, {With(kName, stage.foreign_uri)}}}}},
      {"code_survives_mismatch",
       Flow{
           {{Act::Redeem, Is::Wrong, By::Owner, {With(kName, stage.foreign_uri)}}, {Act::Redeem}}}},
  };
}

}  // namespace nearmiss::mutate
