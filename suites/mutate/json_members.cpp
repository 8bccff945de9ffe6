#include "suites/mutate/json_members.hpp"

#include <fmt/format.h>

#include <functional>
#include <utility>

#include "fixtures/jose/json_value.hpp"
#include "fixtures/wire/form.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Request;
using Result = std::optional<Request>;

json_t* TextOf(const std::string& text) { return json_stringn(text.data(), text.size()); }

json_t* ListOf(const std::vector<std::string>& values) {
  json_t* list = json_array();
  for (const auto& value : values) json_array_append_new(list, TextOf(value));
  return list;
}

/// A change of the object; `edit` says whether it found room.
Change OnObject(std::string told, std::function<bool(json_t*)> edit) {
  return {std::move(told), [edit = std::move(edit)](Request request) -> Result {
            const auto object = jose::ReadObject(request.body);
            if (object == nullptr || !edit(object.get())) return std::nullopt;
            request.body = jose::WriteJson(object.get());
            return request;
          }};
}

Change Set(const std::string& name, std::function<json_t*()> value) {
  return OnObject(fmt::format("with another {}", name),
                  [name, value = std::move(value)](json_t* object) {
                    return json_object_set_new(object, name.c_str(), value()) == 0;
                  });
}

}  // namespace

Change WithMember(std::string name, std::string value) {
  return Set(name, [value = std::move(value)] { return TextOf(value); });
}

Change WithMemberList(std::string name, std::vector<std::string> values) {
  return Set(name, [values = std::move(values)] { return ListOf(values); });
}

Change WithMemberNumber(std::string name, long long value) {
  return Set(name, [value] { return json_integer(value); });
}

Change WithMemberJson(std::string name, const std::string& json) {
  return Set(name,
             [json] { return json_loadb(json.data(), json.size(), JSON_DECODE_ANY, nullptr); });
}

Change ItemTwice(std::string name) {
  auto told = fmt::format("with the first of {} twice", name);
  return OnObject(std::move(told), [name = std::move(name)](json_t* object) {
    auto* list = json_object_get(object, name.c_str());
    return json_array_size(list) > 0 && json_array_append(list, json_array_get(list, 0)) == 0;
  });
}

Change WithoutMember(std::string name) {
  auto told = fmt::format("without {}", name);
  return OnObject(std::move(told), [name = std::move(name)](json_t* object) {
    return json_object_del(object, name.c_str()) == 0;
  });
}

Change NearItem(std::string name, Operator near) {
  auto told = fmt::format("with {} for {}", near.told, name);
  return OnObject(std::move(told),
                  [name = std::move(name), near = std::move(near)](json_t* object) {
                    const auto* first = json_array_get(json_object_get(object, name.c_str()), 0);
                    const auto* good = first == nullptr ? nullptr : json_string_value(first);
                    const auto bad = good == nullptr ? std::nullopt : near.apply(good);
                    return bad && json_object_set_new(object, name.c_str(), ListOf({*bad})) == 0;
                  });
}

Change AsAFormInsteadOfJson() {
  return {"as a form", [](Request request) -> Result {
            const auto object = jose::ReadObject(request.body);
            if (object == nullptr) return std::nullopt;
            wire::Form form;
            const char* name = nullptr;
            json_t* value = nullptr;
            json_object_foreach(object.get(), name, value) {
              if (json_is_string(value)) form.Add(name, json_string_value(value));
              for (std::size_t i = 0; i < json_array_size(value); ++i) {
                form.Add(name, json_string_value(json_array_get(value, i)));
              }
            }
            request.headers.Set("Content-Type", "application/x-www-form-urlencoded");
            request.body = form.Text();
            return request;
          }};
}

Change NearBody(Operator near) {
  auto told = "with " + near.told;
  return {std::move(told), [near = std::move(near)](Request request) -> Result {
            auto body = near.apply(request.body);
            if (!body) return std::nullopt;
            request.body = *std::move(body);
            return request;
          }};
}

Change WithUrlPart(std::string part, std::string other) {
  return {"with another client in the URL",
          [part = std::move(part), other = std::move(other)](Request request) -> Result {
            const auto at = request.url.rfind(part);
            if (part.empty() || at == std::string::npos) return std::nullopt;
            request.url.replace(at, part.size(), other);
            return request;
          }};
}

Change WithBearer(std::string told, std::string token) {
  auto change = WithHeader("Authorization", "Bearer " + token);
  change.told = "with " + told;
  return change;
}

}  // namespace nearmiss::mutate
