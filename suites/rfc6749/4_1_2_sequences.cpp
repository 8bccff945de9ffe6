// RFC 6749 4.1.2 and what hangs on a code: grants, as a model of them has it, through sequences
// that nobody wrote down.

#include "suites/glue/check.hpp"
#include "suites/model/exploration.hpp"

namespace nearmiss {
namespace {

MUST(Rfc6749_4_1_2, KeepToTheModelOfGrants,
     {.cites = {"rfc6749-4.1.2-code-single-use", "rfc6749-4.1.2-code-bound-to-client",
                "rfc6749-4.1.2-code-bound-to-redirect-uri", "rfc6749-4.1.2-code-expires",
                "rfc6749-6-refresh-success", "rfc6749-6-refresh-validate",
                "rfc6749-6-refresh-issued-to-client", "rfc6749-6-refresh-scope-not-exceed",
                "rfc6749-6-refresh-scope-omitted-same", "rfc6749-6-refresh-scope-narrow",
                "rfc6749-6-refresh-scope-narrow-not-permanent",
                "rfc6749-6-refresh-new-token-same-scope"},
      .harm = "Each request by itself is refused or answered as it should be, and one after the "
              "other they get through.",
      .manner = Manner::Alone,
      .contested = "Where the texts leave a choice (whether a failed attempt costs a code, whether "
                   "older tokens go on), whatever the server does is followed."}) {
  const auto sequences = model::Explore(play(), model::Promised::Must, *outcome);
  TellChanged(sequences.last.steps);
  Expect(sequences.Evidence(), sequences.Judge());
}

}  // namespace
}  // namespace nearmiss
