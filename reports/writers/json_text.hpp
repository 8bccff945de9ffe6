#pragma once

#include <functional>
#include <iosfwd>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace nearmiss::writers {

using Json = nlohmann::ordered_json;

/// Text of a server for a JSON document: what cannot be seen, malformed UTF-8 too, becomes signs.
Json JsonText(std::string_view text);

/// The document with two blanks of indentation and a line feed at its end.
void WriteJson(const Json& document, std::ostream& out);

/// An array that may be too long to be held as a whole: hands its elements over, one at a time.
using JsonElements = std::function<void(const std::function<void(const Json& element)>& add)>;

/// What stands in a document for such an array, by a name of its own.
Json JsonArrayOf(std::string_view name);

/// The same document, with the elements of its long arrays, by their names, in their places.
void WriteJson(const Json& document, const std::map<std::string, JsonElements, std::less<>>& arrays,
               std::ostream& out);

}  // namespace nearmiss::writers
