#pragma once

#include <functional>
#include <optional>
#include <string>

#include "fixtures/jose/json_value.hpp"

namespace nearmiss::mutate {

// What the near misses of a JWT are made of.

using ClaimEdit = std::function<void(json_t*)>;

/// A change of a JSON object's text; nothing where the edit leaves it as it was.
std::function<std::optional<std::string>(const std::string&)> Edited(ClaimEdit edit);

/// A member's text; empty when it is none.
std::string Text(json_t* object, const char* name);
void Set(json_t* object, const char* name, const std::string& text);

}  // namespace nearmiss::mutate
