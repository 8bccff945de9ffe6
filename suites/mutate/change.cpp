#include "suites/mutate/change.hpp"

#include <fmt/format.h>

#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Form;
using wire::Request;
using Result = std::optional<Request>;

Form Parameters(const Request& request) {
  if (request.method != "GET") return Form::Parse(request.body);
  return Form::Parse(wire::Url::Split(request.url).query.value_or(""));
}

Request WithParameters(Request request, const Form& form) {
  if (request.method != "GET") {
    request.body = form.Text();
    return request;
  }
  auto url = wire::Url::Split(request.url);
  url.query = form.Text();
  request.url = url.Text();
  return request;
}

/// The form moved from the body into the query, behind what the endpoint's own URL has there (RFC
/// 6749 3.2: it is kept).
Request WithBodyInTheQuery(Request request) {
  auto url = wire::Url::Split(request.url);
  const auto own = url.query.value_or("");
  url.query = own.empty() ? request.body : own + '&' + request.body;
  request.url = url.Text();
  request.body.clear();
  return request;
}

/// A change of the parameters; `edit` says whether it found room.
Change OnParameters(std::string told, std::function<bool(Form&)> edit) {
  return {std::move(told), [edit = std::move(edit)](Request request) -> Result {
            Form form = Parameters(request);
            if (!edit(form)) return std::nullopt;
            return WithParameters(std::move(request), form);
          }};
}

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

struct Basic {
  std::string user;
  std::string password;
};

/// The credentials of the Authorization header, form-decoded as in RFC 6749 2.3.1.
std::optional<Basic> ReadBasic(const Request& request) {
  const auto header = request.headers.Get("Authorization").value_or("");
  if (!header.starts_with("Basic ")) return std::nullopt;
  const auto pair = wire::FromBase64(header.substr(6)).value_or("");
  const auto colon = pair.find(':');
  if (colon == std::string::npos) return std::nullopt;
  return Basic{wire::PercentDecode(pair.substr(0, colon), wire::Plus::IsSpace).value_or(""),
               wire::PercentDecode(pair.substr(colon + 1), wire::Plus::IsSpace).value_or("")};
}

Request WithBasic(Request request, const Basic& basic) {
  request.headers.Set("Authorization",
                      "Basic " + wire::Base64(wire::PercentEncode(basic.user) + ':' +
                                              wire::PercentEncode(basic.password)));
  return request;
}

Change OnBasic(std::string told, std::function<bool(Basic&)> edit) {
  return {std::move(told), [edit = std::move(edit)](Request request) -> Result {
            auto basic = ReadBasic(request);
            if (!basic || !edit(*basic)) return std::nullopt;
            return WithBasic(std::move(request), *basic);
          }};
}

bool Replace(std::string& value, const Operator& near) {
  const auto other = near.apply(value);
  if (other) value = *other;
  return other.has_value();
}

/// One change for clients that use Basic, another for those that do not.
Change ByPlace(const Change& basic, const Change& body) {
  return {body.told, [basic, body](Request request) -> Result {
            return ReadBasic(request) ? basic.apply(std::move(request))
                                      : body.apply(std::move(request));
          }};
}

}  // namespace

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

Change NearBasicUser(Operator near) {
  auto told = fmt::format("with {} in the Basic user", near.told);
  return OnBasic(std::move(told),
                 [near = std::move(near)](Basic& basic) { return Replace(basic.user, near); });
}

Change NearBasicPassword(Operator near) {
  auto told = fmt::format("with {} in the Basic password", near.told);
  return OnBasic(std::move(told),
                 [near = std::move(near)](Basic& basic) { return Replace(basic.password, near); });
}

Change WithBasicFullyPercentEncoded() {
  return {
      "with every octet of the Basic credentials percent-encoded", [](Request request) -> Result {
        const auto basic = ReadBasic(request);
        if (!basic) return std::nullopt;
        const auto encoded = [](const std::string& text) {
          std::string all;
          for (const char c : text) all += fmt::format("%{:02X}", static_cast<unsigned char>(c));
          return all;
        };
        request.headers.Set("Authorization", "Basic " + wire::Base64(encoded(basic->user) + ':' +
                                                                     encoded(basic->password)));
        return request;
      }};
}

Change NearClientId(const Operator& near) {
  return ByPlace(NearBasicUser(near), Near("client_id", near));
}

Change NearClientSecret(const Operator& near) {
  return ByPlace(NearBasicPassword(near), Near("client_secret", near));
}

Change WithClientSecret(const std::string& secret) {
  const Change body = With("client_secret", secret);
  return ByPlace(
      OnBasic(body.told,
              [secret](Basic& basic) { return std::exchange(basic.password, secret) != secret; }),
      body);
}

Change WithClientId(const std::string& id) {
  const Change body = With("client_id", id);
  return ByPlace(
      OnBasic(body.told, [id](Basic& basic) { return std::exchange(basic.user, id) != id; }), body);
}

Change WithoutClientSecret() {
  return {"with the client_id alone, without any secret", [](Request request) -> Result {
            Form form = Parameters(request);
            const auto basic = ReadBasic(request);
            if (!basic && form.Count("client_secret") == 0) return std::nullopt;
            if (basic && form.Count("client_id") == 0) form.Add("client_id", basic->user);
            form.Remove("client_secret");
            request.headers.Remove("Authorization");
            return WithParameters(std::move(request), form);
          }};
}

Change WithoutClient() {
  return {"without any client authentication or client_id", [](Request request) -> Result {
            Form form = Parameters(request);
            form.Remove("client_secret");
            form.Remove("client_id");
            request.headers.Remove("Authorization");
            return WithParameters(std::move(request), form);
          }};
}

Change WithCredentials(std::string told, std::string authorization,
                       std::vector<wire::FormField> fields) {
  return {std::move(told),
          [authorization = std::move(authorization),
           fields = std::move(fields)](Request request) -> Result {
            Form form = Parameters(request);
            form.Remove("client_id");
            form.Remove("client_secret");
            request.headers.Remove("Authorization");
            if (!authorization.empty()) request.headers.Set("Authorization", authorization);
            for (const auto& field : fields) form.AddRaw(field);
            return WithParameters(std::move(request), form);
          }};
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

Change WithCredentialsInBothPlaces() {
  return {"with the credentials both in the Authorization header and in the body",
          [](Request request) -> Result {
            Form form = Parameters(request);
            if (const auto basic = ReadBasic(request)) {
              form.Set("client_id", basic->user);
              form.Set("client_secret", basic->password);
              return WithParameters(std::move(request), form);
            }
            const auto secret = form.Get("client_secret");
            if (!secret) return std::nullopt;
            return WithBasic(std::move(request), {form.Get("client_id").value_or(""), *secret});
          }};
}

Change WithParametersInTheQuery() {
  return {"with all parameters in the query instead of the body", [](Request request) -> Result {
            if (request.method == "GET") return std::nullopt;
            return WithBodyInTheQuery(std::move(request));
          }};
}

Change WithCredentialsInTheQuery() {
  return {"with the client's credentials in the query", [](Request request) -> Result {
            Form form = Parameters(request);
            auto basic = ReadBasic(request);
            if (!basic && form.Count("client_secret") == 0) return std::nullopt;
            if (!basic)
              basic =
                  Basic{form.Get("client_id").value_or(""), form.Get("client_secret").value_or("")};
            form.Remove("client_id");
            form.Remove("client_secret");
            request.headers.Remove("Authorization");
            auto url = wire::Url::Split(request.url);
            Form query = Form::Parse(url.query.value_or(""));
            query.Add("client_id", basic->user).Add("client_secret", basic->password);
            url.query = query.Text();
            request.url = url.Text();
            return WithParameters(std::move(request), form);
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
