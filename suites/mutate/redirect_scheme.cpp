#include "fixtures/wire/url.hpp"
#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/uri_edit.hpp"

namespace nearmiss::mutate {
namespace {

Edit Scheme(Edit edit) { return On(Part::Scheme, std::move(edit)); }

std::optional<std::string> MailTo(const std::string& uri) {
  const auto url = wire::Url::Split(uri);
  return url.authority ? std::optional("mailto:a@" + url.Host()) : std::nullopt;
}

}  // namespace

Mutations RedirectScheme(const Stage& /*stage*/) {
  return {
      {"https_to_http", Scheme(FromTo("https", "http"))},
      {"http_to_https", Scheme(FromTo("http", "https"))},
      {"scheme_upper", Scheme(Upper())},
      {"scheme_mixed", Scheme(Then({Octet(1, Upper()), Octet(2, Upper())}))},
      {"scheme_relative", Drop(Part::Scheme)},
      {"scheme_missing", WithoutFront("://")},
      {"scheme_empty", Scheme(Become(""))},
      {"slash_one", Instead("://", ":/")},
      {"slash_none", Instead("://", ":")},
      {"slash_three", Instead("://", ":///")},
      {"backslashes", Everywhere("/", "\\")},
      {"mixed_slashes", Instead("://", ":/\\")},
      {"double_scheme", Before("https://")},
      {"scheme_typo_colon", Instead("://", "//")},
      {"javascript", Become("javascript:alert(1)")},
      {"javascript_host",
       Then({Scheme(Become("javascript")), On(Part::Path, Become("/%0aalert(1)"))})},
      {"javascript_case", Become("JaVaScRiPt:alert(1)")},
      {"javascript_tab", Become("java\tscript:alert(1)")},
      {"javascript_newline", Become("java\nscript:alert(1)")},
      {"javascript_lead_ctrl", Become("\x01javascript:alert(1)")},
      {"javascript_lead_space", Become(" javascript:alert(1)")},
      {"javascript_enc_colon", Become("javascript%3aalert(1)")},
      {"data", Become("data:text/html,<script>1</script>")},
      {"data_host", Within("data:", ",x")},
      {"vbscript", Become("vbscript:msgbox(1)")},
      {"file", Become("file:///etc/passwd")},
      {"blob", Then({On(Part::Path, Become("/1")), Before("blob:")})},
      {"about", Become("about:blank")},
      {"view_source", Before("view-source:")},
      {"ftp", Scheme(Become("ftp"))},
      {"ws", Scheme(Become("wss"))},
      {"mailto", Edit(MailTo)},
      {"intent",
       Then({Scheme(Become("intent")), Behind("#Intent;scheme=https;package=evil.app;end")})},
      {"custom_unregistered", Become("com.evil.app:/cb")},
      {"custom_exact", Keep()},
      {"custom_case", OfAnApp(Scheme(FirstLabel(Upper())))},
      {"custom_two_slashes", OfAnApp(Instead(":/", "://"))},
      {"custom_authority", OfAnApp(Add(Part::Authority, "evil.example"))},
      {"custom_path", OfAnApp(On(Part::Path, Become("/other")))},
      {"custom_prefix", OfAnApp(Scheme(Behind("2")))},
      {"custom_no_dot", Keep()},
      {"oob", Keep()},
      {"oob_unregistered", Become("urn:ietf:wg:oauth:2.0:oob")},
      {"scheme_plus", Scheme(Behind("+x"))},
  };
}

}  // namespace nearmiss::mutate
