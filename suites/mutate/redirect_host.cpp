#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/uri_edit.hpp"

namespace nearmiss::mutate {
namespace {

Edit Authority(Edit edit) { return On(Part::Authority, std::move(edit)); }
/// Another host with this between it and the good one.
Edit BehindEvil(const std::string& between) { return OnName(Before("evil.example" + between)); }
Edit BeforeEvil(const std::string& between) { return OnName(Behind(between + "evil.example")); }

/// So many labels that the name is longer than the 253 octets that a name may have.
std::string ManyLabels() {
  std::string labels;
  for (int i = 0; i < 59; ++i) labels += "label.";
  return labels + "label";
}

}  // namespace

Mutations RedirectHost(const Stage& /*stage*/) {
  return {
      {"other_host", OnName(Become("evil.example"))},
      {"subdomain_add", OnName(Before("evil."))},
      {"suffix_domain", OnName(Behind(".evil.example"))},
      {"prefix_glue", OnName(Before("evil"))},
      {"suffix_glue", OnName(Behind("x"))},
      {"suffix_hyphen", OnName(FirstLabel(Behind("-evil")))},
      {"parent_domain", OnName(WithoutFront("."))},
      {"other_tld", OnName(LastLabel(Become("test")))},
      {"www_add", OnName(Before("www."))},
      {"www_drop", OnName(WithoutFront("www."))},
      {"trailing_dot", OnName(Behind("."))},
      {"trailing_dots", OnName(Behind(".."))},
      {"host_upper", OnName(FirstLabel(Upper()))},
      {"host_mixed", OnName(EachLabel(FirstLetter(Upper())))},
      {"regex_dot", OnName(Instead(".", "x"))},
      {"regex_no_start_anchor", Before("https://evil.example/?")},
      {"regex_no_end_anchor", On(Part::Path, Behind(".evil.example"))},
      {"regex_multiline", Before("https://evil.example/\n")},
      {"userinfo_host_swap", BeforeEvil("@")},
      {"userinfo_port_swap", BeforeEvil(":443@")},
      {"userinfo_added", Authority(Before("evil@"))},
      {"userinfo_empty", Authority(Before("@"))},
      {"userinfo_empty_pw", Authority(Before(":@"))},
      {"userinfo_two_at", Authority(Within("a@", "@evil.example"))},
      {"userinfo_enc_at", Authority(Behind("%40evil.example"))},
      {"userinfo_dblenc_at", Authority(Behind("%2540evil.example"))},
      {"userinfo_pct_then_at",
       Then({Authority(Behind("%25@evil.example")), On(Part::Path, Become("/"))})},
      {"userinfo_backslash", Authority(Before("evil.example\\@"))},
      {"userinfo_enc_slash", Authority(Behind("%2f@evil.example"))},
      {"userinfo_hash", Authority(Before("evil.example#@"))},
      {"userinfo_question", Authority(Before("evil.example?@"))},
      {"userinfo_space", Authority(Before("a@evil.example @"))},
      {"userinfo_bracket", Authority(Behind("[@evil.example"))},
      {"userinfo_wildcard_sub", Authority(Then({Instead("*", "a"), Behind("@evil.example")}))},
      {"two_ports", OnName(Behind(":443:80"))},
      {"host_backslash_suffix", BehindEvil("\\.")},
      {"host_semicolon", BehindEvil(";")},
      {"host_comma", BehindEvil(",")},
      {"host_special_suffix", BeforeEvil("!.")},
      {"host_underscore_suffix", BeforeEvil("_.")},
      {"host_brace", BeforeEvil("{.")},
      {"host_pct_letter", OnName(FirstLetter(PercentEncodedInLowerCase()))},
      {"host_pct_dot", OnName(Instead(".", "%2e"))},
      {"host_pct_nul", BeforeEvil("%00.")},
      {"host_pct_hash", BehindEvil("%23.")},
      {"host_pct_slash", BehindEvil("%2f.")},
      {"host_pct_backslash", BehindEvil("%5c.")},
      {"host_ideographic_stop", OnName(Instead(".", "\u3002"))},
      {"host_fullwidth", OnName(FirstLetter(FullWidth()))},
      {"host_soft_hyphen", OnName(FirstLabel(InTheMiddle("\u00AD")))},
      {"host_zwj", OnName(FirstLabel(InTheMiddle("\u200D")))},
      {"host_homograph", OnName(Lookalike())},
      {"host_homograph_puny", OnName(Then({Lookalike(), ToAscii()}))},
      {"host_ulabel_for_alabel", OnName(ToUnicode())},
      {"host_alabel_for_ulabel", OnName(ToAscii())},
      {"host_eszett", OnName(Instead("ss", "\u00DF"))},
      {"host_kelvin", OnName(Instead("k", "\u212A"))},
      {"host_dotless_i", OnName(Instead("i", "\u0131"))},
      {"host_circled", OnName(FirstLetter(Circled()))},
      {"host_ligature", OnName(Instead("fi", "\uFB01"))},
      {"host_fraction_slash", BehindEvil("\u2100.")},
      {"host_question_compat", BehindEvil("\uFF1F.")},
      {"host_empty", OnName(Become(""))},
      {"host_dot_only", OnName(Become("."))},
      {"host_double_dot", OnName(Instead(".", ".."))},
      {"host_label_long", OnName(FirstLabel(Become(std::string(64, 'a'))))},
      {"host_name_long", OnName(FirstLabel(Become(ManyLabels())))},
      {"host_wildcard_literal", OnName(Before("*."))},
      {"wildcard_sub_one", OnName(Instead("*", "a"))},
      {"wildcard_sub_deep", OnName(Instead("*", "a.b"))},
      {"wildcard_sub_glue", OnName(Instead("*.", "evil"))},
      {"wildcard_sub_path", OnName(Instead("*", "evil.example/"))},
      {"wildcard_sub_empty", OnName(Instead("*", ""))},
  };
}

}  // namespace nearmiss::mutate
