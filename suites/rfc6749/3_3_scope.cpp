// RFC 6749 3.3, access token scope: space-delimited, case-sensitive tokens; what is not known is
// refused or left out of the grant, and the answer says what was granted.

#include <sstream>

#include "suites/glue/race.hpp"
#include "suites/mutate/characters.hpp"
#include "suites/mutate/credential.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kLockedOut = "Clients that follow the standard are locked out.";
constexpr auto kMore = "The client gets more than the user saw and approved.";

Operator SpacesAs(std::string separator, const char* told) {
  return {"encoding.scope", "separator", std::string(told) + " for the spaces",
          [separator = std::move(separator)](const std::string& good) {
            std::string other;
            for (const char c : good) other += c == ' ' ? separator : std::string(1, c);
            return other;
          }};
}

Operator InTheOppositeOrder() {
  return {"variant.scope", "reversed", "the scopes in the opposite order",
          [](const std::string& good) {
            std::istringstream words(good);
            std::string reversed;
            for (std::string word; words >> word;)
              reversed = reversed.empty() ? word : word + ' ' + reversed;
            return reversed;
          }};
}

Operator SpelledWithAPlus() {
  return {"variant.scope", "plus", "a plus for each space",
          [](const std::string& good) { return good; }, Spelling::Plus};
}

Operator InAnotherCase() { return CredentialNearMisses("grant.scope").at(6); }

MUST(Rfc6749_3_3, RefuseOrLeaveOutAnUnknownScope,
     {.condition = "scope_invalid",
      .cites = {"rfc6749-3.3-scope-changed-must-report", "rfc6749-4.1.2.1-invalid-scope"},
      .harm = "The client believes to hold a permission that does not exist.",
      .contested =
          "4.1.2.1 has invalid_scope for it, 3.3 lets the server ignore it; either is taken."}) {
  Expect(Grant(Authorize().But(
             With("scope", FullScope() + " nearmiss-unknown", "with an unknown scope added"))),
         RefusedOrGrantedWithout({"nearmiss-unknown"}));
}

MUST_EACH(Rfc6749_3_3, RefuseOrLeaveOutAScopeWith, StrayCharactersInScope(),
          {.condition = "scope_invalid",
           .cites = {"rfc6749-3.3-scope-charset-control", "rfc6749-3.3-scope-charset-non-ascii",
                     "rfc6749-app-a.4-abnf-scope"},
           .harm = kMore}) {
  Expect(Grant(Authorize().But(Near("scope", near))), RefusedOrGrantedWithoutTheChanged());
}

MUST(Rfc6749_3_3, KeepToTheScopeThatWasAskedFor,
     {.cites = {"rfc6749-3.3-scope-not-widened"}, .harm = kMore, .needs = {Need::TwoScopes}}) {
  Expect(Grant(Authorize().But(With("scope", NarrowScope(), "with less scope"))),
         oracle::GrantedExactly(NarrowScope()));
}

MUST_RACE(Rfc6749_3_3, KeepTheScopesOfTwoCodesRedeemedAtOnceApart,
          {.cites = {"rfc6749-3.3-scope-not-widened"},
           .harm = kMore,
           .needs = {Need::TwoScopes},
           .manner = Manner::Apart}) {
  return TwoCodesOfOneSession();
}

MUST(Rfc6749_3_3, SeparateScopesByNoTab,
     {.condition = "scope_invalid",
      .cites = {"rfc6749-3.3-scope-charset-control"},
      .harm = kMore,
      .needs = {Need::TwoScopes}}) {
  Expect(Grant(Authorize().But(Near("scope", SpacesAs("\t", "a tab")))),
         RefusedOrGrantedWithoutTheChanged());
}

MUST(Rfc6749_3_3, SeparateScopesByNoLineFeed,
     {.condition = "scope_invalid",
      .cites = {"rfc6749-3.3-scope-charset-control"},
      .harm = kMore,
      .needs = {Need::TwoScopes}}) {
  Expect(Grant(Authorize().But(Near("scope", SpacesAs("\n", "a line feed")))),
         RefusedOrGrantedWithoutTheChanged());
}

MUST(Rfc6749_3_3, CompareScopesWithCase,
     {.condition = "scope_invalid", .cites = {"rfc6749-3.3-scope-case-sensitive"}, .harm = kMore}) {
  Expect(Grant(Authorize().But(Near("scope", InAnotherCase()))),
         RefusedOrGrantedWithoutTheChanged());
}

MUST(Rfc6749_3_3, TakeACommaForAPartOfAScope,
     {.condition = "scope_invalid",
      .cites = {"rfc6749-3.3-scope-comma"},
      .harm = kMore,
      .needs = {Need::TwoScopes}}) {
  Expect(Grant(Authorize().But(Near("scope", SpacesAs(",", "a comma")))),
         RefusedOrGrantedWithoutTheChanged());
}

MUST(Rfc6749_3_3, GrantScopesInAnyOrder,
     {.cites = {"rfc6749-3.3-scope-order-irrelevant"},
      .harm = kLockedOut,
      .needs = {Need::TwoScopes}}) {
  Expect(Grant(Authorize().But(Near("scope", InTheOppositeOrder()))),
         oracle::GrantedExactly(FullScope()));
}

MUST(Rfc6749_B, TakeAPlusForASpaceBetweenScopes,
     {.cites = {"rfc6749-app-b-plus-is-space", "rfc6749-4.1.1-form-encoding-of-params"},
      .harm = kLockedOut,
      .needs = {Need::TwoScopes}}) {
  Expect(Grant(Authorize().But(Near("scope", SpelledWithAPlus()))),
         oracle::GrantedExactly(FullScope()));
}

MUST(Rfc6749_3_3, RefuseOrLeaveOutAScopeWithAQuote,
     {.condition = "scope_invalid", .cites = {"rfc6749-3.3-scope-charset-quote"}, .harm = kMore}) {
  Expect(Grant(Authorize().But(
             With("scope", FullScope() + '"', "with a double quote behind the scope"))),
         RefusedOrGrantedWithout({LastScope(), LastScope() + '"'}));
}

MUST(Rfc6749_3_3, RefuseOrLeaveOutAScopeWithABackslash,
     {.condition = "scope_invalid",
      .cites = {"rfc6749-3.3-scope-charset-backslash"},
      .harm = kMore}) {
  Expect(Grant(Authorize().But(
             With("scope", FullScope() + '\\', "with a backslash behind the scope"))),
         RefusedOrGrantedWithout({LastScope(), LastScope() + '\\'}));
}

MUST(Rfc6749_5_1, TellTheScopeWhenNoneWasAskedFor,
     {.cites = {"rfc6749-5.1-scope-if-different", "rfc6749-3.3-scope-omitted-default-or-error"},
      .harm = "The client does not know what it may do."}) {
  Expect(Grant(Authorize().But(Without("scope"))), oracle::RefusedOrScopeTold());
}

}  // namespace
}  // namespace nearmiss
