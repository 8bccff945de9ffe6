// RFC 8705 5, metadata for mutual TLS endpoint aliases: where clients with a certificate go.

#include "suites/glue/check.hpp"
#include "suites/oracle/mutual_tls.hpp"

namespace nearmiss {
namespace {

MAY(Rfc8705_5, NameAliasesByHttpsUrls,
    {.cites = {"rfc8705-5-endpoint-aliases"},
     .harm = "Clients present their certificate nowhere, or to a stranger.",
     .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::AliasesAreSafeUrls());
}

}  // namespace
}  // namespace nearmiss
