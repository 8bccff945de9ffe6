#include "suites/selftest/sought_defects.hpp"

namespace nearmiss::selftest {
namespace {

using model::Promised;
using server::Dialect;

constexpr auto kRfc = Dialect::Rfc;
constexpr auto kZoho = Dialect::Zoho;
constexpr auto kMust = Promised::Must;
constexpr auto kShould = Promised::Should;

}  // namespace

std::vector<Sought> SoughtDefects() {
  return {
      {"denied-treated-as-allowed", kRfc, kMust, 1},
      {"code-not-bound-to-client", kRfc, kMust, 2},
      {"code-not-bound-to-redirect-uri", kRfc, kMust, 2},
      {"code-not-bound-to-verifier", kRfc, kMust, 2},
      {"code-reusable", kRfc, kMust, 3},
      {"code-outlives-its-life", kRfc, kMust, 3},
      {"code-expires-early", kRfc, kMust, 3},
      {"refresh-always-refused", kRfc, kMust, 3},
      {"refresh-token-of-other-client-accepted", kRfc, kMust, 3},
      {"access-token-as-refresh-token", kRfc, kMust, 3},
      {"refresh-without-scope-narrows", kRfc, kMust, 3},
      {"refresh-scope-ignored", kRfc, kMust, 3},
      {"scope-widened-on-refresh", kRfc, kMust, 3},
      {"access-token-ends-at-once", kRfc, kMust, 3},
      {"introspection-always-inactive", kRfc, kMust, 3},
      {"scope-lost-after-narrowing", kRfc, kMust, 4},
      {"revoked-refresh-token-still-good", kRfc, kMust, 4},
      {"revocation-by-other-client-works", kRfc, kMust, 4},
      {"connected-apps-keeps-grant", kRfc, kMust, 4},
      {"credentials-without-kind", kRfc, kMust, 3},
      {"revocation-twice-is-an-error", kRfc, kMust, 4},
      {"wrong-error-for-code-replayed", kRfc, kMust, 3},
      {"wrong-error-for-refresh-token-revoked", kRfc, kMust, 4},
      {"wrong-error-for-refresh-token-of-other-client", kRfc, kMust, 3},
      {"code-lives-twice", kRfc, kMust, 3},
      {"code-good-again-after-a-failed-attempt", kRfc, kMust, 4},
      {"code-good-again-when-its-tokens-are-gone", kRfc, kMust, 4},
      {"failed-attempt-renews-code", kRfc, kMust, 4},
      {"revoked-refresh-token-good-at-second-try", kRfc, kMust, 5},
      {"scope-regained-after-narrowing", kRfc, kMust, 4},
      {"consent-revives-old-grants", kRfc, kMust, 5},
      {"access-token-outlives-its-life", kRfc, kMust, 4},
      {"introspection-shows-the-granted-scope", kRfc, kMust, 4},
      {"code-reusable", kZoho, kMust, 3},
      {"code-outlives-its-life", kZoho, kMust, 3},
      {"revoked-refresh-token-still-good", kZoho, kMust, 4},
      {"connected-apps-keeps-grant", kZoho, kMust, 4},
      {"code-good-again-after-a-failed-attempt", kZoho, kMust, 4},
      {"failed-attempt-renews-code", kZoho, kMust, 4},
      {"revoked-refresh-token-good-at-second-try", kZoho, kMust, 5},
      {"consent-revives-old-grants", kZoho, kMust, 5},
      {"wrong-error-for-code-expired", kZoho, kMust, 3},
      {"rotation-ignored", kRfc, kShould, 4},
      {"replay-keeps-tokens-alive", kRfc, kShould, 4},
      {"revoked-access-token-still-good", kRfc, kShould, 4},
      {"revocation-keeps-access-tokens", kRfc, kShould, 4},
      {"introspection-revoked-active", kRfc, kShould, 4},
      {"wrong-error-for-refresh-token-rotated", kRfc, kShould, 4},
      {"rotated-reuse-keeps-family", kRfc, kShould, 5},
      {"replay-spares-the-refreshed", kRfc, kShould, 5},
      {"revocation-revives-the-retired", kRfc, kShould, 5},
      {"revocation-keeps-older-access-tokens", kRfc, kShould, 5},
  };
}

}  // namespace nearmiss::selftest
