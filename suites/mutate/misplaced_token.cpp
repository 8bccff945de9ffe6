#include "suites/mutate/misplaced_token.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Request;
using Result = std::optional<Request>;

constexpr std::string_view kScheme = "Bearer ";
constexpr std::string_view kBoundary = "nearmiss-boundary";

std::string TokenIn(const Request& request) {
  const auto field = request.headers.Get("Authorization").value_or("");
  return field.starts_with(kScheme) ? field.substr(kScheme.size()) : "";
}

/// A change that has the token; `edit` makes the request.
Change OnToken(std::string told, std::function<void(Request&, const std::string&)> edit) {
  return {std::move(told), [edit = std::move(edit)](Request request) -> Result {
            const auto token = TokenIn(request);
            if (token.empty()) return std::nullopt;
            edit(request, token);
            return request;
          }};
}

void SetBody(Request& request, std::string method, std::string type, std::string body) {
  request.headers.Remove("Authorization");
  request.headers.Set("Content-Type", std::move(type));
  request.method = std::move(method);
  request.body = std::move(body);
}

}  // namespace

Change WithTheTokenInTheQueryToo() {
  return OnToken("with the token in the query too", [](Request& request, const std::string& token) {
    auto url = wire::Url::Split(request.url);
    wire::Form query = wire::Form::Parse(url.query.value_or(""));
    query.Add("access_token", token);
    url.query = query.Text();
    request.url = url.Text();
  });
}

Change WithTheTokenInTheBodyOfGet() {
  return OnToken("with the token in the body of a GET",
                 [](Request& request, const std::string& token) {
                   wire::Form form;
                   form.Add("access_token", token);
                   SetBody(request, "GET", "application/x-www-form-urlencoded", form.Text());
                 });
}

Change WithTheTokenPostedAsJson() {
  return OnToken("with the token in a JSON body", [](Request& request, const std::string& token) {
    SetBody(request, "POST", "application/json", fmt::format(R"({{"access_token":"{}"}})", token));
  });
}

Change WithTheTokenPostedAsMultipart() {
  return OnToken(
      "with the token in a multipart body", [](Request& request, const std::string& token) {
        SetBody(request, "POST", fmt::format("multipart/form-data; boundary={}", kBoundary),
                fmt::format("--{0}\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\n"
                            "{1}\r\n--{0}--\r\n",
                            kBoundary, token));
      });
}

Change WithTheAuthorizationHeaderTwice() {
  return OnToken("with the Authorization header twice",
                 [](Request& request, const std::string& token) {
                   request.headers.Add("Authorization", std::string(kScheme) + token);
                 });
}

Change WithTheBareToken() {
  return OnToken("with the token alone in the header",
                 [](Request& request, const std::string& token) {
                   request.headers.Set("Authorization", token);
                 });
}

}  // namespace nearmiss::mutate
