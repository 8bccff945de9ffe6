#include "suites/mutate/variant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Form;
using wire::Request;
using Result = std::optional<Request>;
using Value = std::optional<std::string>;

std::string Cased(std::string text, int (*fold)(int)) {
  std::ranges::transform(text, text.begin(),
                         [fold](unsigned char c) { return static_cast<char>(fold(c)); });
  return text;
}

/// Every octet as an escape; '+' is a space and escapes stay what they are.
std::string Escaped(const std::string& decoded, const char* format) {
  std::string all;
  for (const char c : decoded)
    all += fmt::format(fmt::runtime(format), static_cast<unsigned char>(c));
  return all;
}

Value Reversed(const std::string& text) {
  Form form = Form::Parse(text);
  std::ranges::reverse(form.Fields());
  return form.Text() == text ? std::nullopt : Value(form.Text());
}

Value ValuesEscaped(const std::string& text, const char* format) {
  Form form = Form::Parse(text);
  for (auto& field : form.Fields()) field.raw_value = Escaped(field.Value(), format);
  return form.Text() == text ? std::nullopt : Value(form.Text());
}

Value NamesEscaped(const std::string& text) {
  Form form = Form::Parse(text);
  for (auto& field : form.Fields()) field.raw_name = Escaped(field.Name(), "%{:02X}");
  return form.Empty() ? std::nullopt : Value(form.Text());
}

Value Appended(const std::string& text, const std::string& pair) {
  return text.empty() ? pair : text + '&' + pair;
}

}  // namespace

Operators FormSpellings() {
  using S = std::string;
  const std::string f = "variant.form";
  return {
      {f, "reversed", "its parameters in the opposite order", Reversed},
      {f, "values_escaped", "every octet of its values percent-encoded",
       [](const S& text) { return ValuesEscaped(text, "%{:02X}"); }},
      {f, "values_escaped_in_lower_case", "every octet of its values percent-encoded in lower case",
       [](const S& text) { return ValuesEscaped(text, "%{:02x}"); }},
      {f, "names_escaped", "every octet of its names percent-encoded", NamesEscaped},
  };
}

Operators UnknownParameters() {
  using S = std::string;
  const std::string f = "variant.form";
  return {
      {f, "unknown", "an unknown parameter",
       [](const S& text) { return Appended(text, "nearmiss_unknown=1"); }},
      {f, "unknown_in_front", "an unknown parameter in front",
       [](const S& text) { return Value("nearmiss_unknown=1&" + text); }},
      {f, "unknown_empty", "an unknown parameter without a value",
       [](const S& text) { return Appended(text, "nearmiss_unknown="); }},
  };
}

Operators FormVariants() {
  auto all = FormSpellings();
  std::ranges::copy(UnknownParameters(), std::back_inserter(all));
  return all;
}

Operators FormTypeVariants() {
  using S = std::string;
  const std::string f = "variant.form_type";
  return {
      {f, "charset", "a charset on its media type",
       [](const S& type) { return Value(type + "; charset=UTF-8"); }},
      {f, "charset_unspaced", "a charset on its media type, without a space",
       [](const S& type) { return Value(type + ";charset=utf-8"); }},
      {f, "upper", "its media type in capitals",
       [](const S& type) { return Value(Cased(type, std::toupper)); }},
  };
}

Operators SchemeVariants() {
  using S = std::string;
  const std::string f = "variant.scheme";
  return {
      {f, "lower", "the scheme in lower case",
       [](const S& scheme) { return Value(Cased(scheme, std::tolower)); }},
      {f, "upper", "the scheme in capitals",
       [](const S& scheme) { return Value(Cased(scheme, std::toupper)); }},
  };
}

Change InForm(Operator variant) {
  auto told = fmt::format("with {}", variant.told);
  return {std::move(told), [variant = std::move(variant)](Request request) -> Result {
            auto url = wire::Url::Split(request.url);
            const bool in_query = request.method == "GET";
            const auto other = variant.apply(in_query ? url.query.value_or("") : request.body);
            if (!other) return std::nullopt;
            if (in_query) {
              url.query = *other;
              request.url = url.Text();
            } else {
              request.body = *other;
            }
            return request;
          }};
}

Change InHeader(std::string name, Operator variant) {
  auto told = fmt::format("with {}", variant.told);
  return {std::move(told),
          [name = std::move(name), variant = std::move(variant)](Request request) -> Result {
            const auto value = request.headers.Get(name);
            const auto other = value ? variant.apply(*value) : std::nullopt;
            if (!other) return std::nullopt;
            request.headers.Set(name, *other);
            return request;
          }};
}

Change InScheme(Operator variant) {
  auto told = fmt::format("with {}", variant.told);
  return {std::move(told), [variant = std::move(variant)](Request request) -> Result {
            const auto field = request.headers.Get("Authorization").value_or("");
            const auto space = field.find(' ');
            if (space == std::string::npos) return std::nullopt;
            const auto other = variant.apply(field.substr(0, space));
            if (!other) return std::nullopt;
            request.headers.Set("Authorization", *other + field.substr(space));
            return request;
          }};
}

Change WithLowerCaseHeaderNames() {
  return {"with its header names in lower case", [](Request request) -> Result {
            wire::Headers lower;
            for (const auto& [name, value] : request.headers)
              lower.Add(Cased(name, std::tolower), value);
            request.headers = lower;
            return request;
          }};
}

Change WithBody(std::string body, std::string told) {
  return {std::move(told), [body = std::move(body)](Request request) -> Result {
            request.body = body;
            return request;
          }};
}

}  // namespace nearmiss::mutate
