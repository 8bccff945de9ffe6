#include "reports/record/browser_steps.hpp"

#include <string_view>

#include "reports/record/headers.hpp"

namespace nearmiss::record {
namespace {

bool HasParameter(std::string_view form, std::string_view name) {
  while (!form.empty()) {
    const auto end = form.find('&');
    const std::string_view field = form.substr(0, end);
    if (field.substr(0, field.find('=')) == name) return true;
    form.remove_prefix(end == std::string_view::npos ? form.size() : end + 1);
  }
  return false;
}

bool HasParameter(const RequestText& request, std::string_view name) {
  const auto question = request.url.find('?');
  const std::string_view query = question == std::string::npos
                                     ? std::string_view()
                                     : std::string_view(request.url).substr(question + 1);
  return HasParameter(query, name) || HasParameter(request.body, name);
}

// Requests of a client's own program, which no page makes.
bool IsDirect(const RequestText& request) {
  return HasHeader(request, "Authorization") || HasParameter(request, "grant_type") ||
         HasParameter(request, "token");
}

// Whether a browser goes on from this answer by itself or by a click.
bool LeadsOn(const Exchange& exchange) {
  if (!exchange.response) return false;
  const int status = exchange.response->status;
  return (status >= 300 && status < 400) ||
         HeaderOf(*exchange.response, "Content-Type").starts_with("text/html");
}

}  // namespace

bool IsAuthorizationRequest(const Exchange& exchange) {
  const bool names_it = HasParameter(exchange.request, "response_type") ||
                        HasParameter(exchange.request, "request_uri");
  // A pushed authorization request (RFC 9126) has the same parameters and a JSON answer.
  const bool pushed = exchange.response &&
                      HeaderOf(*exchange.response, "Content-Type").starts_with("application/json");
  return names_it && !pushed;
}

bool IsBrowserStep(const Exchange& exchange, const Exchange* before) {
  if (exchange.role == Role::Mutant || exchange.role == Role::Effect) return false;
  if (IsDirect(exchange.request)) return false;
  return IsAuthorizationRequest(exchange) || HasHeader(exchange.request, "Cookie") ||
         (before != nullptr && LeadsOn(*before));
}

}  // namespace nearmiss::record
