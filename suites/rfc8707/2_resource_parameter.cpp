// RFC 8707, resource indicators: a token is for the resource that the request named, and for no
// other; what nobody knows or what was not authorized is no target.

#include "suites/glue/check.hpp"
#include "suites/glue/resources.hpp"
#include "suites/mutate/resource.hpp"
#include "suites/oracle/audience.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kElsewhere = "A token that one resource may see opens another one.";
constexpr auto kTwoReaders = "Two readers of the token take it for two different resources.";

SHOULD(Rfc8707_2, RefuseAnUnknownResource,
       {.condition = "resource_unknown",
        .cites = {"rfc8707-2-invalid-target-unknown", "rfc8707-2.1-authorization-invalid-target"},
        .harm = "The user is asked for an approval that says nothing.",
        .needs = {Need::ResourceIndicators}}) {
  Expect(Send(Authorize().But(With("resource", "https://nearmiss.example/"))), Refused());
}

SHOULD(Rfc8707_2, RefuseARelativeResource,
       {.condition = "resource_malformed",
        .cites = {"rfc8707-2-resource-absolute-uri"},
        .harm = kTwoReaders,
        .needs = {Need::ResourceIndicators}}) {
  Expect(Send(Authorize().But(With("resource", "/api"))), Refused());
}

SHOULD(Rfc8707_2, RefuseAResourceWithoutScheme,
       {.condition = "resource_malformed",
        .cites = {"rfc8707-2-resource-absolute-uri"},
        .harm = kTwoReaders,
        .needs = {Need::ResourceIndicators}}) {
  Expect(Send(Authorize().But(With("resource", "//nearmiss.example/api"))), Refused());
}

SHOULD(Rfc8707_2, RefuseAResourceWithAFragment,
       {.condition = "resource_malformed",
        .cites = {"rfc8707-2-resource-no-fragment"},
        .harm = kTwoReaders,
        .needs = {Need::ResourceIndicators}}) {
  Expect(Send(Authorize().But(With("resource", Target().resource + "#x"))), Refused());
}

SHOULD(Rfc8707_2, SurviveAResourceWithAQuery,
       {.cites = {"rfc8707-2-resource-query-tolerated"},
        .harm = "Input from outside reaches code that was not made for it.",
        .needs = {Need::ResourceIndicators}}) {
  Expect(Send(Authorize().But(With("resource", Target().resource + "?tenant=1"))),
         oracle::AcceptedOrRefusedWithout(""));
}

MAY(Rfc8707_2, TakeSeveralResources,
    {.cites = {"rfc8707-2-multiple-resources-allowed"},
     .harm = "Clients that follow the standard are turned away.",
     .needs = {Need::ResourceIndicators}}) {
  Expect(Send(Authorize()
                  .But(With("resource", Target().resource))
                  .But(TwiceWith("resource", Target().resource))),
         oracle::AcceptedOrRefusedWithout("invalid_request"));
}

SHOULD(Rfc8707_2, RestrictATokenToItsResource,
       {.cites = {"rfc8707-2-audience-restricted", "rfc9728-7.4-audience-restricted-supported"},
        .harm = kElsewhere,
        .needs = {Need::ResourceIndicators}}) {
  Expect(Send(Redeem(ACodeForResources({Target().resource}))),
         oracle::IssuedForExactly(Target().resource));
}

MUST(Rfc8707_2_2, NarrowATokenToTheResourceOfItsRequest,
     {.cites = {"rfc8707-2.2-token-request-resource"},
      .harm = kElsewhere,
      .needs = {Need::ResourceIndicators, Need::ForeignResource}}) {
  Expect(Send(Redeem(ACodeForResources({Target().resource, Target().foreign_resource}))
                  .But(With("resource", Target().resource))),
         oracle::IssuedForOneAndNotTheOther(Target().resource, Target().foreign_resource));
}

MUST(Rfc8707_2_2, KeepTheGrantBehindANarrowedToken,
     {.cites = {"rfc8707-2.2-refresh-keeps-full-grant", "rfc8707-2.2-token-request-resource"},
      .harm = "A client that was modest once loses what the user granted.",
      .needs = {Need::ResourceIndicators, Need::ForeignResource, Need::RefreshToken}}) {
  const auto tokens =
      Given(NarrowlyRedeemed({Target().resource, Target().foreign_resource}, Target().resource));
  Expect(SendAgain(Refresh(tokens).But(With("resource", Target().foreign_resource))),
         oracle::IssuedForOneAndNotTheOther(Target().foreign_resource, Target().resource));
}

SHOULD(Rfc8707_2_2, RefuseAResourceThatWasNotAuthorized,
       {.condition = "target_not_granted",
        .cites = {"rfc8707-2.2-token-request-outside-grant"},
        .harm = "The user approved one resource and the client gets another.",
        .needs = {Need::ResourceIndicators, Need::ForeignResource},
        .contested = "Which resources are acceptable is at the server's discretion; its policy may "
                     "limit them to those granted."}) {
  Expect(Send(Redeem(ACodeForResources({Target().resource}))
                  .But(With("resource", Target().foreign_resource))),
         Refused());
}

SHOULD(Rfc8707_2_2, RefuseToRefreshForAResourceThatWasNotAuthorized,
       {.condition = "target_not_granted",
        .cites = {"rfc8707-2.2-token-request-outside-grant",
                  "oauth21-3.2.3-refresh-bound-to-consent"},
        .harm = "The user approved one resource and the client gets another.",
        .needs = {Need::ResourceIndicators, Need::ForeignResource, Need::RefreshToken}}) {
  Expect(Send(Refresh(NarrowlyRedeemed({Target().resource}, Target().resource))
                  .But(With("resource", Target().foreign_resource))),
         Refused());
}

SHOULD(Rfc8707_2_2, RefuseAMalformedResourceAtTheTokenEndpoint,
       {.condition = "target_unknown",
        .cites = {"rfc8707-2.2-token-malformed-resource"},
        .harm = kTwoReaders,
        .needs = {Need::ResourceIndicators}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("resource", "not a uri"))), Refused());
}

SHOULD(Rfc8707_2_2, RefuseAResourceWithAFragmentAtTheTokenEndpoint,
       {.condition = "target_unknown",
        .cites = {"rfc8707-2.2-token-malformed-resource"},
        .harm = kTwoReaders,
        .needs = {Need::ResourceIndicators}}) {
  Expect(Send(Redeem(AnApprovedCode()).But(With("resource", Target().resource + "#x"))), Refused());
}

MUST_EACH(Rfc8707_3, TakeForAnotherAResourceWith, ResourceNearMisses(),
          {.condition = "target_unknown",
           .cites = {"rfc8707-3-resource-near-miss"},
           .harm = "A token for one tenant's resource opens that of another one.",
           .needs = {Need::ResourceIndicators},
           .contested = "A server may map a resource to a broader name of its own; the exact URI "
                        "of another resource is no such name."}) {
  Expect(Send(Redeem(AnApprovedCode())
                  .But(With("resource", near.apply(Target().resource).value_or("nearmiss"),
                            "for a resource with " + near.told))),
         RefusedOrNotFor(Target().resource));
}

}  // namespace
}  // namespace nearmiss
