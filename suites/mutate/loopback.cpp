#include "suites/mutate/loopback.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

#include "fixtures/wire/url.hpp"
#include "suites/mutate/near_miss.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Url;
using Value = std::optional<std::string>;

constexpr auto kHost = "redirect_uri.host";
constexpr auto kScheme = "redirect_uri.scheme";

std::function<Value(const std::string&)> OnPrivateUse(std::function<void(Url&)> change) {
  return [change = std::move(change)](const std::string& good) -> Value {
    auto url = Url::Split(good);
    if (!url.scheme || url.authority || url.path.empty()) return std::nullopt;
    change(url);
    return url.Text();
  };
}

}  // namespace

Operator AtPort(const std::string& port) {
  return {"redirect_uri.port", "at_" + port, "the port " + port,
          [port](const std::string& good) -> Value {
            auto url = Url::Split(good);
            if (!url.authority) return std::nullopt;
            url.authority = url.Host() + ':' + port;
            return url.Text();
          }};
}

Operator AtPortElsewhere(const std::string& port) {
  return {"redirect_uri.port", "elsewhere_at_" + port, "the port " + port,
          [at_port = AtPort(port)](const std::string& good) -> Value {
            return Url::Split(good).IsLoopback() ? std::nullopt : at_port.apply(good);
          }};
}

Operator WithoutPort() {
  return {"redirect_uri.port", "left_out", "no port", [](const std::string& good) -> Value {
            auto url = Url::Split(good);
            if (!url.Port()) return std::nullopt;
            url.authority = url.Host();
            return url.Text();
          }};
}

Operators LoopbackHostSwaps() {
  return Choose({{kHost, "ip6_for_ip4", "the IPv6 loopback for the IPv4 one"},
                 {kHost, "localhost_for_ip", "localhost for the IP literal"}});
}

Operators OtherLoopbackAddresses() {
  return Choose({{kHost, "ip_other_loopback", "another address of 127/8"},
                 {kHost, "ip_short", "an address of two parts"},
                 {kHost, "ip_decimal", "the address as one decimal number"},
                 {kHost, "ip_hex", "the address as one hexadecimal number"},
                 {kHost, "ip_octal", "an address with an octal part"},
                 {kHost, "ip_unspecified", "the unspecified address"}});
}

Operators LoopbackPathNearMisses() {
  return Choose({{"redirect_uri.path", "append_segment", "a path segment appended"},
                 {"redirect_uri.path", "sibling_path", "another path on the same host"}});
}

Operators LoopbackUserinfo() {
  return Choose({{kHost, "port_userinfo_escape", "a port that hides another host"},
                 {kHost, "userinfo_added", "user information added"}});
}

Operator LoopbackAsALabel() {
  return Choose({{kHost, "ip_dns_alias", "a name that begins with the address"}}).front();
}

Operator HttpsForHttp() { return Choose({{kScheme, "http_to_https", "https for http"}}).front(); }

Operator QueryAdded() {
  return Choose({{"redirect_uri.query", "add_param", "a query added"}}).front();
}

Operators PrivateUseNearMisses() {
  return {{kScheme, "private_other_path", "another path under the scheme",
           OnPrivateUse([](Url& u) { u.path = "/nearmiss-other"; })},
          {kScheme, "private_authority", "two slashes more behind the scheme",
           OnPrivateUse([](Url& u) { u.path = "//" + u.path.substr(u.path.starts_with('/')); })},
          {kScheme, "private_upper", "the scheme in upper case", OnPrivateUse([](Url& u) {
             std::ranges::transform(*u.scheme, u.scheme->begin(), [](unsigned char c) {
               return static_cast<char>(std::toupper(c));
             });
           })},
          {kScheme, "private_longer_scheme", "a longer scheme that begins with this one",
           OnPrivateUse([](Url& u) { *u.scheme += ".evil"; })}};
}

}  // namespace nearmiss::mutate
