#include <fmt/format.h>

#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/mutate/change.hpp"
#include "suites/mutate/request_edits.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Form;
using wire::Request;
using Result = std::optional<Request>;

bool Replace(std::string& value, const Operator& near) {
  const auto other = near.apply(value);
  if (other) value = *other;
  return other.has_value();
}

}  // namespace

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

}  // namespace nearmiss::mutate
