#include "suites/oracle/acceptance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/html.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/refusal.hpp"
#include "suites/oracle/scope.hpp"

namespace nearmiss::oracle {
namespace {

/// A judge that asks one question.
Judge When(std::string expected, std::function<bool(const Evidence&)> holds) {
  return [expected = std::move(expected), holds = std::move(holds)](const Evidence& evidence) {
    return holds(evidence) ? Held(expected, Told(evidence)) : Unsafe(expected, Told(evidence));
  };
}

bool OnlySaysInactive(const wire::Response& response) {
  const auto document = wire::ReadJson(response.body);
  return document && document->members.size() == 1 && document->members[0].path == "active" &&
         document->members[0].kind == wire::JsonKind::Boolean &&
         document->members[0].text == "false";
}

std::multiset<std::string> Values(const Evidence& evidence, std::string_view parameter) {
  std::multiset<std::string> values;
  if (!evidence.left_to) return values;
  const auto url = wire::Url::Split(*evidence.left_to);
  for (const auto& part : {url.query, url.fragment}) {
    const auto form = wire::Form::Parse(part.value_or(""));
    for (const auto& field : form.Fields()) {
      if (field.Name() == parameter) values.insert(field.Value());
    }
  }
  return values;
}

}  // namespace

Judge Issued() { return When("accepted: an access token", Accepted); }

Judge IssuedUnlessAScopeIsWanted() {
  return When("accepted: an access token, or invalid_scope for want of a scope",
              [](const Evidence& evidence) {
                const auto* answer = evidence.Answer();
                return Accepted(evidence) || (answer != nullptr && answer->status == 400 &&
                                              JsonString(*answer, "error") == "invalid_scope");
              });
}

Judge IssuedExactlyOnce() {
  return [](const Evidence& evidence) {
    const auto total = evidence.exchanges.size();
    const auto expected = fmt::format("exactly one of {} is answered with tokens", total);
    const auto winners = std::ranges::count_if(evidence.exchanges, [](const auto& exchange) {
      return exchange.Answer() != nullptr && !TokensIn(*exchange.Answer()).empty();
    });
    const auto actual = fmt::format("{} of {} were answered with tokens", winners, total);
    if (winners > 1) return Unsafe(expected, actual);
    return winners == 1 ? Held(expected, actual) : Undocumented(expected, actual);
  };
}

Judge CodeSent() {
  return When(
      "accepted: a redirect to the registered URI with a code", [](const Evidence& evidence) {
        return SentToRegistered(evidence) && !SentParameter(evidence, "code").value_or("").empty();
      });
}

Judge CodeSentInTheQuery() {
  return When("a redirect with the code in the query and nothing in the fragment",
              [](const Evidence& evidence) {
                const auto url = wire::Url::Split(evidence.left_to.value_or(""));
                return wire::Form::Parse(url.query.value_or("")).Get("code").has_value() &&
                       url.fragment.value_or("").empty();
              });
}

Judge Served() { return When("accepted: the resource is served", Accepted); }

Judge Alive() { return When("the access token is alive", Accepted); }

Judge Dead() {
  return When("the access token is dead",
              [](const Evidence& evidence) { return !Accepted(evidence); });
}

Judge Active() { return When("active:true", Accepted); }

Judge Inactive() {
  return When("200 active:false and nothing else", [](const Evidence& evidence) {
    const auto* response = evidence.Answer();
    return response != nullptr && response->status == 200 && OnlySaysInactive(*response);
  });
}

Judge Acknowledged() {
  return When("200", [](const Evidence& evidence) {
    return evidence.Answer() != nullptr && evidence.Answer()->status == 200;
  });
}

Judge Returned(std::string parameter, std::string value) {
  return [parameter = std::move(parameter), value = std::move(value)](const Evidence& evidence) {
    const auto expected = fmt::format("{} comes back once, unchanged: \"{}\"", parameter, value);
    if (!evidence.left_to) return Unsafe(expected, Told(evidence));
    const auto values = Values(evidence, parameter);
    if (values.empty()) return Unsafe(expected, fmt::format("no {} in the answer", parameter));
    if (values.size() > 1)
      return Unsafe(expected, fmt::format("{} comes back {} times", parameter, values.size()));
    if (*values.begin() != value)
      return Unsafe(expected, fmt::format("changed to \"{}\"", *values.begin()));
    return Held(expected, "came back unchanged");
  };
}

Judge NotReturned(std::string parameter) {
  return [parameter = std::move(parameter)](const Evidence& evidence) {
    const auto expected = fmt::format("no {} in the redirect", parameter);
    if (!evidence.left_to) return Unsafe(expected, Told(evidence));
    const auto values = Values(evidence, parameter);
    return values.empty() ? Held(expected, Told(evidence))
                          : Unsafe(expected, fmt::format("{}=\"{}\"", parameter, *values.begin()));
  };
}

Judge Carries(std::string parameter) {
  return [parameter = std::move(parameter)](const Evidence& evidence) {
    const auto expected = fmt::format("{} once in the redirect", parameter);
    const auto values = Values(evidence, parameter);
    if (values.size() == 1 && !values.begin()->empty()) return Held(expected, Told(evidence));
    return Unsafe(expected, fmt::format("{} times in: {}", values.size(), Told(evidence)));
  };
}

Judge StateUnchangedOrRefused() {
  return [](const Evidence& evidence) {
    const std::string expected = "the state comes back unchanged, or the request is refused";
    if (!Accepted(evidence)) {
      const auto safe = SafelyRefused()(evidence);
      return safe.held ? Held(expected, Told(evidence)) : Unsafe(expected, safe.actual);
    }
    const auto url = wire::Url::Split(evidence.exchanges.front().request.url);
    const auto sent = wire::Form::Parse(url.query.value_or("")).Get("state").value_or("");
    auto verdict = Returned("state", sent)(evidence);
    verdict.expected = expected;
    return verdict;
  };
}

Judge IssuedWithout(std::string token) {
  return [token = std::move(token)](const Evidence& evidence) {
    const auto expected = fmt::format("tokens without {}", token);
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto tokens = TokensIn(*evidence.Answer());
    const bool there = std::ranges::find(tokens, token) != tokens.end();
    return there ? Unsafe(expected, Told(evidence)) : Held(expected, Told(evidence));
  };
}

Judge IssuedWith(std::string token) {
  return [token = std::move(token)](const Evidence& evidence) {
    const auto expected = fmt::format("tokens with {}", token);
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto tokens = TokensIn(*evidence.Answer());
    const bool there = std::ranges::find(tokens, token) != tokens.end();
    return there ? Held(expected, Told(evidence)) : Unsafe(expected, Told(evidence));
  };
}

Judge Says(std::string member, std::string value) {
  return [member = std::move(member), value = std::move(value)](const Evidence& evidence) {
    const auto expected = fmt::format("{} is \"{}\"", member, value);
    const auto* response = evidence.Answer();
    const auto said = response == nullptr ? std::nullopt : JsonString(*response, member);
    if (!said) return Unsafe(expected, fmt::format("no string member {}", member));
    return *said == value ? Held(expected, "so") : Unsafe(expected, fmt::format("\"{}\"", *said));
  };
}

Judge SaysOrRefuses(std::string member, std::string value) {
  return [member = std::move(member), value = std::move(value)](const Evidence& evidence) {
    const auto* response = evidence.Answer();
    if (response != nullptr && response->status >= 400 && response->status < 500) {
      return Held(fmt::format("{} is \"{}\", or a refusal", member, value), Told(evidence));
    }
    return Says(member, value)(evidence);
  };
}

Judge RefusedOrScopeTold() {
  return [](const Evidence& evidence) {
    const std::string expected = "refused, or granted with a scope that the answer tells";
    if (!Accepted(evidence)) {
      const auto safe = SafelyRefused()(evidence);
      return safe.held ? Held(expected, Told(evidence)) : Unsafe(expected, safe.actual);
    }
    const auto scope = evidence.granted_scope.value_or("");
    return scope.empty() ? Unsafe(expected, "granted, and the answer tells no scope")
                         : Held(expected, fmt::format("granted with the scope \"{}\"", scope));
  };
}

Judge NotReflected(std::string text) {
  return [text = std::move(text)](const Evidence& evidence) {
    const auto expected = "what the request held is shown escaped, or not at all";
    for (const auto& exchange : evidence.exchanges) {
      const auto* response = exchange.Answer();
      if (response == nullptr || wire::MediaType(response->headers) != "text/html") continue;
      if (response->body.find(text) != std::string::npos)
        return Unsafe(expected, "shown as it is: " + Told(evidence));
    }
    return Held(expected, Told(evidence));
  };
}

Judge NoLinkToTheRejectedUri() {
  return [](const Evidence& evidence) {
    const auto expected = "no link to the rejected URI";
    const auto* response = evidence.Answer();
    if (response == nullptr || wire::MediaType(response->headers) != "text/html")
      return Held(expected, Told(evidence));
    const auto page = wire::ReadHtml(response->body);
    const bool linked =
        !evidence.rejected_uri.empty() && std::ranges::any_of(page.links, [&](const auto& link) {
          return link.starts_with(evidence.rejected_uri);
        });
    return linked ? Unsafe(expected, "a link to it on: " + Told(evidence))
                  : Held(expected, Told(evidence));
  };
}

Judge Has(std::string member) {
  return [member = std::move(member)](const Evidence& evidence) {
    const auto expected = fmt::format("a member {}", member);
    const auto* response = evidence.Answer();
    const auto document = wire::ReadJson(response == nullptr ? "" : response->body);
    if (!document) return Unsafe(expected, "no JSON: " + Told(evidence));
    return document->Find(member) == nullptr ? Unsafe(expected, "it is missing")
                                             : Held(expected, "it is there");
  };
}

Judge ChallengedWithoutError() {
  return When("401 with WWW-Authenticate: Bearer and no error", [](const Evidence& evidence) {
    const auto* response = evidence.Answer();
    return response != nullptr && response->status == 401 &&
           ChallengeError(*response, "Bearer") == "";
  });
}

Judge GrantedExactly(std::string scope) {
  return [scope = std::move(scope)](const Evidence& evidence) {
    const auto expected = fmt::format("the scope \"{}\"", scope);
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    auto granted = evidence.granted_scope;
    if (!granted && evidence.Answer() != nullptr) granted = JsonString(*evidence.Answer(), "scope");
    if (!granted || ScopeSet(*granted) == ScopeSet(scope))
      return Held(expected, "granted, " + Told(evidence));
    return Unsafe(expected, fmt::format("the scope \"{}\"", *granted));
  };
}

}  // namespace nearmiss::oracle
