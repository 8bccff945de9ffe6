// RFC 6749 2.3, client authentication, from the other side: what a good request may look like, and
// which credentials are none.

#include "suites/glue/check.hpp"
#include "suites/mutate/variant.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kLockedOut = "Clients that follow the standard are locked out.";
constexpr auto kTwoClients = "Two parts of a server believe two different clients.";

/// Names under which other kinds of credentials are sent.
Operators OtherSchemes() {
  const std::string f = "other.scheme";
  const auto as = [](const char* name) { return [name](const std::string&) { return name; }; };
  return {{f, "bearer", "the scheme Bearer", as("Bearer")},
          {f, "digest", "the scheme Digest", as("Digest")},
          {f, "basic_glued", "letters glued behind the scheme", as("BasicAuth")}};
}

std::string BasicOf(const target::Target& target, const target::Client& client) {
  return steps::Authenticated({}, target, client).headers.Get("Authorization").value_or("");
}

MUST(Rfc6749_2_3_1, AcceptBasicCredentials,
     {.cites = {"rfc6749-2.3.1-basic-supported"},
      .harm = kLockedOut,
      .needs = {Need::BasicClient, Need::RefreshToken}}) {
  Expect(Send(Refresh(ApprovedTokens())), oracle::Issued());
}

MUST_EACH(Rfc6749_2_3_1, AcceptBasicCredentialsWith, SchemeVariants(),
          {.cites = {"rfc6749-2.3.1-basic-scheme-case-insensitive"},
           .harm = kLockedOut,
           .needs = {Need::BasicClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(InScheme(near))), oracle::Issued());
}

MUST(Rfc6749_2_3_1, AcceptBasicCredentialsUnderALowerCaseHeaderName,
     {.cites = {"rfc6749-2.3.1-basic-supported"},
      .harm = "Clients behind a proxy that speaks HTTP/2, where names are in lower case, are "
              "locked out.",
      .needs = {Need::BasicClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(WithLowerCaseHeaderNames())), oracle::Issued());
}

MUST(Rfc6749_2_3_1, DecodeBasicCredentialsAsAFormAtRevocation,
     {.cites = {"rfc6749-2.3.1-basic-form-encoded-credentials"},
      .harm = "A client whose secret holds a percent sign, a plus or a colon cannot sign out.",
      .needs = {Need::BasicClient, Need::Revocation, Need::RefreshToken},
      .manner = Manner::Apart}) {
  Expect(Send(RevokeRefreshToken(ApprovedTokens()).But(WithBasicFullyPercentEncoded())),
         oracle::Acknowledged());
}

MUST(Rfc6749_2_3_1, DecodeBasicCredentialsAsAFormAtIntrospection,
     {.cites = {"rfc6749-2.3.1-basic-form-encoded-credentials"},
      .harm = "A resource whose secret holds a percent sign, a plus or a colon cannot ask.",
      .needs = {Need::BasicClient, Need::Introspection}}) {
  Expect(Send(Introspect(ApprovedTokens()).But(WithBasicFullyPercentEncoded())), oracle::Active());
}

MUST_EACH(Rfc6749_2_3_2, RefuseBasicCredentialsUnder, OtherSchemes(),
          {.condition = "authentication_scheme_unsupported",
           .cites = {"rfc6749-2.3.2-unsupported-scheme"},
           .harm = "Credentials of one kind pass for those of another.",
           .needs = {Need::BasicClient}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(InScheme(near))), Refused());
}

MUST(Rfc6749_2_3, RefuseTheCredentialsOfTwoClients,
     {.condition = "two_authentication_methods",
      .cites = {"rfc6749-2.3-single-auth-method-conflicting"},
      .harm = kTwoClients,
      .needs = {Need::BasicClient, Need::OtherClient}}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(With("client_id", play().Other().id))
                  .But(With("client_secret", play().Other().secret))),
         Refused());
}

MUST(Rfc6749_2_3, RefuseBasicCredentialsOfAnotherClientBesideTheBody,
     {.condition = "two_authentication_methods",
      .cites = {"rfc6749-2.3-single-auth-method-conflicting"},
      .harm = kTwoClients,
      .needs = {Need::BasicClient, Need::OtherBodyClient}}) {
  Expect(Send(Redeem(AnApprovedCode(For::Other))
                  .But(WithHeader("Authorization", BasicOf(Target(), play().Main())))),
         Refused());
}

MUST(Rfc6749_4_1_3, RefuseAWrongSecretOfAPublicClient,
     {.condition = "client_secret_wrong",
      .cites = {"rfc6749-4.1.3-authenticate-if-included"},
      .harm = "A client that believes to be protected by its secret is not.",
      .needs = {Need::PublicClient},
      .contested = "Many servers look at no secret of a client that has none; 4.1.3 makes them "
                   "check credentials that are sent."}) {
  Expect(Send(Redeem(AnApprovedCode(For::Public))
                  .But(With("client_secret", "nearmiss-wrong-secret", "with a client_secret"))),
         Refused());
}

}  // namespace
}  // namespace nearmiss
