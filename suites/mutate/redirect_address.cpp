#include <fmt/format.h>

#include <charconv>

#include "suites/mutate/code_point.hpp"
#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/uri_edit.hpp"

namespace nearmiss::mutate {
namespace {

using Octets = std::array<int, 4>;

Edit PortPlus(int more) {
  return OnPort([more](const std::string& port) -> std::optional<std::string> {
    int number = 0;
    const auto* end = port.data() + port.size();
    const auto read = std::from_chars(port.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return std::to_string(number + more);
  });
}

std::optional<std::string> DefaultPortAdded(const std::string& uri) {
  return Elsewhere(Add(Part::Port, uri.starts_with("http:") ? "80" : "443"))(uri);
}

unsigned Number(const Octets& o) {
  return static_cast<unsigned>(o[0]) << 24 | static_cast<unsigned>(o[1]) << 16 |
         static_cast<unsigned>(o[2]) << 8 | static_cast<unsigned>(o[3]);
}

/// The address written with four numbers and this format, which may take them in any way.
Edit InFormat(std::string_view format) {
  return OnIpv4([format](const Octets& o) {
    return fmt::format(fmt::runtime(format), o[0], o[1], o[2], o[3]);
  });
}

Edit AsOneNumber(std::string_view format) {
  return OnIpv4([format](const Octets& o) { return fmt::format(fmt::runtime(format), Number(o)); });
}

std::string InCircles(const Octets& o) {
  return Circled()(fmt::format("{}.{}.{}.{}", o[0], o[1], o[2], o[3])).value_or("");
}

Edit NoLoopback(std::string uri) { return Elsewhere(Become(std::move(uri))); }

}  // namespace

Mutations RedirectAddress(const Stage& /*stage*/) {
  return {
      {"port_add", Elsewhere(Add(Part::Port, "8443"))},
      {"port_drop", Elsewhere(Drop(Part::Port))},
      {"port_change", PortPlus(1000)},
      {"port_default_explicit", Edit(DefaultPortAdded)},
      {"port_default_http",
       Elsewhere(Then({On(Part::Scheme, FromTo("http", "http")), Add(Part::Port, "80")}))},
      {"port_empty", OnPort(Become(""))},
      {"port_leading_zero", OnPort(Before("0"))},
      {"port_overflow", PortPlus(65536)},
      {"port_plus", OnPort(Before("+"))},
      {"port_text", OnPort(Behind("x"))},
      {"port_fullwidth", OnPort(FullWidth())},
      {"port_userinfo_escape",
       OnLoopback(On(Part::Authority,
                     [](const std::string& authority) -> std::optional<std::string> {
                       const bool has_port = authority.find(':') != std::string::npos;
                       return authority + (has_port ? "" : ":80") + "@evil.example";
                     }))},
      {"ip_decimal", AsOneNumber("{}")},
      {"ip_hex", AsOneNumber("{:#x}")},
      {"ip_hex_dotted", InFormat("{:#x}.{}.{}.{}")},
      {"ip_octal", InFormat("0{:o}.{}.{}.{}")},
      {"ip_octal_whole", AsOneNumber("0{:o}")},
      {"ip_short",
       OnIpv4([](const Octets& o) { return fmt::format("{}.{}", o[0], Number(o) & 0xFFFFFF); })},
      {"ip_short3", OnIpv4([](const Octets& o) {
         return fmt::format("{}.{}.{}", o[0], o[1], Number(o) & 0xFFFF);
       })},
      {"ip_mixed_radix", InFormat("{}.0x{:x}.0{:o}.{}")},
      {"ip_leading_zeros", InFormat("{:03}.{:03}.{:03}.{:03}")},
      {"ip_trailing_dot", InFormat("{}.{}.{}.{}.")},
      {"ip_circled", OnIpv4(InCircles)},
      {"ip_overflow", OnIpv4([](const Octets& o) {
         return fmt::format("{}.{}.{}.{}", o[0], o[1], o[2], o[3] + 256);
       })},
      {"ip_other_loopback", OnIpv4([](const Octets& o) {
         return fmt::format("{}.{}.{}.{}", o[0], o[1], o[2], o[3] + 1);
       })},
      {"ip_unspecified", InFormat("0.0.0.0")},
      {"ip_zero", InFormat("0")},
      {"ip6_for_ip4", InFormat("[::1]")},
      {"ip6_mapped", InFormat("[::ffff:{}.{}.{}.{}]")},
      {"ip6_mapped_hex", OnIpv4([](const Octets& o) {
         return fmt::format("[::ffff:{:x}:{:x}]", Number(o) >> 16, Number(o) & 0xFFFF);
       })},
      {"ip6_compat", InFormat("[::{}.{}.{}.{}]")},
      {"ip6_unspecified", InFormat("[::]")},
      {"ip6_nat64", OnIpv4([](const Octets& o) {
         return fmt::format("[64:ff9b::{:x}:{:x}]", Number(o) >> 16, Number(o) & 0xFFFF);
       })},
      {"ip6_expanded", OnHost("[::1]", Become("[0:0:0:0:0:0:0:1]"))},
      {"ip6_zero_pad", OnHost("[::1]", Become("[0000::0001]"))},
      {"ip6_zone", OnHost("[::1]", Become("[::1%25lo]"))},
      {"ip6_no_brackets", OnHost("[::1]", Become("::1"))},
      {"ip4_for_ip6", OnHost("[::1]", Become("127.0.0.1"))},
      {"localhost_for_ip", InFormat("localhost")},
      {"ip_for_localhost", OnHost("localhost", Become("127.0.0.1"))},
      {"localhost_upper", OnHost("localhost", Upper())},
      {"localhost_sub", OnHost("localhost", Before("client."))},
      {"localhost_prefix", OnHost("localhost", Behind(".evil.example"))},
      {"localhost_suffix_glue", OnHost("localhost", Before("evil"))},
      {"localhost_trailing_dot", OnHost("localhost", Behind("."))},
      {"localhost_dev_default", NoLoopback("http://localhost/cb")},
      {"loopback_dev_default", NoLoopback("http://127.0.0.1:8000/cb")},
      {"ip_dns_alias", InFormat("{}.{}.{}.{}.evil.example")},
      {"metadata_ip", Become("http://169.254.169.254/latest/meta-data/")},
  };
}

}  // namespace nearmiss::mutate
