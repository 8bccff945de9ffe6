#include "suites/oracle/answer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/html.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/challenge.hpp"

namespace nearmiss::oracle {
namespace {

constexpr std::array<std::string_view, 3> kTokens = {"access_token", "refresh_token", "id_token"};

bool IsNamed(const wire::JsonMember& member, std::string_view name) {
  return member.path == name || member.path.ends_with('.' + std::string(name));
}

bool HandsOut(const std::optional<wire::JsonDocument>& document, const wire::Form& form,
              std::string_view name) {
  if (!document) return !form.Get(name).value_or("").empty();
  return std::ranges::any_of(document->members, [&](const auto& member) {
    return IsNamed(member, name) && member.kind == wire::JsonKind::String && !member.text.empty();
  });
}

std::optional<wire::JsonDocument> Document(const wire::Response& response) {
  auto document = wire::ReadJson(response.body);
  return document ? std::optional(std::move(*document)) : std::nullopt;
}

std::string WithoutParameters(const std::string& url) {
  return url.substr(0, url.find_first_of("?#"));
}

std::string ToldRedirect(const Evidence& evidence) {
  // A browser that is driven from outside does not tell the status.
  std::string text =
      evidence.left_status == 0 ? "redirect" : fmt::format("redirect ({})", evidence.left_status);
  text += " to " + WithoutParameters(*evidence.left_to);
  if (const auto error = SentParameter(evidence, "error")) {
    text += " with error=" + *error;
  } else if (SentParameter(evidence, "code")) {
    text += " with a code";
  } else if (SentParameter(evidence, "access_token")) {
    text += " with an access token";
  } else {
    text += " without code or error";
  }
  return text;
}

std::string Shortened(std::string text) {
  std::ranges::replace_if(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  if (text.size() > 80) text = text.substr(0, 77) + "...";
  return text;
}

/// The challenge that names an error, or else the first of these schemes.
std::string ToldChallenge(const wire::Response& response) {
  std::string told;
  for (const auto* scheme : {"Bearer", "DPoP"}) {
    const auto error = ChallengeError(response, scheme);
    if (error && !error->empty()) return fmt::format("{} error=\"{}\"", scheme, Shortened(*error));
    if (error && told.empty()) told = scheme;
  }
  return told;
}

std::string ToldBody(const wire::Response& response) {
  if (const auto document = Document(response)) {
    for (const auto* path : {"error", "error.message", "status", "code"}) {
      if (const auto value = document->String(path)) return Shortened(*value);
    }
    if (const auto* active = document->Find("active")) return "active:" + active->text;
    for (const auto* issued : {"client_id", "device_code", "request_uri"}) {
      if (document->String(issued)) return fmt::format("with {}", issued);
    }
    return "JSON without error";
  }
  if (response.body.empty()) return "empty";
  if (wire::MediaType(response.headers) == "text/html") {
    const auto page = wire::ReadHtml(response.body);
    return fmt::format("a page \"{}\"", Shortened(page.title.empty() ? page.text : page.title));
  }
  return fmt::format("\"{}\"", Shortened(response.body));
}

}  // namespace

std::vector<std::string> TokensIn(const wire::Response& response) {
  const auto document = Document(response);
  const auto form = document ? wire::Form() : wire::Form::Parse(response.body);
  std::vector<std::string> names;
  for (const auto name : kTokens) {
    if (HandsOut(document, form, name)) names.emplace_back(name);
  }
  return names;
}

std::string TokenIn(const wire::Response& response, std::string_view name) {
  const auto document = Document(response);
  if (document) return document->String(name).value_or("");
  return wire::Form::Parse(response.body).Get(name).value_or("");
}

std::optional<std::string> JsonString(const wire::Response& response, std::string_view path) {
  const auto document = Document(response);
  return document ? document->String(path) : std::nullopt;
}

std::chrono::seconds JsonSeconds(const wire::Response& response, std::string_view path,
                                 std::chrono::seconds otherwise) {
  const auto document = Document(response);
  const auto* found = document ? document->Find(path) : nullptr;
  int value = 0;
  if (found != nullptr) {
    std::from_chars(found->text.data(), found->text.data() + found->text.size(), value);
  }
  return value > 0 ? std::chrono::seconds(value) : otherwise;
}

std::optional<std::string> SentParameter(const Evidence& evidence, std::string_view name) {
  if (!evidence.left_to) return std::nullopt;
  const auto url = wire::Url::Split(*evidence.left_to);
  if (auto value = wire::Form::Parse(url.query.value_or("")).Get(name)) return value;
  return wire::Form::Parse(url.fragment.value_or("")).Get(name);
}

bool SentToRegistered(const Evidence& evidence) {
  if (!evidence.left_to) return false;
  return std::ranges::any_of(evidence.registered_uris, [&](const std::string& uri) {
    if (!evidence.left_to->starts_with(uri)) return false;
    const auto rest = std::string_view(*evidence.left_to).substr(uri.size());
    return rest.empty() || rest.front() == '?' || rest.front() == '#' ||
           (rest.front() == '&' && uri.find('?') != std::string::npos);
  });
}

std::optional<std::string> ChallengeError(const wire::Response& response, std::string_view scheme) {
  for (const auto& field : response.headers.All("WWW-Authenticate")) {
    for (const auto& challenge : ReadChallenges(field)) {
      if (!SameName(challenge.scheme, scheme)) continue;
      const auto error = std::ranges::find_if(
          challenge.parameters, [](const auto& each) { return SameName(each.first, "error"); });
      return error == challenge.parameters.end() ? "" : error->second;
    }
  }
  return std::nullopt;
}

bool Accepted(const Evidence& evidence) {
  const auto* response = evidence.Answer();
  switch (evidence.where) {
    case Where::Authorization:
      return SentParameter(evidence, "code").has_value() ||
             SentParameter(evidence, "access_token").has_value();
    case Where::Token:
      return response != nullptr && !TokensIn(*response).empty();
    case Where::Introspection: {
      const auto document = response == nullptr ? std::nullopt : Document(*response);
      const auto* active = document ? document->Find("active") : nullptr;
      return active != nullptr && active->text == "true";
    }
    case Where::Registration:
      return response != nullptr && !TokenIn(*response, "client_id").empty();
    case Where::Device:
      return response != nullptr && !TokenIn(*response, "device_code").empty();
    case Where::Pushed:
      return response != nullptr && !TokenIn(*response, "request_uri").empty();
    case Where::Management:
    case Where::UserInfo:
    case Where::Keys:
    case Where::Revocation:
    case Where::Resource:
    case Where::Metadata:
    case Where::Other:
      return response != nullptr && response->status >= 200 && response->status < 300;
  }
  return false;
}

std::string Told(const Evidence& evidence) {
  if (evidence.left_to) return ToldRedirect(evidence);
  if (evidence.exchanges.empty()) return "nothing was sent";
  if (const auto* failure = evidence.exchanges.back().NoAnswer()) {
    return fmt::format("{} ({})", wire::Name(failure->kind), failure->text);
  }
  const auto& response = *evidence.Answer();
  const auto tokens = TokensIn(response);
  if (!tokens.empty())
    return fmt::format("{} with {}", response.status, fmt::join(tokens, " and "));
  if (evidence.where == Where::Resource || evidence.where == Where::UserInfo) {
    if (const auto challenge = ToldChallenge(response); !challenge.empty())
      return fmt::format("{} with WWW-Authenticate: {}", response.status, challenge);
  }
  return fmt::format("{} {}", response.status, ToldBody(response));
}

}  // namespace nearmiss::oracle
