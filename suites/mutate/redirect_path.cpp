#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/uri_edit.hpp"

namespace nearmiss::mutate {
namespace {

Edit Path(Edit edit) { return On(Part::Path, std::move(edit)); }
Edit PathThen(std::string tail) { return Path(Behind(std::move(tail))); }

}  // namespace

Mutations RedirectPath(const Stage& stage) {
  return {
      {"exact", Keep()},
      {"append_segment", PathThen("/x")},
      {"append_chars", PathThen("x")},
      {"prepend_segment", Path(Before("/x"))},
      {"truncate_char", Path(WithoutLast())},
      {"truncate_to_root", Path(Become("/"))},
      {"truncate_to_authority", Path(Become(""))},
      {"sibling_path", Path(Become("/other"))},
      {"open_redirector_path",
       Then({Path(Become("/out")), Add(Part::Query, "to=https://evil.example/")})},
      {"trailing_slash_add", PathThen("/")},
      {"trailing_slash_drop", Path([](const std::string& path) -> std::optional<std::string> {
         if (path.size() < 2 || !path.ends_with('/')) return std::nullopt;
         return path.substr(0, path.size() - 1);
       })},
      {"root_slash_add", Path(FromTo("", "/"))},
      {"double_slash_lead", Path(Before("/"))},
      {"double_slash_trail", PathThen("//")},
      {"triple_slash_mid", Path(InsteadOfTheLast("/", "///"))},
      {"case_upper", Path(Upper())},
      {"case_one_letter", Path(LastLetter(CaseSwapped()))},
      {"dot_single", Path(Before("/."))},
      {"dot_parent_noop", Path(Before("/x/.."))},
      {"dot_parent_escape", PathThen("/../evil")},
      {"dot_parent_deep", PathThen("/../../../../evil")},
      {"dot_trailing", PathThen("/.")},
      {"dotdot_trailing", PathThen("/..")},
      {"enc_dot_lower", PathThen("/%2e%2e/evil")},
      {"enc_dot_upper", PathThen("/%2E%2E/evil")},
      {"enc_dot_half", PathThen("/.%2e/evil")},
      {"enc_dot_noop", Path(Before("/x/%2e%2e"))},
      {"enc_slash_escape", PathThen("/..%2fevil")},
      {"enc_slash_upper", PathThen("/..%2Fevil")},
      {"enc_all_escape", PathThen("/%2e%2e%2fevil")},
      {"enc_double", PathThen("/%252e%252e%252fevil")},
      {"enc_triple", PathThen("/%25252e%25252e%25252fevil")},
      {"enc_slash_separator", Path(InsteadOfTheLast("/", "%2f"))},
      {"backslash_escape", PathThen("\\..\\evil")},
      {"backslash_separator", Path(Instead("/", "\\"))},
      {"enc_backslash", PathThen("/..%5cevil")},
      {"enc_backslash_double", PathThen("/..%255cevil")},
      {"dotdot_semicolon", PathThen("/..;/evil")},
      {"dotdot_enc_semicolon", PathThen("/..%3b/evil")},
      {"semicolon_dotdot", PathThen("/;x/../../evil")},
      {"path_param", PathThen(";x=1")},
      {"path_param_mid", Path(InsteadOfTheLast("/", ";x=1/"))},
      {"enc_semicolon", PathThen("%3bx=1")},
      {"enc_question", PathThen("%3fx=1")},
      {"enc_hash", PathThen("%23x")},
      {"enc_at", PathThen("%40evil.example")},
      {"enc_nul", PathThen("%00evil")},
      {"enc_lf", PathThen("%0aevil")},
      {"enc_crlf_header", PathThen("%0d%0aSet-Cookie:x=1")},
      {"enc_tab", PathThen("%09")},
      {"enc_space", PathThen("%20")},
      {"pct_unreserved", Path(FirstLetter(PercentEncodedInLowerCase()))},
      {"pct_tilde", Path(Instead("~", "%7E"))},
      {"pct_hex_case", Path(EscapesInTheOtherCase())},
      {"pct_decoded", Path(PercentDecoded())},
      {"pct_plus", Path(Instead("%20", "+"))},
      {"pct_invalid", PathThen("%zz")},
      {"pct_truncated", PathThen("%")},
      {"pct_overlong_slash", PathThen("/..%c0%afevil")},
      {"pct_overlong_dot", PathThen("/%c0%ae%c0%ae/evil")},
      {"pct_u_escape", PathThen("/%u002e%u002e/evil")},
      {"enc_authority_end", Path(Instead("/", "%2f"))},
      {"ext_append", PathThen(".html")},
      {"static_suffix", PathThen("/x.css")},
      {"fullwidth_slash", PathThen("\uFF0F..\uFF0Fevil")},
      {"fullwidth_dot", PathThen("/\uFF0E\uFF0E/evil")},
      {"wildcard_literal", Path(Become("/*"))},
      {"percent_wildcard", Path(Become("/%"))},
      {"underscore_wildcard", Path(LastOctet(Become("_")))},
      {"regex_metachar", Path(Become("/.*"))},
      {"reg_wildcard_in_scope", Path(InsteadOfTheLast("*", "page"))},
      {"reg_wildcard_escape", Path(InsteadOfTheLast("*", "../evil"))},
      {"reg_wildcard_enc_escape", Path(InsteadOfTheLast("*", "%2e%2e/evil"))},
      {"reg_wildcard_double_enc", Path(InsteadOfTheLast("*", "%252e%252e/evil"))},
      {"reg_wildcard_prefix_glue", Path(InsteadOfTheLast("*", "le"))},
      {"other_client_uri", Become(stage.other_client_uri)},
      {"second_registered_uri", Become(stage.second_uri)},
      {"concat_registered", Behind(stage.second_uri)},
      {"substring_of_registered", Path([](const std::string& path) -> std::optional<std::string> {
         const auto slash = path.rfind('/');
         return slash == std::string::npos ? std::nullopt
                                           : std::optional(path.substr(0, slash + 1));
       })},
  };
}

}  // namespace nearmiss::mutate
