// RFC 8705 2, mutual TLS client authentication: the certificate of the connection proves the client
// that client_id names, and nothing else does.

#include "suites/glue/check.hpp"
#include "suites/glue/mutual_tls.hpp"
#include "suites/mutate/certificate.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kImpersonated = "Whoever knows the client_id is the client.";
constexpr auto kStolen = "Whoever steals a code or a refresh token redeems it as the client.";

MUST(Rfc8705_2, TakeTheCertificateOfTheClient,
     {.cites = {"rfc8705-2-enforce-binding"},
      .harm = "Clients cannot authenticate by their certificate.",
      .needs = {Need::TlsClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Tls))), oracle::Issued());
}

SHOULD(Rfc8705_2, WantTheClientIdBesideTheCertificate,
       {.condition = "tls_client_id_missing",
        .cites = {"rfc8705-2-client-id-required"},
        .harm = "Which of the clients with the same subject it was is for the server to guess.",
        .needs = {Need::TlsClient},
        .contested = "The duty is the client's. A server that finds the one client with this "
                     "certificate does no harm, so this is no MUST of the server's."}) {
  Expect(Send(Redeem(AnApprovedCode(For::Tls)).But(Without("client_id"))), Refused());
}

MUST(Rfc8705_2, RefuseACodeWithoutTheCertificate,
     {.condition = "client_certificate_missing",
      .cites = {"rfc8705-2-enforce-binding"},
      .harm = kImpersonated,
      .needs = {Need::TlsClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Tls)).But(WithoutCertificate())), Refused());
}

MUST(Rfc8705_2, RefuseACodeWithTheCertificateOfAnotherClient,
     {.condition = "client_certificate_wrong",
      .cites = {"rfc8705-2-enforce-binding"},
      .harm = kStolen,
      .needs = {Need::TlsClient, Need::OtherTlsClient}}) {
  const auto other = Given(TheCertificateOf(For::OtherTls));
  Expect(Send(Redeem(AnApprovedCode(For::Tls))
                  .But(WithCertificate("the certificate of another client", other))),
         Refused());
}

MUST(Rfc8705_2, RefuseARefreshWithoutTheCertificate,
     {.condition = "client_certificate_missing",
      .cites = {"rfc8705-2-enforce-binding"},
      .harm = kStolen,
      .needs = {Need::TlsClient, Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens(For::Tls)).But(WithoutCertificate())), Refused());
}

MUST(Rfc8705_2, RefuseARefreshWithTheCertificateOfAnotherClient,
     {.condition = "client_certificate_wrong",
      .cites = {"rfc8705-2-enforce-binding"},
      .harm = kStolen,
      .needs = {Need::TlsClient, Need::OtherTlsClient, Need::RefreshToken}}) {
  const auto other = Given(TheCertificateOf(For::OtherTls));
  Expect(Send(Refresh(ApprovedTokens(For::Tls))
                  .But(WithCertificate("the certificate of another client", other))),
         Refused());
}

MUST(Rfc8705_2, RefuseClientCredentialsWithoutTheCertificate,
     {.condition = "client_certificate_missing",
      .cites = {"rfc8705-2-enforce-binding"},
      .harm = kImpersonated,
      .needs = {Need::TlsClient}}) {
  Expect(Send(AskForClientCredentialsAs(For::Tls).But(WithoutCertificate())), Refused());
}

MUST(Rfc8705_2, RefuseASelfSignedLookalike,
     {.condition = "client_certificate_untrusted",
      .cites = {"rfc8705-2-enforce-binding"},
      .harm = "Whoever writes the client's name into a certificate is the client.",
      .needs = {Need::TlsClient}}) {
  const auto lookalike = Given(ASelfSignedLookalike(For::Tls));
  Expect(Send(Redeem(AnApprovedCode(For::Tls))
                  .But(WithCertificate("a self-signed certificate of that subject", lookalike))),
         Refused());
}

MUST(Rfc8705_2, RefuseALookalikeOfAnImpostor,
     {.condition = "client_certificate_untrusted",
      .cites = {"rfc8705-2-enforce-binding"},
      .harm = "Whoever names his authority as the true one is called issues himself a client.",
      .needs = {Need::TlsClient}}) {
  const auto lookalike = Given(AnImpostorsLookalike(For::Tls));
  Expect(Send(Redeem(AnApprovedCode(For::Tls))
                  .But(WithCertificate("a certificate of an impostor's authority", lookalike))),
         Refused());
}

MUST(Rfc8705_2, RefuseARevocationWithoutTheCertificate,
     {.condition = "client_certificate_missing",
      .cites = {"rfc8705-2-enforce-binding"},
      .harm = "Whoever sees a token ends it in the client's name.",
      .needs = {Need::TlsClient, Need::Revocation, Need::RefreshToken}}) {
  Expect(Send(RevokeRefreshToken(ApprovedTokens(For::Tls)).But(WithoutCertificate())), Refused());
}

MUST(Rfc8705_2, RefuseAnIntrospectionWithoutTheCertificate,
     {.condition = "client_certificate_missing",
      .cites = {"rfc8705-2-enforce-binding"},
      .harm = "Whoever finds a token learns in the client's name what it opens.",
      .needs = {Need::TlsClient, Need::Introspection}}) {
  const auto tokens = Given(ApprovedTokens(For::Tls));
  Expect(Send(IntrospectByItsClient(tokens).But(WithoutCertificate())), Refused());
}

}  // namespace
}  // namespace nearmiss
