// RFC 8705 2.1.2, client registration metadata: a client of the PKI method is known by exactly one
// subject.

#include "suites/glue/check.hpp"
#include "suites/glue/registration.hpp"
#include "suites/mutate/json_members.hpp"
#include "suites/oracle/mutual_tls.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kMethod = "token_endpoint_auth_method";
constexpr auto kDns = "tls_client_auth_san_dns";
constexpr auto kHarm = "Any certificate of the authority, or one nobody thought of, is the client.";

MUST(Rfc8705_2_1_2, RegisterNoClientWithoutASubject,
     {.condition = "registration_metadata_invalid",
      .cites = {"rfc8705-2.1.2-exactly-one-subject-parameter"},
      .harm = kHarm,
      .needs = {Need::Registration, Need::TlsAnnounced}}) {
  Expect(Send(Register().But(WithMember(kMethod, "tls_client_auth"))),
         oracle::RefusedOrKnownByOneSubject(DocumentedAnswers()));
}

MUST(Rfc8705_2_1_2, RegisterNoClientWithTwoSubjects,
     {.condition = "registration_metadata_invalid",
      .cites = {"rfc8705-2.1.2-exactly-one-subject-parameter"},
      .harm = kHarm,
      .needs = {Need::Registration, Need::TlsAnnounced}}) {
  Expect(Send(Register()
                  .But(WithMember(kMethod, "tls_client_auth"))
                  .But(WithMember(kDns, "nearmiss.example"))
                  .But(WithMember("tls_client_auth_subject_dn", "CN=nearmiss"))),
         oracle::RefusedOrKnownByOneSubject(DocumentedAnswers()));
}

}  // namespace
}  // namespace nearmiss
