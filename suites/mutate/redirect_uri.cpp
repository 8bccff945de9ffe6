#include "suites/mutate/redirect_uri.hpp"

#include <algorithm>
#include <array>

#include "suites/mutate/edit.hpp"
#include "suites/mutate/near_miss.hpp"

namespace nearmiss::mutate {
namespace {

constexpr auto kPath = "redirect_uri.path";
constexpr auto kHost = "redirect_uri.host";
constexpr auto kScheme = "redirect_uri.scheme";
constexpr auto kQuery = "redirect_uri.query";
constexpr auto kFragment = "redirect_uri.fragment";
constexpr auto kWhitespace = "redirect_uri.whitespace";
constexpr auto kControl = "redirect_uri.control";

}  // namespace

Operators RedirectUriNearMisses() {
  auto all = Choose({
      {kPath, "append_segment", "a path segment appended"},
      {kPath, "append_chars", "a character appended to the path"},
      {kPath, "prepend_segment", "a path segment put in front"},
      {kPath, "truncate_char", "the last character cut off"},
      {kPath, "truncate_to_root", "the path cut to its root"},
      {kPath, "truncate_to_authority", "the path left out"},
      {kPath, "sibling_path", "another path on the same host"},
      {kPath, "trailing_slash_add", "a slash appended"},
      {kPath, "double_slash_lead", "the first slash doubled"},
      {kPath, "case_upper", "the path in upper case"},
      {kPath, "dot_single", "a dot segment in front"},
      {kPath, "dot_parent_noop", "a detour over a parent segment"},
      {kPath, "dot_parent_escape", "a parent segment that leaves the path"},
      {kPath, "enc_dot_lower", "an encoded parent segment that leaves the path"},
      {kPath, "enc_double", "a doubly encoded parent segment"},
      {kPath, "backslash_escape", "a parent segment behind backslashes"},
      {kPath, "backslash_separator", "a backslash for the first slash of the path"},
      {kPath, "dotdot_semicolon", "a parent segment hidden behind a path parameter"},
      {kPath, "path_param", "a path parameter appended"},
      {kPath, "enc_question", "an encoded question mark appended"},
      {kPath, "enc_nul", "an encoded NUL and more appended"},
      {kPath, "enc_space", "an encoded space appended"},
      {kPath, "pct_unreserved", "a letter of the path percent-encoded"},
      {kPath, "ext_append", "a file extension appended"},
      {kPath, "wildcard_literal", "a wildcard for the path"},
      {kHost, "other_host", "another host"},
      {kHost, "subdomain_add", "a subdomain added"},
      {kHost, "suffix_domain", "the host as a label of another domain"},
      {kHost, "prefix_glue", "letters glued in front of the host"},
      {kHost, "suffix_glue", "a letter glued behind the host"},
      {kHost, "trailing_dot", "a dot behind the host"},
      {kHost, "host_upper", "the host in upper case"},
      {kHost, "regex_dot", "another character for a dot of the host"},
      {kHost, "userinfo_host_swap", "the host as user information of another"},
      {kHost, "userinfo_added", "user information added"},
      {kHost, "userinfo_backslash", "another host in front of a backslash and an at sign"},
      {kHost, "host_pct_letter", "a letter of the host percent-encoded"},
      {kHost, "host_fullwidth", "a full-width letter in the host"},
      {kHost, "port_add", "a port added"},
      {kHost, "port_default_explicit", "the default port written out"},
      {kHost, "port_empty", "an empty port"},
      {kHost, "localhost_dev_default", "the developer's own machine"},
      {kScheme, "https_to_http", "http for https"},
      {kScheme, "scheme_upper", "the scheme in upper case"},
      {kScheme, "scheme_relative", "the scheme left out"},
      {kScheme, "javascript", "a script for the URI"},
      {kScheme, "data", "a data URI"},
      {kScheme, "custom_unregistered", "a private-use scheme"},
      {kQuery, "add_param", "a query added"},
      {kQuery, "add_empty_query", "an empty query added"},
      {kQuery, "inject_code", "a code of its own in the query"},
      {kQuery, "nested_url", "another URL in the query"},
      {kFragment, "empty_fragment", "an empty fragment added"},
      {kFragment, "fragment", "a fragment added"},
      {kWhitespace, "sp_lead", "a space in front"},
      {kWhitespace, "sp_end", "a space behind"},
      {kWhitespace, "plus_end", "a space, spelled as a plus, behind"},
      {kWhitespace, "nbsp_end", "a no-break space behind"},
      {kWhitespace, "zwsp_end", "a zero-width space behind"},
      {kWhitespace, "bom_lead", "a byte order mark in front"},
      {kWhitespace, "list_space", "a second URI behind a space"},
      {kControl, "lf_end", "a line feed behind"},
      {kControl, "cr_end", "a carriage return behind"},
      {kControl, "crlf_header", "a header field smuggled behind a line break"},
      {kControl, "tab_end", "a tab behind"},
      {kControl, "nul_end", "a NUL behind"},
      {kControl, "nul_suffix", "a NUL and another domain behind"},
  });
  // The catalogue joins two registered URIs; a fixed check knows of one.
  all.push_back({kPath, "concat_registered", "itself appended", Doubled()});
  return all;
}

Operators RedirectUriNearMissesAtRedemption() {
  constexpr std::array kNames = {
      "append_segment", "truncate_char", "trailing_slash_add", "case_upper",
      "pct_unreserved", "other_host",    "host_upper",         "port_default_explicit",
      "https_to_http",  "add_param",     "fragment",           "sp_end",
      "lf_end",         "nul_end",       "plus_end",           "nbsp_end"};
  Operators chosen;
  for (const auto& each : RedirectUriNearMisses()) {
    if (std::ranges::find(kNames, each.name) != kNames.end()) chosen.push_back(each);
  }
  return chosen;
}

}  // namespace nearmiss::mutate
