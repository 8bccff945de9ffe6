// RFC 8705 6.5, TLS termination: what a proxy says of a certificate counts from the proxy only.

#include "suites/glue/check.hpp"
#include "suites/glue/mutual_tls.hpp"
#include "suites/mutate/certificate.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kForged = "A certificate is public: whoever writes it into a header is the client.";

MUST_EACH(Rfc8705_6_5, RefuseAClientWith, CertificateHeaders(),
          {.condition = "client_certificate_missing",
           .cites = {"rfc8705-6.5-forwarded-cert-header"},
           .harm = kForged,
           .needs = {Need::TlsClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Tls)).But(ForwardedByItself(near))), Refused());
}

MUST_EACH(Rfc8705_6_5, RefuseABoundTokenWith, CertificateHeaders(),
          {.condition = "certificate_bound_token_elsewhere",
           .cites = {"rfc8705-6.5-forwarded-cert-header"},
           .harm = kForged,
           .needs = {Need::CertificateBoundClient, Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens(For::CertificateBound)).But(ForwardedByItself(near))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
