#pragma once

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace nearmiss::writers {

using Json = nlohmann::ordered_json;

/// Text of a server for a JSON document: what cannot be seen, malformed UTF-8 too, becomes signs.
Json JsonText(std::string_view text);

/// The document with two blanks of indentation and a line feed at its end.
void WriteJson(const Json& document, std::ostream& out);

}  // namespace nearmiss::writers
