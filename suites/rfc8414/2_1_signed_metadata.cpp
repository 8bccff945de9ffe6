// RFC 8414 2.1, signed metadata: a JWT that is really signed and says what the document says.

#include "suites/glue/check.hpp"
#include "suites/glue/metadata_steps.hpp"
#include "suites/oracle/signed_metadata.hpp"

namespace nearmiss {
namespace {

constexpr auto kForged = "A client trusts the signed values most, and they can be anybody's.";

MUST(Rfc8414_2_1, SignTheSignedMetadata,
     {.cites = {"rfc8414-2.1-signed-metadata-signed"},
      .harm = kForged,
      .needs = {Need::Metadata},
      .contested = "Which key verifies the signature is not said; one that jwks_uri names by its "
                   "kid has to."}) {
  Expect(Send(ReadMetadata()), oracle::SignedMetadataIsSigned(Given(TheKeySet())));
}

SHOULD(Rfc8414_2_1, SayTheSameInTheSignedMetadata,
       {.cites = {"rfc8414-2.1-signed-metadata-consistent"},
        .harm = "Clients that read the signature use another server than those that do not.",
        .needs = {Need::Metadata},
        .contested = "Signed values take precedence, so they may differ on purpose."}) {
  Expect(Send(ReadMetadata()), oracle::SignedMetadataAgrees());
}

SHOULD(Rfc8414_2_1, HoldNoSignedMetadataInside,
       {.cites = {"rfc8414-2.1-signed-metadata-not-nested"},
        .harm = "Clients follow a chain of documents that nobody meant.",
        .needs = {Need::Metadata}}) {
  Expect(Send(ReadMetadata()), oracle::SignedMetadataIsNotNested());
}

}  // namespace
}  // namespace nearmiss
