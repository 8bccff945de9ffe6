#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fixtures/wire/message.hpp"
#include "suites/oracle/documented_shape.hpp"

namespace nearmiss::oracle {

/// Which members of a JSON text count.
enum class Values {
  Strings,  ///< an error code is one
  Single,   ///< numbers, true and false as well, as their JSON text
};

/// What a body says under a name or dotted path, read as JSON, form, XML, or for `Encoded`
/// whichever of them it is. Nothing for every other shape, and where the body has no such member.
std::optional<std::string> MemberOf(const wire::Response& response, Shape shape,
                                    std::string_view path, Values values);

}  // namespace nearmiss::oracle
