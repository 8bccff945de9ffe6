#include "suites/oracle/newer_rules.hpp"

#include "suites/oracle/answer.hpp"

namespace nearmiss::oracle {
Judge SendsIssuerOnlyIf(bool announced) {
  return [announced](const Evidence& evidence) {
    const auto expected = "iss in the redirect is announced in the metadata";
    const bool sent = SentParameter(evidence, "iss").has_value();
    if (sent && !announced) return Unsafe(expected, "iss was sent and is not announced");
    return Held(expected, sent ? "sent and announced" : "not sent");
  };
}

}  // namespace nearmiss::oracle
