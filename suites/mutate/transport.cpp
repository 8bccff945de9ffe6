// How a form, its label, its method and its place can be near what the token endpoint takes.

#include "suites/mutate/body_forms.hpp"
#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"
#include "suites/mutate/uri_edit.hpp"

namespace nearmiss::mutate {
namespace {

constexpr auto kType = "Content-Type";
constexpr auto kGrant = "grant_type";

Change Body(Edit edit) { return OnTheBody("with another body", std::move(edit)); }
Change Type(Edit edit) { return OnTheHeader(kType, std::move(edit)); }
Change Path(Edit edit) { return OnTheUrl("at another URL", On(Part::Path, std::move(edit))); }

}  // namespace

Mutations Transport(const Stage& stage) {
  return {
      {"pct_unreserved_value",
       InPlaceOf(kGrant,
                 {Rewritten(kGrant, Then({FirstLetter(PercentEncoded()), Instead("_", "%5F")}))})},
      {"pct_unreserved_name", Renamed(kGrant, "grant%5Ftype")},
      {"pct_lower_hex",
       InPlaceOf("redirect_uri",
                 {Rewritten("redirect_uri", Then({FormEncoded(), EscapesInTheOtherCase()}))})},
      {"unescaped_reserved", InPlaceOf("redirect_uri", {GoodUnescaped("redirect_uri")})},
      {"order_shuffled", Body(PairsReversed())},
      {"unknown_param", AndAlso("foo", "bar")},
      {"trailing_amp", Body(Behind("&"))},
      {"leading_amp", Body(Before("&"))},
      {"name_case", Renamed(kGrant, "GRANT_TYPE")},
      {"name_sp", Renamed(kGrant, "grant_type%20")},
      {"name_nul", Renamed(kGrant, "grant_type%00")},
      {"semicolon_separator", Body(Everywhere("&", ";"))},
      {"body_newline_end", Body(Behind("\n"))},
      {"body_crlf_end", Body(Behind("\r\n"))},
      {"body_bom", Body(Before("\uFEFF"))},
      {"body_utf16", InUtf16()},
      {"body_gzip", Gzipped()},
      {"body_empty", Body(Become(""))},
      {"body_length_short", WithHeader("Content-Length", "10")},
      {"body_chunked", InChunks()},
      {"ct_missing", WithoutHeader(kType)},
      {"ct_json", AsJson()},
      {"ct_json_label_form_body", Type(Become("application/json"))},
      {"ct_multipart", AsMultipart()},
      {"ct_text", Type(Become("text/plain"))},
      {"ct_xml", AsXml()},
      {"ct_charset", Type(Behind("; charset=UTF-8"))},
      {"ct_charset_latin1", Type(Behind("; charset=ISO-8859-1"))},
      {"ct_case", Type(Upper())},
      {"ct_list", Type(Before("application/json, "))},
      {"ct_suffix", Type(Behind("x"))},
      {"ct_dup_header", WithHeaderTwice(kType)},
      {"params_in_query", WithParametersInTheQuery()},
      {"secret_in_query", WithCredentialsInTheQuery()},
      {"query_and_body_conflict", Split("code", Good("code"), Other("code", stage.second_code))},
      {"method_get", AsMethod("GET")},
      {"method_put", AsMethod("PUT")},
      {"method_head", All({AsMethod("GET"), AsMethod("HEAD")})},
      {"method_delete", AsMethod("DELETE")},
      {"method_override_header",
       All({AsMethod("GET"), WithHeader("X-HTTP-Method-Override", "POST")})},
      {"method_override_param", All({Body(Before("_method=POST&")), AsMethod("GET")})},
      {"method_lower", AsMethod("post")},
      {"cors_preflight", All({WithHeader("Origin", "https://client.example"),
                              WithHeader("Access-Control-Request-Method", "POST"), Body(Become("")),
                              WithoutHeader(kType), AsMethod("OPTIONS")})},
      {"path_case", Path(Upper())},
      {"path_trailing_slash", Path(Behind("/"))},
      {"path_double_slash", Path(Before("/"))},
      {"path_encoded", Path(FirstLetter(PercentEncoded()))},
      {"path_param_endpoint", Path(Behind(";x=1"))},
      {"no_store", Flow{{{Act::Redeem}, {Act::Inspect}}}},
      {"error_json",
       Flow{{{Act::Redeem, Is::Wrong, By::Owner, {With(kGrant, "nearmiss")}}, {Act::Inspect}}}},
      {"error_reflection", With(kGrant, "<script>")},
  };
}

}  // namespace nearmiss::mutate
