#include "suites/glue/client_roles.hpp"

#include "suites/glue/stop.hpp"

namespace nearmiss {
namespace {

const target::Client& Found(const target::Client* client) {
  if (client == nullptr) throw NotApplicable{"no [[client]] with such a certificate"};
  return *client;
}

}  // namespace

std::string Owner(For client) {
  switch (client) {
    case For::Main:
      return "";
    case For::Other:
      return " of the other client";
    case For::Public:
      return " of the public client";
    case For::Key:
      return " of the client with a key";
    case For::RsaKey:
      return " of the client with an RSA key";
    case For::SecretJwt:
      return " of the client that signs with its secret";
    case For::Native:
      return " of the native client";
    case For::Bound:
      return " of the client with bound tokens";
    case For::Tls:
      return " of the client with a certificate";
    case For::OtherTls:
      return " of the other client with a certificate";
    case For::SelfSigned:
      return " of the client with a self-signed certificate";
    case For::CertificateBound:
      return " of the client with tokens bound to its certificate";
    case For::PublicWithCertificate:
      return " of the public client with a certificate";
  }
  return "";
}

const target::Client& ClientFor(Play& play, For client) {
  switch (client) {
    case For::Main:
      return play.Main();
    case For::Other:
      return play.Other();
    case For::Public:
      return play.Public();
    case For::Key:
      return play.Signing("EC");
    case For::RsaKey:
      return play.Signing("RSA");
    case For::SecretJwt:
      return play.Signing("");
    case For::Native:
      return play.Native();
    case For::Bound:
      return play.Bound();
    case For::Tls:
      return Found(ClientThatUses(play.Target(), target::ClientAuthentication::TlsClient));
    case For::OtherTls:
      return Found(OtherTlsClient(play.Target()));
    case For::SelfSigned:
      return Found(
          ClientThatUses(play.Target(), target::ClientAuthentication::SelfSignedTlsClient));
    case For::CertificateBound:
      return Found(CertificateBoundClient(play.Target()));
    case For::PublicWithCertificate:
      return Found(PublicClientWithCertificate(play.Target()));
  }
  return play.Main();
}

}  // namespace nearmiss
