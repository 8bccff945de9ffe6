#include "suites/glue/mutual_tls.hpp"

#include <utility>

#include "fixtures/x509/certificate.hpp"
#include "suites/glue/stop.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

Recipe<wire::ClientCertificate> Lookalike(std::string told, For client, x509::Signer signer) {
  return {std::move(told), [client, signer](Play& play) {
            const auto& original = TheCertificateOf(client).make(play);
            auto made = x509::Lookalike(original.chain, signer);
            // Nowhere but in this process; whoever wants to send the request by hand makes one.
            return wire::ClientCertificate{std::move(made.certificate), std::move(made.key),
                                           "lookalike.pem", "lookalike.key"};
          }};
}

}  // namespace

Recipe<wire::ClientCertificate> TheCertificateOf(For client) {
  return {"the certificate of a client", [client](Play& play) {
            const auto& found = ClientFor(play, client);
            if (found.certificate.Empty()) throw NotApplicable{"the client has no certificate"};
            return found.certificate;
          }};
}

Recipe<wire::ClientCertificate> ASelfSignedLookalike(For client) {
  return Lookalike("a lookalike of the certificate", client, x509::Signer::Itself);
}

Recipe<wire::ClientCertificate> AnImpostorsLookalike(For client) {
  return Lookalike("an impostor's lookalike of the certificate", client, x509::Signer::Impostor);
}

Step AskForClientCredentialsAs(For client) {
  return {"ask for client_credentials", oracle::Where::Token, [client](Play& play) {
            const auto& found = ClientFor(play, client);
            if (!found.May("client_credentials"))
              throw NotApplicable{"the client may not use client_credentials"};
            return steps::ClientCredentialsRequest(play.Target(), found);
          }};
}

Step IntrospectByItsClient(steps::Tokens tokens) {
  return {"introspect an access token", oracle::Where::Introspection,
          [tokens = std::move(tokens)](Play& play) {
            const auto& client = tokens.client->IsPublic() ? play.Main() : *tokens.client;
            return steps::IntrospectionRequest(play.Target(), client, tokens.access_token);
          }};
}

}  // namespace nearmiss
