#include "suites/mutate/change.hpp"

#include <fmt/format.h>

#include <utility>

#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/mutate/request_edits.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Form;
using wire::Request;
using Result = std::optional<Request>;

/// Only control characters stay as they are: a '&' or '+' of the good value itself would change
/// more than was meant.
std::string RawControls(const std::string& value) {
  std::string text;
  for (const char c : value) {
    const auto octet = static_cast<unsigned char>(c);
    text += octet < 0x20 || octet == 0x7F ? std::string(1, c) : wire::PercentEncode({&c, 1});
  }
  return text;
}

std::string Spelled(const std::string& value, Spelling spelling) {
  if (spelling == Spelling::Raw) return RawControls(value);
  auto text = wire::PercentEncode(value);
  if (spelling == Spelling::Plus) {
    for (auto at = text.find("%20"); at != std::string::npos; at = text.find("%20"))
      text.replace(at, 3, "+");
  }
  return text;
}

}  // namespace

Change AsAForm() {
  return {"as a form by POST", [](Request request) -> Result {
            auto url = wire::Url::Split(request.url);
            if (request.method != "GET" || !url.query) return std::nullopt;
            request.method = "POST";
            request.body = *url.query;
            request.headers.Set("Content-Type", "application/x-www-form-urlencoded");
            url.query.reset();
            request.url = url.Text();
            return request;
          }};
}

Change With(std::string name, std::string value) {
  auto told = fmt::format("with another {}", name);
  return With(std::move(name), std::move(value), std::move(told));
}

Change With(std::string name, std::string value, std::string told) {
  return OnParameters(std::move(told),
                      [name = std::move(name), value = std::move(value)](Form& form) {
                        form.Set(name, value);
                        return true;
                      });
}

Change Without(std::string name) {
  auto told = fmt::format("without {}", name);
  return OnParameters(std::move(told), [name = std::move(name)](Form& form) {
    const bool there = form.Count(name) > 0;
    form.Remove(name);
    return there;
  });
}

Change Twice(std::string name) {
  auto told = fmt::format("with {} twice", name);
  return OnParameters(std::move(told), [name = std::move(name)](Form& form) {
    const auto value = form.Get(name);
    if (value) form.Add(name, *value);
    return value.has_value();
  });
}

Change TwiceWith(std::string name, std::string other) {
  auto told = fmt::format("with {} twice, the second different", name);
  return OnParameters(std::move(told),
                      [name = std::move(name), other = std::move(other)](Form& form) {
                        if (form.Count(name) == 0) return false;
                        form.Add(name, other);
                        return true;
                      });
}

Change WithTokenScheme(std::string scheme) {
  auto told = fmt::format("with the token under the scheme {}", scheme);
  return {std::move(told), [scheme = std::move(scheme)](Request request) -> Result {
            const auto header = request.headers.Get("Authorization").value_or("");
            if (!header.starts_with("Bearer ")) return std::nullopt;
            request.headers.Set("Authorization", scheme + header.substr(6));
            return request;
          }};
}

Change WithRaw(std::string name, std::string raw, std::string told) {
  return OnParameters(std::move(told), [name = std::move(name), raw = std::move(raw)](Form& form) {
    form.SetRaw(name, raw);
    return true;
  });
}

Change TwiceWithFirst(std::string name, std::string other) {
  auto told = fmt::format("with {} twice, the first different", name);
  return OnParameters(std::move(told),
                      [name = std::move(name), other = std::move(other)](Form& form) {
                        const auto good = form.Get(name);
                        if (!good) return false;
                        form.Set(name, other);
                        form.Add(name, *good);
                        return true;
                      });
}

Change Renamed(std::string name, std::string other) {
  auto told = fmt::format("with {} for the name of {}", other, name);
  return OnParameters(std::move(told),
                      [name = std::move(name), other = std::move(other)](Form& form) {
                        for (auto& field : form.Fields()) {
                          if (field.Name() != name) continue;
                          field.raw_name = other;
                          return true;
                        }
                        return false;
                      });
}

Change WithASemicolonBetweenParameters() {
  return {"with a semicolon between the first two parameters", [](Request request) -> Result {
            const auto ampersand = request.body.find('&');
            if (ampersand == std::string::npos) return std::nullopt;
            request.body[ampersand] = ';';
            return request;
          }};
}

Change WithTheTokenInTheQuery() {
  return {"with the token in the query", [](Request request) -> Result {
            const auto header = request.headers.Get("Authorization").value_or("");
            if (!header.starts_with("Bearer ")) return std::nullopt;
            request.headers.Remove("Authorization");
            auto url = wire::Url::Split(request.url);
            Form query = Form::Parse(url.query.value_or(""));
            query.Add("access_token", header.substr(7));
            url.query = query.Text();
            request.url = url.Text();
            return request;
          }};
}

Change Near(std::string name, Operator near) {
  auto told = fmt::format("with {} in {}", near.told, name);
  if (near.family.starts_with("redirect_uri") || near.family.starts_with("grant")) {
    told = fmt::format("with another {}: {}", name, near.told);
  }
  return OnParameters(std::move(told),
                      [name = std::move(name), near = std::move(near)](Form& form) {
                        const auto good = form.Get(name);
                        const auto other = good ? near.apply(*good) : std::nullopt;
                        if (other) form.SetRaw(name, Spelled(*other, near.spelling));
                        return other.has_value();
                      });
}

Change NearBearer(Operator near) {
  auto told = fmt::format("with another token: {}", near.told);
  return {std::move(told), [near = std::move(near)](Request request) -> Result {
            const auto header = request.headers.Get("Authorization").value_or("");
            if (!header.starts_with("Bearer ")) return std::nullopt;
            const auto other = near.apply(header.substr(7));
            if (!other) return std::nullopt;
            request.headers.Set("Authorization", "Bearer " + *other);
            return request;
          }};
}

Change WithParametersInTheQuery() {
  return {"with all parameters in the query instead of the body", [](Request request) -> Result {
            if (request.method == "GET") return std::nullopt;
            return WithBodyInTheQuery(std::move(request));
          }};
}

Change AsMethod(std::string method) {
  auto told = fmt::format("with the method {}", method);
  return {std::move(told), [method = std::move(method)](Request request) -> Result {
            if (method == "GET" && !request.body.empty()) {
              request = WithBodyInTheQuery(std::move(request));
              request.headers.Remove("Content-Type");
            }
            request.method = method;
            return request;
          }};
}

Change WithHeader(std::string name, std::string value) {
  auto told = fmt::format("with another {} header", name);
  return {std::move(told),
          [name = std::move(name), value = std::move(value)](Request request) -> Result {
            request.headers.Set(name, value);
            return request;
          }};
}

Change WithoutHeader(std::string name) {
  auto told = fmt::format("without the {} header", name);
  return {std::move(told), [name = std::move(name)](Request request) -> Result {
            if (!request.headers.Get(name)) return std::nullopt;
            request.headers.Remove(name);
            return request;
          }};
}

}  // namespace nearmiss::mutate
