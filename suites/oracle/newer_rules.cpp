#include "suites/oracle/newer_rules.hpp"

#include "suites/oracle/answer.hpp"

namespace nearmiss::oracle {
Judge AnswersNoOtherOrigin() {
  return [](const Evidence& evidence) {
    const auto expected = "no answer for scripts of another origin";
    for (const auto& exchange : evidence.exchanges) {
      const auto* response = exchange.Answer();
      if (response == nullptr) continue;
      const auto origin = response->headers.Get("Access-Control-Allow-Origin");
      if (origin) return Unsafe(expected, "Access-Control-Allow-Origin: " + *origin);
    }
    return Held(expected, Told(evidence));
  };
}

Judge SendsIssuerOnlyIf(bool announced) {
  return [announced](const Evidence& evidence) {
    const auto expected = "iss in the redirect is announced in the metadata";
    const bool sent = SentParameter(evidence, "iss").has_value();
    if (sent && !announced) return Unsafe(expected, "iss was sent and is not announced");
    return Held(expected, sent ? "sent and announced" : "not sent");
  };
}

}  // namespace nearmiss::oracle
