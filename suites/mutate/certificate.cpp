#include "suites/mutate/certificate.hpp"

#include <fmt/format.h>

#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/percent.hpp"
#include "fixtures/x509/certificate.hpp"

namespace nearmiss::mutate {
namespace {

using Result = std::optional<wire::Request>;
using Value = std::optional<std::string>;

/// As nginx writes $ssl_client_escaped_cert.
Value Escaped(const std::string& pem) { return wire::PercentEncode(pem); }

/// The Base64 of the DER, as Azure and AWS write it.
Value Bare(const std::string& pem) { return wire::Base64(x509::Der(pem)); }

/// RFC 9440 2.1: a byte sequence of RFC 8941.
Value ByteSequence(const std::string& pem) { return ':' + *Bare(pem) + ':'; }

/// Envoy's list of what it knows of the certificate.
Value InAList(const std::string& pem) { return "Cert=\"" + *Escaped(pem) + '"'; }

Operator Header(const char* name, Value (*write)(const std::string&)) {
  return {"certificate.forwarded", name, fmt::format("its own certificate in {} alone", name),
          write};
}

}  // namespace

Change WithoutCertificate() {
  return {"without a certificate", [](wire::Request request) -> Result {
            if (request.certificate.Empty()) return std::nullopt;
            request.certificate = {};
            return request;
          }};
}

Change WithCertificate(std::string told, wire::ClientCertificate other) {
  return {"with " + std::move(told), [other = std::move(other)](wire::Request request) -> Result {
            if (request.certificate == other) return std::nullopt;
            request.certificate = other;
            return request;
          }};
}

Operators CertificateHeaders() {
  return {
      Header("client-cert", ByteSequence), Header("x-ssl-client-cert", Escaped),
      Header("x-client-cert", Escaped),    Header("x-ssl-cert", Escaped),
      Header("ssl-client-cert", Escaped),  Header("x-forwarded-client-cert", InAList),
      Header("x-arr-clientcert", Bare),    Header("x-amzn-mtls-clientcert", Escaped),
  };
}

Change ForwardedByItself(const Operator& header) {
  return {"with " + header.told, [header](wire::Request request) -> Result {
            if (request.certificate.Empty()) return std::nullopt;
            const auto value = header.apply(request.certificate.chain);
            if (!value) return std::nullopt;
            request.headers.Set(header.name, *value);
            request.certificate = {};
            return request;
          }};
}

}  // namespace nearmiss::mutate
