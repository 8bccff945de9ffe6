#include "suites/mutate/request_edits.hpp"

#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/query.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Form;
using wire::Request;
using Result = std::optional<Request>;

}  // namespace

Form Parameters(const Request& request) {
  if (request.method != "GET") return Form::Parse(request.body);
  return wire::QueryOf(request.url);
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

Request WithBodyInTheQuery(Request request) {
  auto url = wire::Url::Split(request.url);
  const auto own = url.query.value_or("");
  url.query = own.empty() ? request.body : own + '&' + request.body;
  request.url = url.Text();
  request.body.clear();
  return request;
}

Change OnParameters(std::string told, std::function<bool(Form&)> edit) {
  return {std::move(told), [edit = std::move(edit)](Request request) -> Result {
            Form form = Parameters(request);
            if (!edit(form)) return std::nullopt;
            return WithParameters(std::move(request), form);
          }};
}

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

Change ByPlace(const Change& basic, const Change& body) {
  return {body.told, [basic, body](Request request) -> Result {
            return ReadBasic(request) ? basic.apply(std::move(request))
                                      : body.apply(std::move(request));
          }};
}

}  // namespace nearmiss::mutate
