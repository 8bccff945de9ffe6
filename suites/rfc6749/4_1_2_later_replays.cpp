// RFC 6749 4.1.2, a code used before: it stays used, whatever became of its tokens meanwhile.

#include "suites/glue/check.hpp"

namespace nearmiss {
namespace {

constexpr auto kReplayed =
    "A code that was read in a log or a history is turned into tokens by whoever found it.";

MUST(Rfc6749_4_1_2, RefuseACodeUsedBeforeWhoseTokensWereRefreshed,
     {.condition = "code_replayed",
      .cites = {"rfc6749-4.1.2-code-single-use"},
      .harm = kReplayed,
      .needs = {Need::RefreshToken},
      .manner = Manner::Apart,
      .depth = Depth::Deep}) {
  const auto code = Given(AnApprovedCode());
  const auto tokens = Given(TokensFor(code));
  Control(Refresh(tokens));
  Expect(SendAgain(Redeem(code)), Refused());
}

MUST(Rfc6749_4_1_2, RefuseACodeUsedBeforeWhoseTokensWereRevoked,
     {.condition = "code_replayed",
      .cites = {"rfc6749-4.1.2-code-single-use"},
      .harm = kReplayed,
      .needs = {Need::RefreshToken, Need::Revocation},
      .manner = Manner::Apart,
      .depth = Depth::Deep}) {
  const auto code = Given(AnApprovedCode());
  const auto tokens = Given(TokensFor(code));
  Control(RevokeRefreshToken(tokens));
  Expect(SendAgain(Redeem(code)), Refused());
}

}  // namespace
}  // namespace nearmiss
