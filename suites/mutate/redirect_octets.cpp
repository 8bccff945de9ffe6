// Redirection URIs with characters that readers skip, cut at or take for others.

#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/uri_edit.hpp"

namespace nearmiss::mutate {
namespace {

std::string Nul(const std::string& tail = "") { return std::string(1, '\0') + tail; }

Edit Path(Edit edit) { return On(Part::Path, std::move(edit)); }

std::optional<std::string> LettersFullWidth(const std::string& path) {
  std::string other;
  for (const char c : path) other += c == '/' ? "/" : FullWidth()({c}).value_or(std::string(1, c));
  return other;
}

}  // namespace

Mutations RedirectControl(const Stage& /*stage*/) {
  return {
      {"lf_end", Behind("\n")},
      {"lf_inside", Path(At(2, "\n"))},
      {"cr_end", Behind("\r")},
      {"crlf_end", Behind("\r\n")},
      {"crlf_header", Behind("\r\nX-Injected: 1")},
      {"crlf_body", Behind("\r\n\r\n<html>")},
      {"tab_end", Behind("\t")},
      {"tab_lead", Before("\t")},
      {"tab_in_host", On(Part::Host, FirstLabel(InTheMiddle("\t")))},
      {"tab_in_scheme", On(Part::Scheme, At(2, "\t"))},
      {"nul_end", Behind(Nul())},
      {"nul_suffix", Behind(Nul(".evil.example"))},
      {"nul_host_split", On(Part::Host, Behind(Nul(".evil.example")))},
      {"vt_end", Behind("\v")},
      {"ff_end", Behind("\f")},
      {"bs", Behind("x\b")},
      {"soh_lead", Before("\x01")},
      {"us_end", Behind("\x1f")},
      {"esc", Behind("\x1b[2K")},
      {"del", Behind("\x7f")},
      {"nel", Behind("\u0085")},
      {"ls", Behind("\u2028")},
      {"ps", Behind("\u2029")},
  };
}

Mutations RedirectWhitespace(const Stage& stage) {
  return {
      {"sp_lead", Before(" ")},
      {"sp_end", Behind(" ")},
      {"sp_both", Within(" ", " ")},
      {"sp_inside", Path(At(2, " "))},
      {"sp_in_host", On(Part::Host, FirstLabel(Behind(" ")))},
      {"sp_after_scheme", Instead("://", ":// ")},
      {"nbsp_lead", Before("\u00A0")},
      {"nbsp_end", Behind("\u00A0")},
      {"ideographic_sp", Behind("\u3000")},
      {"en_quad", Behind("\u2000")},
      {"ogham", Behind("\u1680")},
      {"nnbsp", Behind("\u202F")},
      {"zwsp_end", Behind("\u200B")},
      {"zwsp_inside", On(Part::Host, FirstLabel(InTheMiddle("\u200B")))},
      {"wj", Behind("\u2060")},
      {"bom_lead", Before("\uFEFF")},
      {"bom_end", Behind("\uFEFF")},
      {"mvs", Behind("\u180E")},
      {"plus_end", Spelled{Behind(" "), Spelling::Plus}},
      {"pct20_end", Spelled{Behind(" "), Spelling::Percent}},
      {"list_space", Behind(' ' + stage.foreign_uri)},
      {"list_comma", Behind(',' + stage.foreign_uri)},
      {"list_newline", Behind('\n' + stage.foreign_uri)},
      {"list_pipe", Behind('|' + stage.foreign_uri)},
      {"quotes", Within("\"", "\"")},
      {"angle_brackets", Within("<", ">")},
      {"backtick", Within("`", "`")},
  };
}

Mutations RedirectUnicode(const Stage& /*stage*/) {
  const std::string acute = "\u00E9";
  return {
      {"nfd_for_nfc", Path(Instead(acute, "e\u0301"))},
      {"nfkc_fullwidth_path", Path(LettersFullWidth)},
      {"long_s", Path(Instead("s", "\u017F"))},
      {"rlo", Behind("\u202Egpj")},
      {"homoglyph_path", Path(Lookalike())},
      {"overlong_utf8_raw", Behind("\xC0\xAF")},
      {"lone_continuation", Behind("\x80")},
      {"truncated_utf8", Behind("\xC3")},
      {"surrogate_cesu", Behind("\xED\xA0\x80")},
      {"latin1_byte", Path(Instead(acute, "\xE9"))},
      {"replacement_char", Path(Instead(acute, "\uFFFD"))},
      {"pct_for_raw", Path(Instead(acute, "%C3%A9"))},
      {"astral", Path(Behind("/\U0001F600"))},
  };
}

}  // namespace nearmiss::mutate
