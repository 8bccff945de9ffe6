#pragma once

#include <functional>
#include <optional>
#include <string>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/message.hpp"
#include "suites/mutate/change.hpp"

namespace nearmiss::mutate {

// What the changes of a request are made of.

/// The query of a GET, the form body of any other request.
wire::Form Parameters(const wire::Request& request);
wire::Request WithParameters(wire::Request request, const wire::Form& form);
/// The body's parameters behind those that the URL has already.
wire::Request WithBodyInTheQuery(wire::Request request);
/// A change of the parameters; `edit` says whether it found room.
Change OnParameters(std::string told, std::function<bool(wire::Form&)> edit);

/// The credentials of HTTP Basic, form-decoded (RFC 6749 2.3.1).
struct Basic {
  std::string user;
  std::string password;
};
std::optional<Basic> ReadBasic(const wire::Request& request);
wire::Request WithBasic(wire::Request request, const Basic& basic);
Change OnBasic(std::string told, std::function<bool(Basic&)> edit);
/// One change for clients that use Basic, another for those that do not.
Change ByPlace(const Change& basic, const Change& body);

}  // namespace nearmiss::mutate
