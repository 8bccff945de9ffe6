#include "suites/mutate/uri_edit.hpp"

#include <idn2.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <memory>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Url;
using Value = std::optional<std::string>;
using Text = const std::string&;

std::string Userinfo(const Url& url) {
  const auto at = url.authority->rfind('@');
  return at == std::string::npos ? "" : url.authority->substr(0, at + 1);
}

std::string Joined(const std::string& userinfo, const std::string& host, const Value& port) {
  return userinfo + host + (port ? ':' + *port : "");
}

Value Get(const Url& url, Part part) {
  switch (part) {
    case Part::Scheme:
      return url.scheme;
    case Part::Authority:
      return url.authority;
    case Part::Host:
      return url.authority ? Value(url.Host()) : std::nullopt;
    case Part::Port:
      return url.authority ? url.Port() : std::nullopt;
    case Part::Path:
      return url.path;
    case Part::Query:
      return url.query;
    case Part::Fragment:
      return url.fragment;
  }
  return std::nullopt;
}

void Put(Url& url, Part part, Value text) {
  switch (part) {
    case Part::Scheme:
      url.scheme = std::move(text);
      return;
    case Part::Authority:
      url.authority = std::move(text);
      return;
    case Part::Host:
      url.authority = Joined(Userinfo(url), text.value_or(""), url.Port());
      return;
    case Part::Port:
      url.authority = Joined(Userinfo(url), url.Host(), text);
      return;
    case Part::Path:
      url.path = text.value_or("");
      return;
    case Part::Query:
      url.query = std::move(text);
      return;
    case Part::Fragment:
      url.fragment = std::move(text);
      return;
  }
}

/// An edit of URIs of which something holds.
Edit Where(bool (*holds)(const Url&), Edit edit) {
  return [holds, edit = std::move(edit)](Text uri) -> Value {
    const auto url = Url::Split(uri);
    return holds(url) ? edit(uri) : std::nullopt;
  };
}

std::optional<std::array<int, 4>> Ipv4(const std::string& host) {
  std::array<int, 4> octets{};
  int size = 0;
  if (std::sscanf(host.c_str(), "%3d.%3d.%3d.%3d%n", octets.data(), &octets[1], &octets[2],
                  &octets[3], &size) != 4 ||
      static_cast<std::size_t>(size) != host.size()) {
    return std::nullopt;
  }
  const bool fits = std::ranges::all_of(octets, [](int each) { return each >= 0 && each < 256; });
  return fits ? std::optional(octets) : std::nullopt;
}

bool HasName(const Url& url) {
  if (!url.authority) return false;
  const auto host = url.Host();
  const bool letters =
      std::ranges::any_of(host, [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; });
  return letters && !host.starts_with('[');
}

bool IsLoopback(const Url& url) { return url.authority && url.IsLoopback(); }
bool IsElsewhere(const Url& url) { return url.authority && !url.IsLoopback(); }
bool HasPrivateUseScheme(const Url& url) {
  return url.scheme && !url.authority && !url.path.empty();
}

std::string DefaultPort(const Url& url) { return url.scheme == "http" ? "80" : "443"; }

using IdnConversion = int (*)(const char*, char**, int);

Edit Converted(IdnConversion convert) {
  return [convert](Text name) -> Value {
    char* text = nullptr;
    if (convert(name.c_str(), &text, IDN2_NONTRANSITIONAL) != IDN2_OK) return std::nullopt;
    const std::unique_ptr<char, decltype(&idn2_free)> owned(text, idn2_free);
    return name == text ? std::nullopt : Value(text);
  };
}

}  // namespace

Edit On(Part part, Edit edit) {
  return [part, edit = std::move(edit)](Text uri) -> Value {
    auto url = Url::Split(uri);
    const auto good = Get(url, part);
    auto other = good ? edit(*good) : std::nullopt;
    if (!other) return std::nullopt;
    Put(url, part, std::move(other));
    return url.Text();
  };
}

Edit Add(Part part, std::string text) {
  return [part, text = std::move(text)](Text uri) -> Value {
    auto url = Url::Split(uri);
    const bool in_the_authority = part == Part::Host || part == Part::Port;
    if (Get(url, part) || (in_the_authority && !url.authority)) return std::nullopt;
    Put(url, part, text);
    return url.Text();
  };
}

Edit Drop(Part part) {
  return [part](Text uri) -> Value {
    auto url = Url::Split(uri);
    if (!Get(url, part)) return std::nullopt;
    Put(url, part, std::nullopt);
    return url.Text();
  };
}

Edit OnName(Edit edit) { return Where(HasName, On(Part::Host, std::move(edit))); }

Edit OnHost(std::string host, Edit edit) {
  return On(Part::Host, [host = std::move(host), edit = std::move(edit)](Text found) -> Value {
    return found == host ? edit(found) : std::nullopt;
  });
}

Edit OnIpv4(std::function<std::string(const std::array<int, 4>&)> change) {
  return On(Part::Host, [change = std::move(change)](Text host) -> Value {
    const auto octets = Ipv4(host);
    return octets ? Value(change(*octets)) : std::nullopt;
  });
}

Edit OnPort(Edit edit) {
  return Where(IsElsewhere, [edit = std::move(edit)](Text uri) -> Value {
    auto url = Url::Split(uri);
    auto other = edit(url.Port().value_or(DefaultPort(url)));
    if (!other) return std::nullopt;
    Put(url, Part::Port, std::move(other));
    return url.Text();
  });
}

Edit AtThatPort(std::string port) {
  return [port = std::move(port)](Text uri) -> Value {
    auto url = Url::Split(uri);
    if (!url.authority) return std::nullopt;
    Put(url, Part::Port, port);
    return url.Text();
  };
}

Edit Elsewhere(Edit edit) { return Where(IsElsewhere, std::move(edit)); }
Edit OnLoopback(Edit edit) { return Where(IsLoopback, std::move(edit)); }
Edit OfAnApp(Edit edit) { return Where(HasPrivateUseScheme, std::move(edit)); }

Edit PairsReversed() {
  return [](Text query) -> Value {
    auto form = wire::Form::Parse(query);
    std::ranges::reverse(form.Fields());
    return form.Text() == query ? std::nullopt : Value(form.Text());
  };
}

Edit FirstNameAgain(std::string value) {
  return [value = std::move(value)](Text query) -> Value {
    const auto form = wire::Form::Parse(query);
    if (form.Empty()) return std::nullopt;
    return query + '&' + form.Fields().front().raw_name + '=' + value;
  };
}

Edit ToAscii() { return Converted(idn2_to_ascii_8z); }
Edit ToUnicode() { return Converted(idn2_to_unicode_8z8z); }

}  // namespace nearmiss::mutate
