// RFC 7636 4.6, verification: no other text than the one that the challenge was made of.

#include "suites/generate/source.hpp"
#include "suites/glue/property.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

MUST_FOR_ALL(Rfc7636_4_6, RefuseEveryVerifierNearTheRightOne, generate::Texts("code_verifier"),
             {.cites = {"rfc7636-4.6-wrong-verifier"},
              .harm = "A code that was intercepted on its way can be redeemed by whoever has it.",
              .needs = {Need::Challenge},
              .manner = Manner::Batch}) {
  return {Redeem(AnApprovedCode()).But(Near("code_verifier", near)), oracle::SafelyRefused()};
}

}  // namespace
}  // namespace nearmiss
