#include "suites/oracle/authorization_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"

namespace nearmiss::oracle {
namespace {

std::string Asked(const Evidence& evidence, std::string_view parameter) {
  if (evidence.exchanges.empty()) return "";
  const auto url = wire::Url::Split(evidence.exchanges.front().request.url);
  return wire::Form::Parse(url.query.value_or("")).Get(parameter).value_or("");
}

bool Begins(const std::string& url, const std::string& uri) {
  if (uri.empty() || !url.starts_with(uri)) return false;
  const auto joint = uri.find('?') == std::string::npos ? '?' : '&';
  return url.size() > uri.size() && url[uri.size()] == joint;
}

std::string Hex(std::string_view text) {
  std::string hex;
  for (const char c : text) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return hex;
}

std::optional<std::string> FromBase64Url(std::string text) {
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return wire::FromBase64(text);
}

/// The text, and its parts between dots out of base64url.
std::string Opened(const std::string& code) {
  std::string opened = code;
  for (std::size_t start = 0; start <= code.size();) {
    const auto end = std::min(code.find('.', start), code.size());
    if (const auto plain = FromBase64Url(code.substr(start, end - start))) opened += '\n' + *plain;
    start = end + 1;
  }
  return opened;
}

}  // namespace

Judge CodeSentToTheRequestedUri() {
  return [](const Evidence& evidence) {
    const auto uri = Asked(evidence, "redirect_uri");
    const auto expected = fmt::format("a redirect to {} with a code", uri);
    const bool there = evidence.left_to && Begins(*evidence.left_to, uri) &&
                       !SentParameter(evidence, "code").value_or("").empty();
    return there ? Held(expected, Told(evidence)) : Unsafe(expected, Told(evidence));
  };
}

Judge CodeHidesTheChallenge() {
  return [](const Evidence& evidence) {
    const std::string expected = "a code that does not show the challenge";
    const auto code = SentParameter(evidence, "code");
    const auto challenge = Asked(evidence, "code_challenge");
    if (!code) return Unsafe(expected, Told(evidence));
    const auto opened = Opened(*code);
    const bool shown =
        !challenge.empty() && (opened.find(challenge) != std::string::npos ||
                               Lower(opened).find(Hex(challenge)) != std::string::npos);
    return shown ? Unsafe(expected, "the challenge can be read out of it")
                 : Held(expected, Told(evidence));
  };
}

Judge ErrorIsDescribed() {
  return [](const Evidence& evidence) {
    const std::string expected = "an error with error_description or error_uri";
    if (!SentParameter(evidence, "error"))
      return NothingToJudge(expected, "no error was sent back: " + Told(evidence));
    const bool told = !SentParameter(evidence, "error_description").value_or("").empty() ||
                      !SentParameter(evidence, "error_uri").value_or("").empty();
    return told ? Held(expected, Told(evidence))
                : Unsafe(expected, "neither in: " + Told(evidence));
  };
}

Judge IssuerSentIsAPlainUrl() {
  return [](const Evidence& evidence) {
    const std::string expected = "iss is an https URL without query and fragment";
    const auto issuer = SentParameter(evidence, "iss");
    if (!issuer) return Unsafe(expected, "no iss in: " + Told(evidence));
    const auto url = wire::Url::Split(*issuer);
    const bool safe = url.scheme && (Lower(*url.scheme) == "https" || url.IsLoopback());
    const bool plain = safe && !url.Host().empty() && !url.query && !url.fragment;
    return plain ? Held(expected, "so") : Unsafe(expected, fmt::format("\"{}\"", *issuer));
  };
}

Judge NotReadableByOtherOrigins() {
  return [](const Evidence& evidence) {
    const std::string expected = "no Access-Control-Allow-Origin";
    for (const auto& exchange : evidence.exchanges) {
      const auto* response = exchange.Answer();
      if (response == nullptr || !exchange.request.headers.Get("Origin")) continue;
      if (const auto origin = response->headers.Get("Access-Control-Allow-Origin"))
        return Unsafe(expected, fmt::format("Access-Control-Allow-Origin: {}", *origin));
    }
    return Held(expected, Told(evidence));
  };
}

Judge NotSentAwayAtOnce() {
  return [](const Evidence& evidence) {
    const std::string expected = "a page before the browser is sent away";
    const bool met = std::ranges::any_of(evidence.exchanges, IsPage);
    return evidence.left_to && !met ? Unsafe(expected, "at once: " + Told(evidence))
                                    : Held(expected, Told(evidence));
  };
}

}  // namespace nearmiss::oracle
