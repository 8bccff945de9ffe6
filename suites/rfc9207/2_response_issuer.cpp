// RFC 9207 2, issuer identification: a server that announces iss sends it with every authorization
// response, errors included, exactly as its metadata names it.

#include "suites/glue/check.hpp"
#include "suites/glue/metadata_steps.hpp"
#include "suites/oracle/authorization_answer.hpp"
#include "suites/oracle/metadata.hpp"

namespace nearmiss {
namespace {

constexpr auto kMixUp =
    "A client that talks to several servers can be made to send the code to the wrong one.";

MUST(Rfc9207_2, SendTheIssuerWithACode,
     {.cites = {"rfc9207-2-iss-in-success", "rfc9207-2.3-iss-equals-metadata"},
      .harm = kMixUp,
      .needs = {Need::ResponseIssuer}}) {
  Expect(Send(Authorize()), oracle::Returned("iss", Target().issuer));
}

MUST(Rfc9207_2, SendTheIssuerWithAnError,
     {.cites = {"rfc9207-2-iss-in-errors", "rfc9207-2.3-iss-equals-metadata"},
      .harm = kMixUp,
      .needs = {Need::ResponseIssuer, Need::Denial}}) {
  Expect(Send(Authorize().Denied()), oracle::Returned("iss", Target().issuer));
}

MUST(Rfc9207_2, SendAnIssuerThatIsAPlainUrl,
     {.cites = {"rfc9207-2-iss-value-url"}, .harm = kMixUp, .needs = {Need::ResponseIssuer}}) {
  Expect(Send(Authorize()), oracle::IssuerSentIsAPlainUrl());
}

MUST(Rfc9207_2_3, AnnounceTheIssuerThatIsSent,
     {.cites = {"rfc9207-2.3-metadata-flag"}, .harm = kMixUp, .needs = {Need::Metadata}}) {
  Given(AnIssuerThatIsSent());
  Expect(Send(ReadMetadata()), oracle::SaysTrue("authorization_response_iss_parameter_supported"));
}

}  // namespace
}  // namespace nearmiss
