#include "suites/mutate/loopback.hpp"

#include <algorithm>
#include <cctype>
#include <functional>
#include <utility>

#include "fixtures/wire/url.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Url;
using Value = std::optional<std::string>;

constexpr auto kHost = "redirect_uri.host";
constexpr auto kScheme = "redirect_uri.scheme";

/// A change of the parts of an http URI on the IPv4 loopback.
std::function<Value(const std::string&)> OnLoopback(std::function<bool(Url&)> change) {
  return [change = std::move(change)](const std::string& good) -> Value {
    auto url = Url::Split(good);
    if (url.scheme != "http" || url.Host() != "127.0.0.1" || !change(url)) return std::nullopt;
    return url.Text();
  };
}

/// The host replaced, the port kept.
Operator OtherHost(std::string name, std::string told, std::string host) {
  return {kHost, std::move(name), std::move(told), OnLoopback([host = std::move(host)](Url& url) {
            const auto port = url.Port();
            url.authority = host + (port ? ':' + *port : "");
            return true;
          })};
}

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

Operator WithoutPort() {
  return {"redirect_uri.port", "left_out", "no port", [](const std::string& good) -> Value {
            auto url = Url::Split(good);
            if (!url.Port()) return std::nullopt;
            url.authority = url.Host();
            return url.Text();
          }};
}

Operators LoopbackHostSwaps() {
  return {OtherHost("ip6_for_ip4", "the IPv6 loopback for the IPv4 one", "[::1]"),
          OtherHost("localhost_for_ip", "localhost for the IP literal", "localhost")};
}

Operators OtherLoopbackAddresses() {
  return {OtherHost("ip_other_loopback", "another address of 127/8", "127.0.0.2"),
          OtherHost("ip_short", "an address of two parts", "127.1"),
          OtherHost("ip_decimal", "the address as one decimal number", "2130706433"),
          OtherHost("ip_hex", "the address as one hexadecimal number", "0x7f000001"),
          OtherHost("ip_octal", "an address with an octal part", "0177.0.0.1"),
          OtherHost("ip_unspecified", "the unspecified address", "0.0.0.0")};
}

Operators LoopbackPathNearMisses() {
  return {{"redirect_uri.path", "append_segment", "a path segment appended", OnLoopback([](Url& u) {
             u.path += "/x";
             return true;
           })},
          {"redirect_uri.path", "sibling_path", "another path on the same host",
           OnLoopback([](Url& u) { return std::exchange(u.path, "/other") != "/other"; })}};
}

Operators LoopbackUserinfo() {
  return {{kHost, "port_userinfo_escape", "a port that hides another host", OnLoopback([](Url& u) {
             if (!u.Port()) *u.authority += ":80";
             *u.authority += "@evil.example";
             return true;
           })},
          {kHost, "userinfo_added", "user information added", OnLoopback([](Url& u) {
             u.authority = "evil@" + *u.authority;
             return true;
           })}};
}

Operator LoopbackAsALabel() {
  return OtherHost("ip_dns_alias", "a name that begins with the address", "127.0.0.1.evil.example");
}

Operator HttpsForHttp() {
  return {kScheme, "http_to_https", "https for http", OnLoopback([](Url& u) {
            u.scheme = "https";
            return true;
          })};
}

Operator QueryAdded() {
  return {"redirect_uri.query", "add_param", "a query added",
          OnLoopback([](Url& u) { return !std::exchange(u.query, "x=1").has_value(); })};
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
