// RFC 8705 4, public clients and certificate-bound tokens: a client without a secret of its own is
// held to the certificate that it began with.

#include "suites/glue/check.hpp"
#include "suites/glue/mutual_tls.hpp"
#include "suites/mutate/certificate.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStolen = "Whoever steals the refresh token of an app lives on it.";

SHOULD(Rfc8705_4, RefuseTheRefreshTokenOfAPublicClientWithAnotherCertificate,
       {.condition = "refresh_token_bound_to_another_certificate",
        .cites = {"rfc8705-4-public-refresh-bound"},
        .harm = kStolen,
        .needs = {Need::PublicClientWithCertificate, Need::RefreshToken}}) {
  const auto lookalike = Given(ASelfSignedLookalike(For::PublicWithCertificate));
  Expect(Send(Refresh(ApprovedTokens(For::PublicWithCertificate))
                  .But(WithCertificate("another certificate of that subject", lookalike))),
         Refused());
}

SHOULD(Rfc8705_4, RefuseTheRefreshTokenOfAPublicClientWithoutACertificate,
       {.condition = "refresh_token_bound_to_another_certificate",
        .cites = {"rfc8705-4-public-refresh-bound"},
        .harm = kStolen,
        .needs = {Need::PublicClientWithCertificate, Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens(For::PublicWithCertificate)).But(WithoutCertificate())),
         Refused());
}

}  // namespace
}  // namespace nearmiss
