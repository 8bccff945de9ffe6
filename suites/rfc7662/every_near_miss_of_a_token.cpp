// RFC 7662 2.2, introspection: of all that is near a live token nothing is active.

#include "suites/generate/meaning.hpp"
#include "suites/generate/source.hpp"
#include "suites/glue/property.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace): a check reads as a sentence

MUST_FOR_ALL(Rfc7662_2_2, CallNoTextNearALiveTokenActive,
             generate::Texts("token", generate::DiffersAsToken),
             {.cites = {"rfc7662-2.2-inactive-for-unknown"},
              .harm = "A resource serves whoever has a text that is nearly a token.",
              .needs = {Need::Introspection},
              .manner = Manner::Batch}) {
  return {Introspect(ApprovedTokens()).But(Near("token", near)), oracle::SafelyRefused()};
}

}  // namespace
}  // namespace nearmiss
