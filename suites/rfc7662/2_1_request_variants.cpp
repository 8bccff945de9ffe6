// RFC 7662 2.1, introspection request: other ways to say the same are understood.

#include "suites/glue/check.hpp"
#include "suites/mutate/variant.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kRefused = "Resources that follow the standard refuse good tokens.";

MUST_EACH(Rfc7662_2_1, AcceptARequestWith, FormVariants(),
          {.cites = {"rfc7662-2.1-post-form"}, .harm = kRefused, .needs = {Need::Introspection}}) {
  Expect(Send(Introspect(ApprovedTokens())
                  .But(With("token_type_hint", "access_token", "with a hint"))
                  .But(InForm(near))),
         oracle::Active());
}

MUST_EACH(Rfc7662_2_1, AcceptAFormWith, FormTypeVariants(),
          {.cites = {"rfc7662-2.1-post-form"}, .harm = kRefused, .needs = {Need::Introspection}}) {
  Expect(Send(Introspect(ApprovedTokens()).But(InHeader("Content-Type", near))), oracle::Active());
}

}  // namespace
}  // namespace nearmiss
