// RFC 8705 3, certificate-bound access tokens: what was issued over a certificate opens the
// resource over that certificate alone.

#include "suites/glue/check.hpp"
#include "suites/glue/mutual_tls.hpp"
#include "suites/glue/openid.hpp"
#include "suites/mutate/certificate.hpp"
#include "suites/oracle/answer_members.hpp"
#include "suites/oracle/claims.hpp"
#include "suites/oracle/mutual_tls.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kStolen = "Whoever steals a bound token reads the user's data without the key.";
constexpr auto kUnseen = "Resources cannot tell a bound token from a bearer token.";

MUST(Rfc8705_3, RefuseABoundTokenWithoutTheCertificate,
     {.condition = "certificate_bound_token_elsewhere",
      .cites = {"rfc8705-3-resource-checks-certificate"},
      .harm = kStolen,
      .needs = {Need::CertificateBoundClient, Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens(For::CertificateBound)).But(WithoutCertificate())),
         Refused());
}

MUST(Rfc8705_3, RefuseABoundTokenWithALookalike,
     {.condition = "certificate_bound_token_elsewhere",
      .cites = {"rfc8705-3-resource-checks-certificate"},
      .harm = kStolen,
      .needs = {Need::CertificateBoundClient, Need::Resource}}) {
  const auto lookalike = Given(ASelfSignedLookalike(For::CertificateBound));
  Expect(Send(UseAccessToken(ApprovedTokens(For::CertificateBound))
                  .But(WithCertificate("another certificate of that subject", lookalike))),
         Refused());
}

MUST(Rfc8705_3, RefuseABoundTokenWithTheCertificateOfAnotherClient,
     {.condition = "certificate_bound_token_elsewhere",
      .cites = {"rfc8705-3-resource-checks-certificate"},
      .harm = "One client of the user plays another one.",
      .needs = {Need::CertificateBoundClient, Need::OtherTlsClient, Need::Resource}}) {
  const auto other = Given(TheCertificateOf(For::OtherTls));
  Expect(Send(UseAccessToken(ApprovedTokens(For::CertificateBound))
                  .But(WithCertificate("the certificate of another client", other))),
         Refused());
}

MUST(Rfc8705_3, RefuseARefreshedTokenWithoutTheCertificate,
     {.condition = "certificate_bound_token_elsewhere",
      .cites = {"rfc8705-3-resource-checks-certificate"},
      .harm = kStolen,
      .needs = {Need::CertificateBoundClient, Need::RefreshToken, Need::Resource}}) {
  const auto tokens = Given(RefreshedTokens(Given(ApprovedTokens(For::CertificateBound))));
  Expect(Send(UseAccessToken(tokens).But(WithoutCertificate())), Refused());
}

SHOULD(Rfc8705_3_1, TellTheCertificateInAJwt,
       {.cites = {"rfc8705-3.1-cnf-x5t-s256"},
        .harm = kUnseen,
        .needs = {Need::CertificateBoundClient, Need::AccessJwt}}) {
  const auto own = Given(TheCertificateOf(For::CertificateBound));
  Expect(Send(RedeemForAJwt(For::CertificateBound)),
         oracle::ClaimIs("access_token", "cnf.x5t#S256", oracle::CertificateThumbprint(own.chain)));
}

MUST(Rfc8705_3_1, WriteTheThumbprintWithoutPadding,
     {.cites = {"rfc8705-3.1-x5t-no-padding"},
      .harm = "Resources compare two spellings of one thumbprint and refuse the client.",
      .needs = {Need::CertificateBoundClient, Need::AccessJwt}}) {
  Expect(Send(RedeemForAJwt(For::CertificateBound)), oracle::ThumbprintIsPlain("access_token"));
}

MUST(Rfc8705_3_2, TellTheCertificateOfABoundToken,
     {.cites = {"rfc8705-3.2-introspection-cnf"},
      .harm = kUnseen,
      .needs = {Need::CertificateBoundClient, Need::Introspection}}) {
  const auto own = Given(TheCertificateOf(For::CertificateBound));
  Expect(Send(IntrospectByItsClient(Given(ApprovedTokens(For::CertificateBound)))),
         oracle::Says("cnf.x5t#S256", oracle::CertificateThumbprint(own.chain)));
}

MAY(Rfc8705_3_3, AnnounceBoundTokensByABoolean,
    {.cites = {"rfc8705-3.3-metadata-boolean"},
     .harm = "Clients take a text that says false for a promise.",
     .needs = {Need::Metadata}}) {
  const auto member = "tls_client_certificate_bound_access_tokens";
  Expect(Send(ReadMetadata()), oracle::IfTold(member, oracle::TellsBoolean(member)));
}

}  // namespace
}  // namespace nearmiss
