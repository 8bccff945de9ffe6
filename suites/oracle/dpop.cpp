#include "suites/oracle/dpop.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/json.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/answer_flaws.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/challenge.hpp"
#include "suites/oracle/document.hpp"

namespace nearmiss::oracle {
namespace {

constexpr auto kWanted = "use_dpop_nonce";

std::optional<Challenge> ChallengeOf(const wire::Response& response, std::string_view scheme) {
  for (const auto& field : response.headers.All("WWW-Authenticate")) {
    for (const auto& challenge : ReadChallenges(field)) {
      if (SameName(challenge.scheme, scheme)) return challenge;
    }
  }
  return std::nullopt;
}

bool WantsNonce(const wire::Response& response) {
  return JsonString(response, "error") == kWanted || ChallengeError(response, "DPoP") == kWanted;
}

bool HasNonce(const wire::Exchange& exchange) {
  return exchange.Answer() != nullptr && exchange.Answer()->headers.Get("DPoP-Nonce").has_value();
}

bool ProofHasNonce(const wire::Request& request) {
  const auto proof = jose::ReadCompact(request.headers.Get("DPoP").value_or(""));
  const auto claims = wire::ReadJson(proof ? proof->payload : "");
  return claims && claims->Find("nonce") != nullptr;
}

/// RFC 9449 8.1, the characters of RFC 6749's NQCHAR.
bool IsNonceCharacter(unsigned char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '\\'; }

bool IsSymmetricOrNone(const std::string& alg) {
  return SameName(alg, "none") || Lower(alg).starts_with("hs");
}

}  // namespace

bool BringsNonce(const wire::Exchange& exchange) {
  if (!HasNonce(exchange) || exchange.Answer()->status < 400) return false;
  return WantsNonce(*exchange.Answer()) || !ProofHasNonce(exchange.request);
}

Judge IssuedAs(std::vector<std::string> types) {
  return [types = std::move(types)](const Evidence& evidence) {
    const auto expected = fmt::format("tokens of the type {}", fmt::join(types, " or "));
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto type = JsonString(*evidence.Answer(), "token_type").value_or("");
    const bool fits =
        std::ranges::any_of(types, [&](const auto& each) { return SameName(each, type); });
    const auto actual = fmt::format("token_type is \"{}\"", type);
    return fits ? Held(expected, actual) : Unsafe(expected, actual);
  };
}

Judge BoundOnlyIfTold(std::string token_type) {
  return [token_type = std::move(token_type)](const Evidence& evidence) {
    const auto expected = "a token that is bound to a key was issued as DPoP";
    const auto* response = evidence.Answer();
    const bool bound = response != nullptr && JsonString(*response, "cnf.jkt").has_value();
    const auto actual =
        fmt::format("issued as {}, {}", token_type, bound ? "bound to a key" : "no key is told");
    return bound && !SameName(token_type, "DPoP") ? Unsafe(expected, actual)
                                                  : Held(expected, actual);
  };
}

Judge SaysIfAtAll(std::string member, std::string value) {
  return [member = std::move(member), value = std::move(value)](const Evidence& evidence) {
    const auto expected = fmt::format("{} is \"{}\", if it is there", member, value);
    const auto* response = evidence.Answer();
    const auto said = response == nullptr ? std::nullopt : JsonString(*response, member);
    const auto actual = said ? fmt::format("\"{}\"", *said) : "it is not there";
    return !said || SameName(*said, value) ? Held(expected, actual) : Unsafe(expected, actual);
  };
}

Judge ShortLivedWithoutNonce(long seconds) {
  return [seconds](const Evidence& evidence) {
    const auto expected = fmt::format("expires_in is {} at most", seconds);
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    if (ProofHasNonce(evidence.exchanges.back().request))
      return NothingToJudge(expected, "the server asks for nonces");
    const auto document = wire::ReadJson(evidence.Answer()->body);
    const auto* life = document ? document->Find("expires_in") : nullptr;
    if (life == nullptr) return NothingToJudge(expected, "the answer tells no lifetime");
    const auto actual = fmt::format("expires_in is {}", life->text);
    return std::strtol(life->text.c_str(), nullptr, 10) <= seconds ? Held(expected, actual)
                                                                   : Unsafe(expected, actual);
  };
}

Judge ChallengedBy(std::string scheme) {
  return [scheme = std::move(scheme)](const Evidence& evidence) {
    const auto expected = fmt::format("401 with WWW-Authenticate: {}", scheme);
    const auto* response = evidence.Answer();
    const bool so =
        response != nullptr && response->status == 401 && ChallengeOf(*response, scheme);
    return so ? Held(expected, Told(evidence)) : Unsafe(expected, Told(evidence));
  };
}

Judge ChallengeTells(std::string scheme, std::string parameter) {
  return [scheme = std::move(scheme), parameter = std::move(parameter)](const Evidence& evidence) {
    const auto expected = fmt::format("WWW-Authenticate: {} with {}", scheme, parameter);
    const auto* response = evidence.Answer();
    const auto challenge = response == nullptr ? std::nullopt : ChallengeOf(*response, scheme);
    if (!challenge) return NothingToJudge(expected, "there is no such challenge");
    const bool told = std::ranges::any_of(challenge->parameters, [&](const auto& each) {
      return SameName(each.first, parameter) && !each.second.empty();
    });
    return told ? Held(expected, Told(evidence)) : Unsafe(expected, "it is missing");
  };
}

Judge ErrorIsAbsentFor(std::string scheme) {
  return [scheme = std::move(scheme)](const Evidence& evidence) {
    const auto expected = fmt::format("WWW-Authenticate: {} without an error", scheme);
    const auto* response = evidence.Answer();
    const auto error = response == nullptr ? std::nullopt : ChallengeError(*response, scheme);
    if (!error) return NothingToJudge(expected, "there is no such challenge");
    return error->empty() ? Held(expected, Told(evidence)) : Unsafe(expected, Told(evidence));
  };
}

Judge AsksForNonce(int status) {
  return [status](const Evidence& evidence) {
    const auto expected = fmt::format("{} use_dpop_nonce with one DPoP-Nonce", status);
    const auto* response = evidence.Answer();
    if (response == nullptr || Accepted(evidence)) return Unsafe(expected, Told(evidence));
    const auto count = response->headers.All("DPoP-Nonce").size();
    const auto actual = fmt::format("{} with {} nonces", Told(evidence), count);
    return response->status == status && WantsNonce(*response) && count == 1
               ? Held(expected, actual)
               : Unsafe(expected, actual);
  };
}

Judge AnnouncesPublicKeyAlgorithms(std::string member) {
  return [member = std::move(member)](const Evidence& evidence) {
    const auto expected = fmt::format("{} is a list without none and symmetric ones", member);
    const auto document = PublishedDocument(evidence);
    const auto* list = document ? document->Find(member) : nullptr;
    if (list == nullptr || list->kind != wire::JsonKind::Array)
      return Unsafe(expected, "it is no list");
    for (const auto& each : document->members) {
      if (!each.path.starts_with(member + '.')) continue;
      if (each.kind != wire::JsonKind::String || IsSymmetricOrNone(each.text))
        return Unsafe(expected, fmt::format("it holds {}", each.text));
    }
    return Held(expected, "so");
  };
}

Judge AnswersThatAskForANonceBringOne() {
  const auto asks = [](const wire::Exchange& exchange) {
    return exchange.Answer() != nullptr && WantsNonce(*exchange.Answer());
  };
  return Each("a DPoP-Nonce beside use_dpop_nonce", asks,
              [](const auto& exchange) -> std::optional<std::string> {
                if (HasNonce(exchange)) return std::nullopt;
                return "there is none";
              });
}

Judge AnswersBringOneNonceAtMost() {
  return Each("one DPoP-Nonce at most", HasNonce,
              [](const auto& exchange) -> std::optional<std::string> {
                const auto count = exchange.Answer()->headers.All("DPoP-Nonce").size();
                if (count == 1) return std::nullopt;
                return fmt::format("{} of them", count);
              });
}

Judge NoncesKeepToTheirCharacters() {
  return Each("a DPoP-Nonce of 0x21, 0x23-5B and 0x5D-7E", HasNonce,
              [](const auto& exchange) -> std::optional<std::string> {
                const auto nonce = exchange.Answer()->headers.Get("DPoP-Nonce").value_or("");
                if (!nonce.empty() && std::ranges::all_of(nonce, IsNonceCharacter))
                  return std::nullopt;
                return "it is " + nonce;
              });
}

Judge NonceAnswersAreNotStored() {
  return Each("Cache-Control: no-store beside a DPoP-Nonce", HasNonce,
              [](const auto& exchange) -> std::optional<std::string> {
                if (HasToken(*exchange.Answer(), "Cache-Control", "no-store")) return std::nullopt;
                return "it may be stored";
              });
}

}  // namespace nearmiss::oracle
