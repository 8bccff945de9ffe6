#pragma once

#include <string_view>

#include "fixtures/wire/message.hpp"

namespace nearmiss::fuzz {

/// Header fields, a line each, as `Name: value`; other lines are passed over.
wire::Headers HeadersIn(std::string_view text);

/// An answer whose head is the status on a line of its own and then the header fields.
wire::Response AnswerIn(std::string_view head, std::string_view body);

}  // namespace nearmiss::fuzz
