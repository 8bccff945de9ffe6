#include "suites/oracle/body_member.hpp"

#include <string>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/xml.hpp"

namespace nearmiss::oracle {
namespace {

std::optional<std::string> InJson(const std::string& body, std::string_view path, Values values) {
  const auto document = wire::ReadJson(body);
  const auto* member = document ? document->Find(path) : nullptr;
  if (member == nullptr) return std::nullopt;
  switch (member->kind) {
    case wire::JsonKind::String:
      return member->text;
    case wire::JsonKind::Number:
    case wire::JsonKind::Boolean:
      return values == Values::Single ? std::optional(member->text) : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// A JSON or XML text would pass for a form with one strange name.
std::optional<std::string> InForm(const std::string& body, std::string_view name) {
  const auto first = body.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || body[first] == '{' || body[first] == '<') return std::nullopt;
  return wire::Form::Parse(body).Get(name);
}

}  // namespace

std::optional<std::string> MemberOf(const wire::Response& response, Shape shape,
                                    std::string_view path, Values values) {
  switch (shape) {
    case Shape::Json:
    case Shape::Problem:
    case Shape::PageOrJson:
      return InJson(response.body, path, values);
    case Shape::Form:
      return InForm(response.body, path);
    case Shape::Xml:
      return wire::XmlText(response.body, path);
    case Shape::Encoded:
      if (auto found = InJson(response.body, path, values)) return found;
      if (auto found = wire::XmlText(response.body, path)) return found;
      return InForm(response.body, path);
    default:
      return std::nullopt;
  }
}

}  // namespace nearmiss::oracle
