#include "suites/oracle/sign_in.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss::oracle {
namespace {

using Texts = std::vector<std::string>;

/// OpenID Connect Core 3.1.2.6: no sign-in, no consent, no choice was possible without a page.
bool SaysThatAPageIsNeeded(const Evidence& evidence) {
  const auto error = SentParameter(evidence, "error").value_or("");
  return error == "login_required" || error == "interaction_required";
}

bool IsOneOf(const Texts& errors, const Evidence& evidence) {
  const auto error = SentParameter(evidence, "error");
  return error && SentToRegistered(evidence) && std::ranges::find(errors, *error) != errors.end();
}

bool CameWithAPage(const Evidence& evidence) { return evidence.signed_in || evidence.consented; }

std::string ToldWay(const Evidence& evidence) {
  const auto* page = evidence.signed_in   ? "a login page, then "
                     : evidence.consented ? "a consent page, then "
                                          : "";
  return page + Told(evidence);
}

Judge When(std::string expected, std::function<bool(const Evidence&)> holds) {
  return [expected = std::move(expected), holds = std::move(holds)](const Evidence& evidence) {
    return holds(evidence) ? Held(expected, ToldWay(evidence))
                           : Unsafe(expected, ToldWay(evidence));
  };
}

bool HasServerFault(const Evidence& evidence) {
  return std::ranges::any_of(evidence.exchanges, [](const auto& exchange) {
    return exchange.Answer() != nullptr && exchange.Answer()->status >= 500;
  });
}

}  // namespace

Texts ErrorsForWantOfAPage() {
  return {"login_required", "interaction_required", "consent_required",
          "account_selection_required"};
}

Judge AskedToSignIn() {
  return When("the user is asked to sign in", [](const Evidence& evidence) {
    return evidence.signed_in || (SentToRegistered(evidence) && SaysThatAPageIsNeeded(evidence));
  });
}

Judge AskedToSignInOrRefused() {
  return When("refused, or the user is asked to sign in", [](const Evidence& evidence) {
    return evidence.signed_in ? !HasServerFault(evidence) : SafelyRefused()(evidence).held;
  });
}

Judge AnsweredWithoutAPage() {
  return When("sent back at once, without a page", [](const Evidence& evidence) {
    return SentToRegistered(evidence) && !CameWithAPage(evidence);
  });
}

Judge SentBackWith(Texts errors) {
  return When(fmt::format("sent back at once with error={}", fmt::join(errors, " or ")),
              [errors](const Evidence& evidence) {
                return IsOneOf(errors, evidence) && !CameWithAPage(evidence);
              });
}

Judge CodeSentOr(Texts errors) {
  return When(fmt::format("a code, or error={}", fmt::join(errors, " or ")),
              [errors](const Evidence& evidence) {
                return (SentToRegistered(evidence) && Accepted(evidence)) ||
                       IsOneOf(errors, evidence);
              });
}

Judge CodeSentAtOnceOr(Texts errors) {
  return When(fmt::format("without a page a code, or error={}", fmt::join(errors, " or ")),
              [errors](const Evidence& evidence) {
                return !CameWithAPage(evidence) && CodeSentOr(errors)(evidence).held;
              });
}

Judge AcceptedOrRefused() {
  return When("accepted, or refused without a server fault", [](const Evidence& evidence) {
    if (HasServerFault(evidence)) return false;
    return Accepted(evidence) ? SentToRegistered(evidence) : SafelyRefused()(evidence).held;
  });
}

Judge NotSentBackWith(Texts errors) {
  return When(fmt::format("not error={}", fmt::join(errors, " or ")),
              [errors](const Evidence& evidence) {
                return !HasServerFault(evidence) && !IsOneOf(errors, evidence);
              });
}

Judge SentBackWithNoMoreThan(Texts parameters) {
  return When(fmt::format("an error with no more than {}", fmt::join(parameters, ", ")),
              [parameters](const Evidence& evidence) {
                if (!SentParameter(evidence, "error")) return false;
                const auto url = wire::Url::Split(*evidence.left_to);
                const auto query = wire::Form::Parse(url.query.value_or(""));
                return std::ranges::all_of(query.Fields(), [&](const auto& field) {
                  return std::ranges::find(parameters, field.Name()) != parameters.end();
                });
              });
}

Judge SupportedAsSaid(bool said, std::string error) {
  return When(said ? fmt::format("not error={}, for the metadata says otherwise", error)
                   : "anything, for the metadata says that it is not supported",
              [said, error](const Evidence& evidence) {
                return !said || (!HasServerFault(evidence) &&
                                 SentParameter(evidence, "error").value_or("") != error);
              });
}

}  // namespace nearmiss::oracle
