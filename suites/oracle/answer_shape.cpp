#include "suites/oracle/answer_shape.hpp"

#include <fmt/format.h>

#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/leak.hpp"

namespace nearmiss::oracle {
namespace {

using Text = std::optional<std::string>;

std::string ToldExchange(const wire::Exchange& exchange) {
  Evidence one;
  one.exchanges.push_back(exchange);
  return Told(one);
}

/// Statuses that speak of HTTP: the method, the size or the type of the request, or how many came.
/// RFC 6749 5.2 defines no error for them.
bool IsRefusalOfHttp(int status) {
  return status == 405 || status == 413 || status == 415 || status == 429;
}

}  // namespace

Judge Each(std::string expected, Concerns concerns, Flaw flaw) {
  return [expected = std::move(expected), concerns = std::move(concerns),
          flaw = std::move(flaw)](const Evidence& evidence) {
    int seen = 0;
    int index = -1;
    for (const auto& exchange : evidence.exchanges) {
      ++index;
      if (!concerns(exchange)) continue;
      ++seen;
      if (const auto found = flaw(exchange)) {
        auto verdict =
            Unsafe(expected, fmt::format("{}, in the answer {}", *found, ToldExchange(exchange)));
        verdict.exchange = index;
        return verdict;
      }
    }
    if (seen == 0) return NothingToJudge(expected, "no such answer was met in this run");
    return Held(expected, fmt::format("so in all {} answers", seen));
  };
}

bool IssuesTokens(const wire::Exchange& exchange) {
  return exchange.Answer() != nullptr && !TokensIn(*exchange.Answer()).empty();
}

bool ReportsError(const wire::Exchange& exchange) {
  return exchange.Answer() != nullptr && JsonString(*exchange.Answer(), "error").has_value();
}

bool IsRefusal(const wire::Exchange& exchange) {
  const auto* response = exchange.Answer();
  return response != nullptr &&
         ((response->status >= 400 && response->status < 500) || ReportsError(exchange));
}

bool IsAnswer(const wire::Exchange& exchange) { return exchange.Answer() != nullptr; }

bool IsUnauthorized(const wire::Exchange& exchange) {
  return exchange.Answer() != nullptr && exchange.Answer()->status == 401;
}

Judge TokenAnswersAreJson() {
  return Each("200 with application/json and one JSON object", IssuesTokens,
              [](const auto& exchange) -> Text {
                if (exchange.Answer()->status != 200)
                  return fmt::format("status {}", exchange.Answer()->status);
                return NotJson(exchange);
              });
}

Judge TokenAnswersAreNotStored() {
  return Each("Cache-Control: no-store", IssuesTokens, [](const auto& exchange) -> Text {
    if (HasToken(*exchange.Answer(), "Cache-Control", "no-store")) return std::nullopt;
    return fmt::format("Cache-Control is \"{}\"",
                       exchange.Answer()->headers.Get("Cache-Control").value_or(""));
  });
}

Judge TokenAnswersArePragmaNoCache() {
  return Each("Pragma: no-cache", IssuesTokens, [](const auto& exchange) -> Text {
    if (HasToken(*exchange.Answer(), "Pragma", "no-cache")) return std::nullopt;
    return fmt::format("Pragma is \"{}\"", exchange.Answer()->headers.Get("Pragma").value_or(""));
  });
}

Judge TokenAnswersNameTheTokenType() {
  return Each("a token_type", IssuesTokens, [](const auto& exchange) -> Text {
    const auto type = JsonString(*exchange.Answer(), "token_type");
    return type && !type->empty() ? std::nullopt : Text("no string member token_type");
  });
}

Judge TokenAnswersStateTheLifetimeAsANumber() {
  return Each("expires_in, if there, is a number", IssuesTokens, [](const auto& exchange) -> Text {
    const auto document = Document(exchange);
    const auto* lifetime = document ? document->Find("expires_in") : nullptr;
    if (lifetime == nullptr || lifetime->kind == wire::JsonKind::Number) return std::nullopt;
    return fmt::format("expires_in is a {}", wire::Name(lifetime->kind));
  });
}

Judge TokenAnswersStateTheLifetime() {
  return Each("expires_in", IssuesTokens, [](const auto& exchange) -> Text {
    const auto document = Document(exchange);
    return document && document->Find("expires_in") != nullptr ? std::nullopt
                                                               : Text("no member expires_in");
  });
}

Judge TokenTypesAreRegistered() {
  return Each("token_type Bearer, DPoP, PoP or N_A, or an absolute URI", IssuesTokens,
              [](const auto& exchange) -> Text {
                const auto type = JsonString(*exchange.Answer(), "token_type");
                if (!type) return std::nullopt;  // a missing one is another demand's business
                const auto lower = Lower(*type);
                const bool known =
                    lower == "bearer" || lower == "dpop" || lower == "pop" || lower == "n_a";
                return known || wire::Url::Split(*type).scheme
                           ? std::nullopt
                           : Text(fmt::format("token_type is \"{}\"", *type));
              });
}

Judge CodeRedirectsAreNotStored() {
  return Each("Cache-Control: no-store on the redirect with the code", CarriesCode,
              [](const auto& exchange) -> Text {
                if (HasToken(*exchange.Answer(), "Cache-Control", "no-store")) return std::nullopt;
                return fmt::format("Cache-Control is \"{}\"",
                                   exchange.Answer()->headers.Get("Cache-Control").value_or(""));
              });
}

Judge PagesCannotBeFramed() {
  return Each("X-Frame-Options, or Content-Security-Policy with frame-ancestors", IsPage,
              [](const auto& exchange) -> Text {
                const auto& response = *exchange.Answer();
                if (response.headers.Get("X-Frame-Options") ||
                    HasToken(response, "Content-Security-Policy", "frame-ancestors")) {
                  return std::nullopt;
                }
                return "neither header";
              });
}

Judge PagesSuppressReferrers() {
  return Each("a Referrer-Policy", IsPage, [](const auto& exchange) -> Text {
    const auto& response = *exchange.Answer();
    const bool has = response.headers.Get("Referrer-Policy") ||
                     Lower(response.body).find("name=\"referrer\"") != std::string::npos;
    return has ? std::nullopt : Text("neither the header nor a meta element");
  });
}

Judge TokenAnswersAreFlatStrings() {
  return Each("access_token, token_type, refresh_token and scope are strings at the top level",
              IssuesTokens, [](const auto& exchange) -> Text {
                const auto document = Document(exchange);
                if (!document) return "the body is not JSON";
                for (const auto* name : {"access_token", "token_type", "refresh_token", "scope"}) {
                  const auto* member = document->Find(name);
                  if (member != nullptr && member->kind != wire::JsonKind::String) {
                    return fmt::format("{} is a {}", name, wire::Name(member->kind));
                  }
                }
                return document->Find("access_token") == nullptr
                           ? Text("no access_token at the top level")
                           : std::nullopt;
              });
}

Judge AnswersRepeatNoMember() {
  return Each(
      "no member twice", [](const auto& exchange) { return Document(exchange).has_value(); },
      [](const auto& exchange) -> Text {
        const auto repeated = Document(exchange)->repeated;
        return repeated.empty() ? std::nullopt : Text(repeated.front() + " occurs twice");
      });
}

Judge RefusalsAreJsonErrors() {
  // What another method than POST is answered is HTTP's business; no OAuth error is defined for it.
  const auto concerns = [](const wire::Exchange& exchange) {
    return exchange.request.method == "POST" && IsRefusal(exchange);
  };
  return Each("application/json with a string member error", concerns,
              [](const auto& exchange) -> Text {
                if (auto flaw = NotJson(exchange)) return flaw;
                return ReportsError(exchange) ? std::nullopt
                                              : Text("no string member error at the top level");
              });
}

Judge RefusalsHaveStatus400Or401() {
  return Each("status 400, or 401 for invalid_client", ReportsError,
              [](const auto& exchange) -> Text {
                const auto status = exchange.Answer()->status;
                const auto error = JsonString(*exchange.Answer(), "error").value_or("");
                const bool right = status == 400 || (status == 401 && error == "invalid_client") ||
                                   IsRefusalOfHttp(status);
                return right ? std::nullopt : Text(fmt::format("status {} with {}", status, error));
              });
}

Judge ErrorCodesAreRegistered() {
  const auto concerns = [](const wire::Exchange& exchange) {
    return ReportsError(exchange) && !IsRefusalOfHttp(exchange.Answer()->status);
  };
  return Each("a registered error code", concerns, [](const auto& exchange) -> Text {
    const auto error = JsonString(*exchange.Answer(), "error").value_or("");
    if (IsRegisteredError(error)) return std::nullopt;
    return fmt::format("error is \"{}\"", error);
  });
}

Judge ErrorTextsKeepToTheirCharacters() {
  return Each("error, error_description and error_uri within 0x20-21, 0x23-5B, 0x5D-7E",
              ReportsError, [](const auto& exchange) -> Text {
                for (const auto name : kErrorTexts) {
                  const auto value = JsonString(*exchange.Answer(), name);
                  if (auto flaw = value ? ForbiddenCharacter(name, *value) : std::nullopt)
                    return flaw;
                }
                return std::nullopt;
              });
}

Judge RefusalsOfBasicCredentialsAreChallenged() {
  return Each(
      "401 with WWW-Authenticate: Basic",
      [](const auto& exchange) {
        return UsedBasic(exchange) && exchange.Answer() != nullptr &&
               JsonString(*exchange.Answer(), "error").value_or("") == "invalid_client";
      },
      [](const auto& exchange) -> Text {
        if (exchange.Answer()->status != 401)
          return fmt::format("status {}", exchange.Answer()->status);
        if (!ChallengeError(*exchange.Answer(), "Basic")) return "no WWW-Authenticate: Basic";
        return std::nullopt;
      });
}

Judge RefusalsAreNotStored() {
  return Each("Cache-Control: no-store", ReportsError, [](const auto& exchange) -> Text {
    if (HasToken(*exchange.Answer(), "Cache-Control", "no-store")) return std::nullopt;
    return fmt::format("Cache-Control is \"{}\"",
                       exchange.Answer()->headers.Get("Cache-Control").value_or(""));
  });
}

Judge NoServerFaults() {
  return Each("no status 5xx", IsAnswer, [](const auto& exchange) -> Text {
    const auto status = exchange.Answer()->status;
    return status < 500 ? std::nullopt : Text(fmt::format("status {}", status));
  });
}

Judge NothingSecretRepeated() {
  return [](const Evidence& evidence) {
    return Each("no secret in an error", IsRefusal, [&](const auto& exchange) -> Text {
      return Leaked(*exchange.Answer(), evidence.secrets).empty() ? std::nullopt
                                                                  : Text("a secret is repeated");
    })(evidence);
  };
}

Judge RedirectedErrorsKeepToTheirCharacters() {
  return Each("error, error_description and error_uri within 0x20-21, 0x23-5B, 0x5D-7E",
              IsErrorRedirect, [](const auto& exchange) -> Text {
                const auto url =
                    wire::Url::Split(exchange.Answer()->headers.Get("Location").value_or(""));
                const auto form = wire::Form::Parse(url.query.value_or(""));
                for (const auto name : kErrorTexts) {
                  const auto value = form.Get(name);
                  if (auto flaw = value ? ForbiddenCharacter(name, *value) : std::nullopt)
                    return flaw;
                }
                return std::nullopt;
              });
}

Judge CredentialsAreNotRedirectedWith307() {
  return Each("a redirect behind a form is no 307 or 308", HoldsUserCredentials,
              [](const auto& exchange) -> Text {
                const auto status = exchange.Answer()->status;
                return status == 307 || status == 308 ? Text(fmt::format("status {}", status))
                                                      : std::nullopt;
              });
}

Judge UnauthorizedIsChallenged() {
  const auto concerned = [](const wire::Exchange& exchange) {
    // A resource that wants a proof says so, whatever came (RFC 9449 7.1, 7.2).
    return IsUnauthorized(exchange) && !ChallengeError(*exchange.Answer(), "DPoP");
  };
  return Each("401 with WWW-Authenticate: Bearer", concerned, [](const auto& exchange) -> Text {
    if (ChallengeError(*exchange.Answer(), "Bearer")) return std::nullopt;
    return fmt::format("WWW-Authenticate is \"{}\"",
                       exchange.Answer()->headers.Get("WWW-Authenticate").value_or(""));
  });
}

}  // namespace nearmiss::oracle
