#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nearmiss::oracle {

/// Where in an answer the documented string stands.
enum class Shape {
  Json,        ///< a member of a JSON text
  Form,        ///< a parameter of a form-encoded body
  Xml,         ///< an element of an XML body
  Encoded,     ///< any of these three, as the server understood the Accept header
  PageOrJson,  ///< a page that shows it or a JSON member, in the same way
  Text,        ///< anywhere in a body without structure
  Empty,       ///< nowhere: the status alone, and no body
  Page,        ///< a page shown to the user; the browser is not sent anywhere
  OwnPage,     ///< a redirect to a page of the server's own, as parameter `error` or in its text
  Redirect,    ///< the error parameter of a redirect to the registered URI (RFC 6749 4.1.2.1)
  Challenge,   ///< the error attribute of WWW-Authenticate (RFC 6750 3, RFC 9449 7.1)
  Problem,     ///< a member of application/problem+json (RFC 9457)
  Any,         ///< any refusal
  Success,     ///< the server documents that it goes on as normal
};

/// The word of a profile's `shape`.
std::string_view Name(Shape shape);
std::optional<Shape> ShapeNamed(std::string_view name);
/// "json, form, ... or success", for messages.
std::string ShapeNames();

}  // namespace nearmiss::oracle
