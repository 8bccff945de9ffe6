// RFC 9700 4.14.2 and what else should end together: the tokens of one grant, as a model of them
// has it, through sequences that nobody wrote down.

#include "suites/glue/check.hpp"
#include "suites/model/exploration.hpp"

namespace nearmiss {
namespace {

SHOULD(Rfc9700_4_14_2, KeepToTheModelOfTokenFamilies,
       {.cites = {"rfc9700-4.14.2-rotation-reuse-revokes-family",
                  "rfc9700-4.14.2-replay-detection-public", "rfc6749-10.4-refresh-abuse-detection",
                  "rfc6749-4.1.2-code-reuse-revokes-access-token",
                  "rfc6749-4.1.2-code-reuse-revokes-refresh-token",
                  "rfc7009-2.1-refresh-cascades-to-access", "rfc7009-2-access-token-revocation"},
        .harm = "What was stolen or taken back works on, by a way that nobody thought of.",
        .manner = Manner::Alone,
        .contested = "RFC 9700 describes in prose how a family ends; some servers leave a short "
                     "grace time, which a profile documents as going on for "
                     "refresh_token_rotated."}) {
  const auto sequences = model::Explore(play(), model::Promised::Should, *outcome);
  TellChanged(sequences.last.steps);
  Expect(sequences.Evidence(), sequences.Judge());
}

}  // namespace
}  // namespace nearmiss
