// RFC 8705 2.2, self-signed certificates: the very certificate that was registered, whatever
// another one says of its subject.

#include "suites/glue/check.hpp"
#include "suites/glue/mutual_tls.hpp"
#include "suites/mutate/certificate.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kImpersonated = "Whoever knows the client_id is the client.";

MUST(Rfc8705_2_2, TakeTheRegisteredCertificate,
     {.cites = {"rfc8705-2.2-self-signed-match"},
      .harm = "Clients cannot authenticate by their certificate.",
      .needs = {Need::SelfSignedClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::SelfSigned))), oracle::Issued());
}

MUST(Rfc8705_2_2, RefuseACodeWithoutTheRegisteredCertificate,
     {.condition = "client_certificate_missing",
      .cites = {"rfc8705-2.2-self-signed-match", "rfc8705-2-enforce-binding"},
      .harm = kImpersonated,
      .needs = {Need::SelfSignedClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::SelfSigned)).But(WithoutCertificate())), Refused());
}

MUST(Rfc8705_2_2, RefuseALookalikeOfTheRegisteredCertificate,
     {.condition = "client_certificate_untrusted",
      .cites = {"rfc8705-2.2-self-signed-match"},
      .harm = "Whoever writes the client's name into a certificate is the client.",
      .needs = {Need::SelfSignedClient}}) {
  const auto lookalike = Given(ASelfSignedLookalike(For::SelfSigned));
  Expect(Send(Redeem(AnApprovedCode(For::SelfSigned))
                  .But(WithCertificate("another certificate of that subject", lookalike))),
         Refused());
}

MUST(Rfc8705_2_2, RefuseTheGoodCertificateOfAnotherClient,
     {.condition = "client_certificate_wrong",
      .cites = {"rfc8705-2.2-self-signed-match", "rfc8705-2-enforce-binding"},
      .harm = "Every client that has a certificate is every other one.",
      .needs = {Need::SelfSignedClient, Need::TlsClient}}) {
  const auto other = Given(TheCertificateOf(For::Tls));
  Expect(Send(Redeem(AnApprovedCode(For::SelfSigned))
                  .But(WithCertificate("the certificate of another client", other))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
