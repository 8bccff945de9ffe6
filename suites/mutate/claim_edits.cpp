#include "suites/mutate/claim_edits.hpp"

#include <utility>

namespace nearmiss::mutate {

std::function<std::optional<std::string>(const std::string&)> Edited(ClaimEdit edit) {
  return [edit = std::move(edit)](const std::string& json) -> std::optional<std::string> {
    const auto object = jose::ReadObject(json);
    if (object == nullptr) return std::nullopt;
    edit(object.get());
    auto changed = jose::WriteJson(object.get());
    if (json_equal(object.get(), jose::ReadObject(json).get()) != 0) return std::nullopt;
    return changed;
  };
}

std::string Text(json_t* object, const char* name) {
  const auto* text = json_string_value(json_object_get(object, name));
  return text == nullptr ? "" : text;
}

void Set(json_t* object, const char* name, const std::string& text) {
  json_object_set_new(object, name, json_string(text.c_str()));
}

}  // namespace nearmiss::mutate
