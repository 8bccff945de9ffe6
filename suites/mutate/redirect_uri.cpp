#include "suites/mutate/redirect_uri.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "fixtures/wire/url.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Url;
using Change = std::function<std::optional<std::string>(const std::string&)>;

/// A change of the URI's parts.
template <class F>
Change Parts(const F& change) {
  return [change](const std::string& good) -> std::optional<std::string> {
    Url url = Url::Split(good);
    if (!url.scheme || !url.authority) return std::nullopt;
    if (!change(url)) return std::nullopt;
    auto other = url.Text();
    return other == good ? std::nullopt : std::optional(std::move(other));
  };
}

Change Append(std::string tail) {
  return [tail = std::move(tail)](const std::string& good) { return good + tail; };
}

Change Prepend(std::string head) {
  return [head = std::move(head)](const std::string& good) { return head + good; };
}

Change PathAppend(std::string tail) {
  return Parts([tail = std::move(tail)](Url& url) {
    url.path += tail;
    return !url.query.has_value();
  });
}

std::string Cased(std::string text, int (*fold)(int)) {
  std::ranges::transform(text, text.begin(),
                         [fold](unsigned char c) { return static_cast<char>(fold(c)); });
  return text;
}

/// Whether the host is a name rather than an address: case, dots and subdomains mean something only
/// then.
bool HasName(const Url& url) {
  return std::ranges::any_of(url.Host(), [](unsigned char c) { return std::isalpha(c) != 0; }) &&
         !url.Host().starts_with('[');
}

Change Host(std::function<std::string(const std::string&)> change) {
  return Parts([change = std::move(change)](Url& url) {
    if (!HasName(url)) return false;
    const auto host = url.Host();
    url.authority = change(host) + url.authority->substr(host.size());
    return true;
  });
}

Change Authority(std::function<std::string(const std::string&)> change) {
  return Parts([change = std::move(change)](Url& url) {
    url.authority = change(*url.authority);
    return true;
  });
}

std::optional<std::string> UpperPath(const std::string& good) {
  Url url = Url::Split(good);
  const auto upper = Cased(url.path, std::toupper);
  if (upper == url.path) return std::nullopt;
  url.path = upper;
  return url.Text();
}

std::optional<std::string> PathLetterEncoded(const std::string& good) {
  Url url = Url::Split(good);
  if (url.path.size() < 2 || std::isalpha(static_cast<unsigned char>(url.path[1])) == 0)
    return std::nullopt;
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto letter = static_cast<unsigned char>(url.path[1]);
  url.path = std::string("/%") + kHex[letter >> 4] + kHex[letter & 0xF] + url.path.substr(2);
  return url.Text();
}

Operators PathOperators() {
  const std::string f = "redirect_uri.path";
  return {
      {f, "append_segment", "a path segment appended", PathAppend("/x")},
      {f, "append_chars", "a character appended to the path", PathAppend("x")},
      {f, "prepend_segment", "a path segment put in front", Parts([](Url& u) {
         u.path = "/x" + u.path;
         return true;
       })},
      {f, "truncate_char", "the last character cut off", Parts([](Url& u) {
         if (u.path.size() < 2) return false;
         u.path.pop_back();
         return true;
       })},
      {f, "truncate_to_root", "the path cut to its root",
       Parts([](Url& u) { return std::exchange(u.path, "/").size() > 1; })},
      {f, "truncate_to_authority", "the path left out",
       Parts([](Url& u) { return !std::exchange(u.path, "").empty(); })},
      {f, "sibling_path", "another path on the same host", Parts([](Url& u) {
         u.path = "/other";
         return true;
       })},
      {f, "trailing_slash_add", "a slash appended", PathAppend("/")},
      {f, "double_slash_lead", "the first slash doubled", Parts([](Url& u) {
         u.path = "/" + u.path;
         return u.path.size() > 1;
       })},
      {f, "case_upper", "the path in upper case", UpperPath},
      {f, "dot_single", "a dot segment in front", Parts([](Url& u) {
         u.path = "/." + u.path;
         return true;
       })},
      {f, "dot_parent_noop", "a detour over a parent segment", Parts([](Url& u) {
         u.path = "/x/.." + u.path;
         return true;
       })},
      {f, "dot_parent_escape", "a parent segment that leaves the path", PathAppend("/../evil")},
      {f, "enc_dot_lower", "an encoded parent segment that leaves the path",
       PathAppend("/%2e%2e/evil")},
      {f, "enc_double", "a doubly encoded parent segment", PathAppend("/%252e%252e%252fevil")},
      {f, "backslash_escape", "a parent segment behind backslashes", PathAppend("\\..\\evil")},
      {f, "backslash_separator", "a backslash for the first slash of the path", Parts([](Url& u) {
         if (u.path.empty()) return false;
         u.path.front() = '\\';
         return true;
       })},
      {f, "dotdot_semicolon", "a parent segment hidden behind a path parameter",
       PathAppend("/..;/evil")},
      {f, "path_param", "a path parameter appended", PathAppend(";x=1")},
      {f, "enc_question", "an encoded question mark appended", PathAppend("%3fx=1")},
      {f, "enc_nul", "an encoded NUL and more appended", PathAppend("%00evil")},
      {f, "enc_space", "an encoded space appended", PathAppend("%20")},
      {f, "pct_unreserved", "a letter of the path percent-encoded", PathLetterEncoded},
      {f, "ext_append", "a file extension appended", PathAppend(".html")},
      {f, "wildcard_literal", "a wildcard for the path", Parts([](Url& u) {
         u.path = "/*";
         return true;
       })},
      {f, "concat_registered", "itself appended",
       [](const std::string& good) { return good + good; }},
  };
}

Operators HostOperators() {
  const std::string f = "redirect_uri.host";
  return {
      {f, "other_host", "another host", Host([](auto&) { return "evil.example"; })},
      {f, "subdomain_add", "a subdomain added", Host([](auto& h) { return "evil." + h; })},
      {f, "suffix_domain", "the host as a label of another domain",
       Host([](auto& h) { return h + ".evil.example"; })},
      {f, "prefix_glue", "letters glued in front of the host",
       Host([](auto& h) { return "evil" + h; })},
      {f, "suffix_glue", "a letter glued behind the host", Host([](auto& h) { return h + "x"; })},
      {f, "trailing_dot", "a dot behind the host", Host([](auto& h) { return h + "."; })},
      {f, "host_upper", "the host in upper case",
       Host([](auto& h) { return Cased(h, std::toupper); })},
      {f, "regex_dot", "another character for a dot of the host", Parts([](Url& u) {
         const auto dot = u.authority->find('.');
         if (!HasName(u) || dot == std::string::npos) return false;
         (*u.authority)[dot] = 'x';
         return true;
       })},
      {f, "userinfo_host_swap", "the host as user information of another",
       Host([](auto& h) { return h + "@evil.example"; })},
      {f, "userinfo_added", "user information added",
       Authority([](auto& a) { return "evil@" + a; })},
      {f, "userinfo_backslash", "another host in front of a backslash and an at sign",
       Authority([](auto& a) { return "evil.example\\@" + a; })},
      {f, "host_pct_letter", "a letter of the host percent-encoded", Parts([](Url& u) {
         if (!HasName(u) || std::isalpha(static_cast<unsigned char>(u.authority->front())) == 0)
           return false;
         constexpr std::string_view kHex = "0123456789abcdef";
         const auto letter = static_cast<unsigned char>(u.authority->front());
         u.authority =
             std::string("%") + kHex[letter >> 4] + kHex[letter & 0xF] + u.authority->substr(1);
         return true;
       })},
      {f, "host_fullwidth", "a full-width letter in the host", Parts([](Url& u) {
         const auto letter = static_cast<unsigned char>(u.authority->front());
         if (!HasName(u) || letter < 'a' || letter > 'z') return false;
         // U+FF41 is the full-width 'a'; all 26 share their first two octets.
         u.authority = std::string("\xEF\xBD") + static_cast<char>(0x81 + (letter - 'a')) +
                       u.authority->substr(1);
         return true;
       })},
      {f, "port_add", "a port added", Parts([](Url& u) {
         if (u.Port() || u.IsLoopback()) return false;
         *u.authority += ":8443";
         return true;
       })},
      {f, "port_default_explicit", "the default port written out", Parts([](Url& u) {
         if (u.Port() || u.IsLoopback()) return false;
         *u.authority += *u.scheme == "https" ? ":443" : ":80";
         return true;
       })},
      {f, "port_empty", "an empty port", Parts([](Url& u) {
         if (u.Port() || u.IsLoopback()) return false;
         *u.authority += ":";
         return true;
       })},
      {f, "localhost_dev_default", "the developer's own machine",
       [](const std::string& good) -> std::optional<std::string> {
         if (Url::Split(good).IsLoopback()) return std::nullopt;
         return "http://localhost/cb";
       }},
  };
}

Operators SchemeOperators() {
  const std::string f = "redirect_uri.scheme";
  const auto scheme = [](std::string from, std::string to) {
    return Parts([from = std::move(from), to = std::move(to)](Url& u) {
      if (*u.scheme != from) return false;
      u.scheme = to;
      return true;
    });
  };
  return {
      {f, "https_to_http", "http for https", scheme("https", "http")},
      {f, "scheme_upper", "the scheme in upper case", Parts([](Url& u) {
         u.scheme = Cased(*u.scheme, std::toupper);
         return true;
       })},
      {f, "scheme_relative", "the scheme left out", Parts([](Url& u) {
         u.scheme.reset();
         return true;
       })},
      {f, "javascript", "a script for the URI",
       [](const std::string&) { return "javascript:alert(1)"; }},
      {f, "data", "a data URI",
       [](const std::string&) { return "data:text/html,<script>1</script>"; }},
      {f, "custom_unregistered", "a private-use scheme",
       [](const std::string&) { return "com.evil.app:/cb"; }},
  };
}

Operators TailOperators() {
  const std::string query = "redirect_uri.query";
  const std::string fragment = "redirect_uri.fragment";
  const auto tail = [](std::string text) {
    return [text = std::move(text)](const std::string& good) -> std::optional<std::string> {
      if (good.find('?') != std::string::npos) return std::nullopt;
      return good + text;
    };
  };
  return {
      {query, "add_param", "a query added", tail("?x=1")},
      {query, "add_empty_query", "an empty query added", tail("?")},
      {query, "inject_code", "a code of its own in the query", tail("?code=attacker")},
      {query, "nested_url", "another URL in the query", tail("?next=https://evil.example/")},
      {fragment, "empty_fragment", "an empty fragment added", Append("#")},
      {fragment, "fragment", "a fragment added", Append("#x")},
  };
}

Operators InvisibleOperators() {
  const std::string space = "redirect_uri.whitespace";
  const std::string control = "redirect_uri.control";
  return {
      {space, "sp_lead", "a space in front", Prepend(" ")},
      {space, "sp_end", "a space behind", Append(" ")},
      {space, "plus_end", "a space, spelled as a plus, behind", Append(" "), Spelling::Plus},
      {space, "nbsp_end", "a no-break space behind", Append("\xC2\xA0")},
      {space, "zwsp_end", "a zero-width space behind", Append("\xE2\x80\x8B")},
      {space, "bom_lead", "a byte order mark in front", Prepend("\xEF\xBB\xBF")},
      {space, "list_space", "a second URI behind a space", Append(" https://evil.example/cb")},
      {control, "lf_end", "a line feed behind", Append("\n")},
      {control, "cr_end", "a carriage return behind", Append("\r")},
      {control, "crlf_header", "a header field smuggled behind a line break",
       Append("\r\nX-Injected: 1")},
      {control, "tab_end", "a tab behind", Append("\t")},
      {control, "nul_end", "a NUL behind", Append(std::string(1, '\0'))},
      {control, "nul_suffix", "a NUL and another domain behind",
       Append(std::string(1, '\0') + ".evil.example")},
  };
}

}  // namespace

Operators RedirectUriNearMisses() {
  Operators all = PathOperators();
  for (const auto& more :
       {HostOperators(), SchemeOperators(), TailOperators(), InvisibleOperators()}) {
    all.insert(all.end(), more.begin(), more.end());
  }
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
