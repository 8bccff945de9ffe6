// RFC 9728, protected resource metadata: a resource that publishes what it is does so in its place,
// under its own name, and without what nobody should rely on.

#include "suites/glue/check.hpp"
#include "suites/glue/resources.hpp"
#include "suites/oracle/document.hpp"
#include "suites/oracle/resource_metadata.hpp"

namespace nearmiss {
namespace {

constexpr auto kUnreadable = "Clients cannot configure themselves.";
constexpr auto kImpostor =
    "A document of an impostor leads clients to hand it tokens for the real resource.";

MUST(Rfc9728_3, PublishTheDocumentInItsPlace,
     {.cites = {"rfc9728-3-well-known-location", "rfc9728-3.1-get"},
      .harm = kUnreadable,
      .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadataInItsPlace()), oracle::IsPublished());
}

MUST(Rfc9728_3_2, AnswerWithAJsonObject,
     {.cites = {"rfc9728-3.2-status-json"},
      .harm = kUnreadable,
      .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()), oracle::IsPublished());
}

MUST(Rfc9728_3_3, NameTheResourceExactly,
     {.cites = {"rfc9728-3.3-resource-identical", "rfc9728-2-resource-required"},
      .harm = kImpostor,
      .needs = {Need::ResourceMetadata},
      .contested = "Some resources name their origin only, which the clause does not allow."}) {
  Expect(Send(ReadResourceMetadata()), oracle::Says("resource", Target().resource));
}

MUST(Rfc9728_3_3, NameTheUrlOfTheRequestWhereAChallengeLeads,
     {.cites = {"rfc9728-3.3-resource-identical-to-request-url"},
      .harm = kImpostor,
      .needs = {Need::ResourceMetadata},
      .contested = "Some resources name their origin only, which the clause does not allow."}) {
  Expect(Send(ReadDocument(Given(TheAnnouncedMetadataUrl()))),
         oracle::Says("resource", Target().resource));
}

SHOULD(Rfc9728_2, NameTheResourceWithoutQuery,
       {.cites = {"rfc9728-2-resource-no-query"},
        .printed_section = "1.2",
        .harm = "Clients and servers compare identifiers that mean the same and differ.",
        .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()), oracle::HasNoQuery("resource"));
}

MUST(Rfc9728_2, NameKeysUnderHttps,
     {.cites = {"rfc9728-2-jwks-uri-https"},
      .harm = "Whoever is on the way exchanges the keys.",
      .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()), oracle::NamesNoPlainHttp());
}

MUST(Rfc9728_2, AnnounceNoUnsignedAnswers,
     {.cites = {"rfc9728-2-signing-alg-none"},
      .harm = "Clients take unsigned answers for signed ones.",
      .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()),
         oracle::ListsNot("resource_signing_alg_values_supported", "none"));
}

SHOULD(Rfc9728_2, NameTheScopes,
       {.cites = {"rfc9728-2-scopes-supported"},
        .harm = "Clients ask for more scope than they need, to be sure.",
        .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()), oracle::ListsSomething("scopes_supported"));
}

SHOULD(Rfc9728_2, NameTheResourceForPeople,
       {.cites = {"rfc9728-2-resource-name"},
        .harm = "Users cannot tell what they approve.",
        .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()), oracle::Has("resource_name"));
}

MUST(Rfc9728_2_2, SignTheSignedMetadata,
     {.cites = {"rfc9728-2.2-signed-metadata"},
      .harm = "Anyone's statement counts as the issuer's.",
      .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()), oracle::SignsItsMetadata());
}

SHOULD(Rfc9728_2_2, NestNoSignedMetadata,
       {.cites = {"rfc9728-2.2-signed-metadata-not-nested"},
        .harm = "Two readers of the document see two different statements.",
        .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()), oracle::NestsNoSignedMetadata());
}

MUST(Rfc9728_3_2, LeaveEmptyMembersOut,
     {.cites = {"rfc9728-3.2-zero-values-omitted"},
      .harm = "Clients take an empty list for a prohibition.",
      .needs = {Need::ResourceMetadata},
      .contested = "2 gives an empty bearer_methods_supported a meaning; it is let through."}) {
  Expect(Send(ReadResourceMetadata()), oracle::OmitsEmptyMembers());
}

MAY(Rfc9728_2, NameItsAuthorizationServer,
    {.cites = {"rfc9728-2-authorization-servers-issuers"},
     .harm = "Clients do not find the server that issues tokens for the resource.",
     .needs = {Need::ResourceMetadata}}) {
  Expect(Send(ReadResourceMetadata()),
         oracle::ListsWhereItIsThere("authorization_servers", Target().issuer));
}

SHOULD(Rfc9728_4, BeNamedByTheServerThatItNames,
       {.cites = {"rfc9728-4-protected-resources-consistent"},
        .harm = "A client cannot tell whether server and resource belong together.",
        .needs = {Need::ResourceMetadata, Need::Metadata}}) {
  Expect(Send(ReadMetadata()),
         oracle::ListsWhereItIsThere("protected_resources", Target().resource));
}

MAY(Rfc9728_5_1, AnnounceTheDocumentByAnAbsoluteUrl,
    {.cites = {"rfc9728-5.1-www-authenticate-parameter"},
     .harm = kUnreadable,
     .needs = {Need::Resource}}) {
  Expect(Send(AskResourceWith("")), oracle::ChallengesWithAUrl());
}

}  // namespace
}  // namespace nearmiss
