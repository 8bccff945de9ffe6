#pragma once

// Every judge with some arguments, for tests that feed them what a hostile server sends.

#include <chrono>
#include <vector>

#include "suites/oracle/acceptance.hpp"
#include "suites/oracle/answer_members.hpp"
#include "suites/oracle/answer_shape.hpp"
#include "suites/oracle/claims.hpp"
#include "suites/oracle/document.hpp"
#include "suites/oracle/pushed.hpp"
#include "suites/oracle/refusal.hpp"
#include "suites/oracle/registration.hpp"
#include "suites/oracle/sign_in.hpp"
#include "suites/oracle/withstood.hpp"

namespace nearmiss::oracle {

inline Documented OneOfEachShape() {
  Documented documented;
  for (const auto shape : {Shape::Json, Shape::Page, Shape::Redirect, Shape::Challenge}) {
    Alternative alternative;
    alternative.shape = shape;
    alternative.text = "x";
    documented.push_back(alternative);
  }
  return documented;
}

inline std::vector<Judge> AllJudges() {
  return {Refused(OneOfEachShape()),
          SafelyRefused(),
          Withstood(),
          SentNowhereElse(),
          RefusedOrGrantedWithout(OneOfEachShape(), {"a"}),
          RefusedOrGrantedWithoutTheChanged(OneOfEachShape(), "a b"),
          Issued(),
          IssuedExactlyOnce(),
          CodeSent(),
          AnsweredAsJson(200),
          TellsText("a"),
          TellsAbsoluteUri("a"),
          TellsPositiveInteger("a"),
          IfTold("a", TellsBoolean("a")),
          TellsWithout("a", "b"),
          AllDiffer("a"),
          LooksRandom("a", 20),
          TellsHttps("a"),
          AnnouncedTogether("a", "b", "c"),
          NotStoredWith("a"),
          PageShows("a"),
          NeverRedirected(),
          PushErrorsAreRegistered(),
          NoInteractionError(),
          NotReturnedAs("state", "a"),
          NotSentTo("https://client.example/q"),
          CodeSentInTheQuery(),
          Served(),
          Alive(),
          Dead(),
          Active(),
          Inactive(),
          Acknowledged(),
          Returned("state", "a"),
          NotReturned("state"),
          Carries("iss"),
          StateUnchangedOrRefused(),
          IssuedUnlessAScopeIsWanted(),
          IssuedWithout("refresh_token"),
          Says("issuer", "a"),
          SaysOrRefuses("issuer", "a"),
          Has("issuer"),
          RefusedOrScopeTold(),
          NotReflected("<i>"),
          NoLinkToTheRejectedUri(),
          ChallengedWithoutError(),
          GrantedExactly("a b"),
          TokenAnswersAreJson(),
          TokenAnswersAreNotStored(),
          TokenAnswersArePragmaNoCache(),
          TokenAnswersNameTheTokenType(),
          TokenAnswersStateTheLifetimeAsANumber(),
          TokenAnswersStateTheLifetime(),
          TokenTypesAreRegistered(),
          TokenAnswersAreFlatStrings(),
          AnswersRepeatNoMember(),
          RefusalsAreJsonErrors(),
          RefusalsHaveStatus400Or401(),
          ErrorCodesAreRegistered(),
          ErrorTextsKeepToTheirCharacters(),
          RefusalsOfBasicCredentialsAreChallenged(),
          RefusalsAreNotStored(),
          CodeRedirectsAreNotStored(),
          PagesCannotBeFramed(),
          PagesSuppressReferrers(),
          NoServerFaults(),
          NothingSecretRepeated(),
          RedirectedErrorsKeepToTheirCharacters(),
          CredentialsAreNotRedirectedWith307(),
          UnauthorizedIsChallenged(),
          Registered(),
          Tells({"client_id"}),
          ListsExactly("redirect_uris", {"a"}),
          RefusedOrNotTaken(OneOfEachShape(), "scope", "a"),
          RefusedOrWithoutTheSent("redirect_uris"),
          RefusedOrWellTyped(OneOfEachShape()),
          RefusedOrWithPublicKeys(OneOfEachShape()),
          RefusedOrConsistent(OneOfEachShape()),
          RefusedOrWithoutSecret(OneOfEachShape()),
          PrintableClientId(),
          TellsWhenTheSecretExpires(std::chrono::sys_seconds()),
          IssuedAbout(std::chrono::sys_seconds()),
          OtherCredential("client_secret", "a"),
          OffersManagement(),
          ReadOf("a"),
          DeletedOrUnsupported(),
          NoScriptLinks(),
          RegistrationErrorsAreJson(),
          SignedByAPublishedKey("id_token"),
          NamesAPublishedKey("access_token"),
          ClaimIsAhead("id_token", "exp"),
          AccessTokenHashFits(),
          ClaimsAreAsBefore("id_token", "e30.e30.", {"sub"}),
          NoListIsEmpty(),
          HoldsPublicKeysOnly(),
          ServedAs({"application/json"}),
          AskedToSignInOrRefused(),
          SentBackWithNoMoreThan({"error"})};
}

}  // namespace nearmiss::oracle
