#include "suites/runner/page_secrets.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/html.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::runner {
namespace {

// Shorter values are identifiers of things, not proofs of anything.
constexpr std::size_t kTicketLength = 16;

/// Of an authorization request or its answer, and no secret (RFC 6749 4.1.1, RFC 7636 4.3, RFC 8707
/// 2, RFC 9207 2); those that are secrets are learned under their own names.
constexpr std::array<std::string_view, 15> kPublic = {"client_id",
                                                      "redirect_uri",
                                                      "scope",
                                                      "response_type",
                                                      "response_mode",
                                                      "code_challenge",
                                                      "code_challenge_method",
                                                      "iss",
                                                      "resource",
                                                      "login_hint",
                                                      "state",
                                                      "nonce",
                                                      "error",
                                                      "code",
                                                      "error_description"};

bool IsPublic(std::string_view name) { return std::ranges::find(kPublic, name) != kPublic.end(); }

void AddTickets(std::string_view address, std::vector<Secret>& secrets) {
  const auto url = wire::Url::Split(address);
  const auto query = wire::Form::Parse(url.query.value_or(""));
  for (const auto& field : query.Fields()) {
    if (!IsPublic(field.Name()) && IsOpaque(field.Value(), kTicketLength))
      secrets.push_back({"session", field.Value()});
  }
  for (std::size_t at = 0; at < url.path.size();) {
    const auto slash = std::min(url.path.find('/', at), url.path.size());
    const auto part = url.path.substr(at, slash - at);
    // `AuthenticationEndpoint` is none.
    if (IsOpaque(part, kTicketLength) && std::ranges::any_of(part, ::isdigit))
      secrets.push_back({"session", part});
    at = slash + 1;
  }
}

void AddFields(const wire::HtmlForm& form, std::vector<Secret>& secrets) {
  for (const auto& field : form.fields) {
    if (field.type != "hidden") continue;
    // The answer of response_mode=form_post.
    if (field.name == "code") secrets.push_back({"code", field.value});
    if (!IsPublic(field.name) && IsOpaque(field.value, kTicketLength))
      secrets.push_back({"csrf", field.value});
  }
}

}  // namespace

bool IsOpaque(std::string_view value, std::size_t length) {
  if (value.size() < length) return false;
  if (value.contains("://") || value.find_first_of("?& \t\r\n") != value.npos) return false;
  const auto any = [&](auto is) {
    return std::ranges::any_of(value, [&](unsigned char c) { return is(c) != 0; }) ? 1 : 0;
  };
  const auto is_lower = [](unsigned char c) { return std::islower(c); };
  const auto is_upper = [](unsigned char c) { return std::isupper(c); };
  const auto is_digit = [](unsigned char c) { return std::isdigit(c); };
  return any(is_lower) + any(is_upper) + any(is_digit) > 1;
}

std::vector<Secret> PageSecrets(const wire::Response& response) {
  std::vector<Secret> secrets;
  for (const auto& location : response.headers.All("Location")) AddTickets(location, secrets);
  // Reading a page costs more than everything else here.
  const bool may_have_forms = response.body.contains("<form") || response.body.contains("<FORM");
  if (wire::MediaType(response.headers) != "text/html" || !may_have_forms) return secrets;
  for (const auto& form : wire::ReadHtml(response.body).forms) {
    AddTickets(form.action, secrets);
    AddFields(form, secrets);
  }
  return secrets;
}

}  // namespace nearmiss::runner
