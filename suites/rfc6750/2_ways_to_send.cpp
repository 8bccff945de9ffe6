// RFC 6750 2, authenticated requests: one token, in the one place that the resource serves, in its
// grammar; the name of the scheme has no case.

#include "suites/glue/check.hpp"
#include "suites/mutate/misplaced_token.hpp"
#include "suites/mutate/variant.hpp"
#include "suites/oracle/bearer_challenge.hpp"
#include "suites/oracle/redirect_shape.hpp"
#include "suites/oracle/token_shape.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kTwoReadings =
    "A filter in front of the resource checks one token and the resource "
    "uses another.";

/// What stands behind Bearer is no token of the grammar.
Operators Malformed() {
  const std::string f = "malformed.bearer";
  return {{f, "empty", "nothing behind the scheme", [](const std::string&) { return ""; }},
          {f, "quoted", "the token in quotes",
           [](const std::string& token) { return '"' + token + '"'; }},
          {f, "two_words", "the token twice", [](const std::string& t) { return t + ' ' + t; }},
          {f, "list", "the token twice behind a comma",
           [](const std::string& t) { return t + ", " + t; }},
          {f, "not_ascii", "a character behind the token that is not ASCII",
           [](const std::string& token) { return token + "\xC3\xA9"; }}};
}

MUST_EACH(Rfc6750_2_1, AcceptATokenWith, SchemeVariants(),
          {.cites = {"rfc6750-2.1-scheme-case-insensitive",
                     "oauth21-5.1.1-scheme-case-insensitive"},
           .harm = "Clients that follow the standard are locked out.",
           .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(InScheme(near))), oracle::Served());
}

MUST_EACH(Rfc6750_2_1, RefuseAHeaderWith, Malformed(),
          {.condition = "access_token_malformed",
           .cites = {"rfc6750-2.1-malformed-header"},
           .harm = kTwoReadings,
           .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(NearBearer(near))), Refused());
}

SHOULD(Rfc6750_2_1, RefuseTwoHeaders,
       {.condition = "access_token_malformed",
        .cites = {"rfc6750-2.1-malformed-header"},
        .harm = kTwoReadings,
        .needs = {Need::Resource},
        .contested = "Derived. Some HTTP libraries drop all but the first Authorization header "
                     "before a server sees them."}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTheAuthorizationHeaderTwice())), Refused());
}

MUST(Rfc6750_2_1, RefuseATokenUnderTheSchemeToken,
     {.condition = "access_token_under_other_scheme",
      .cites = {"rfc6750-2.1-other-scheme-not-bearer"},
      .harm = "Credentials of one kind pass for those of another.",
      .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTokenScheme("Token"))), Refused());
}

MUST(Rfc6750_2_1, RefuseATokenUnderTheSchemeBasic,
     {.condition = "access_token_under_other_scheme",
      .cites = {"rfc6750-2.1-other-scheme-not-bearer"},
      .harm = "Credentials of one kind pass for those of another.",
      .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTokenScheme("Basic"))), Refused());
}

MUST(Rfc6750_2_1, RefuseATokenWithoutAScheme,
     {.condition = "access_token_under_other_scheme",
      .cites = {"rfc6750-2.1-other-scheme-not-bearer"},
      .harm = "Credentials of one kind pass for those of another.",
      .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTheBareToken())), Refused());
}

SHOULD(Rfc6750_2, RefuseATokenInTwoPlaces,
       {.condition = "access_token_twice",
        .cites = {"rfc6750-2-one-method-only", "rfc6750-3.1-invalid-request-400"},
        .harm = kTwoReadings,
        .needs = {Need::Resource},
        .contested = "The clause binds the client; 3.1 lists more than one method under "
                     "invalid_request. A resource that knows the header only may take the query "
                     "for a parameter of its own."}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTheTokenInTheQueryToo())), Refused());
}

MUST(Rfc6750_2_2, RefuseATokenInTheBodyOfAGet,
     {.condition = "access_token_misplaced",
      .cites = {"rfc6750-2.2-body-not-with-get"},
      .harm = "Servers and caches on the way do not see that the request is authenticated.",
      .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTheTokenInTheBodyOfGet())), Refused());
}

MUST(Rfc6750_2_2, RefuseATokenInJson,
     {.condition = "access_token_misplaced",
      .cites = {"rfc6750-2.2-body-form-only"},
      .harm = "What is content for one part of a server is a credential for another.",
      .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTheTokenPostedAsJson())), Refused());
}

MUST(Rfc6750_2_2, RefuseATokenInAMultipartBody,
     {.condition = "access_token_misplaced",
      .cites = {"rfc6750-2.2-body-form-only"},
      .harm = "What is content for one part of a server is a credential for another.",
      .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTheTokenPostedAsMultipart())), Refused());
}

SHOULD(Rfc6750_2_3, KeepAnswersToATokenInTheQueryPrivate,
       {.cites = {"rfc6750-2.3-query-response-cache-private"},
        .harm = "A shared cache keeps the user's data under a URL that others may learn.",
        .needs = {Need::Resource}}) {
  Expect(Send(UseAccessToken(ApprovedTokens()).But(WithTheTokenInTheQuery())),
         oracle::RefusedOrKeptPrivate());
}

MUST(Rfc6750_1_1, CallATokenWithoutAProofBearer,
     {.cites = {"rfc6750-1.1-token-type-value"},
      .harm = "The client does not know how to use the token.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::TokensWithoutProofAreBearer());
}

MUST(Rfc6750_2_1, IssueTokensThatFitTheHeader,
     {.cites = {"rfc6750-2.1-b64token-syntax"},
      .harm = "Clients cannot put the token into a header, or a part of it only.",
      .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::BearerTokensFitTheHeader());
}

SHOULD(Rfc6750_5_3, IssueShortLivedTokens,
       {.cites = {"rfc6750-5.3-short-lived", "oauth21-7.1.3.5-short-lived-tokens",
                  "mcp-2026-07-28-security-short-lived-tokens"},
        .harm = "A token that leaks is good for long.",
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(oracle::Where::Token), oracle::BearerTokensLiveAtMost(std::chrono::hours(1)));
}

SHOULD(Rfc6750_5_3, PutNoTokenIntoAnAddress,
       {.cites = {"rfc6750-5.3-no-token-in-url", "oauth21-7.1.3.7-no-token-in-url"},
        .harm = "Tokens stand in histories, logs and referrers.",
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::NoTokenInAnyAddress());
}

}  // namespace
}  // namespace nearmiss
