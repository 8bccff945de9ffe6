#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// Judges over many answers at once: the evidence holds every exchange of the run with one endpoint,
// and the first answer that is not as required decides. Each says in `actual` which one.

/// What is demanded of each answer; nothing when it is as required.
using Flaw = std::function<std::optional<std::string>(const wire::Exchange&)>;
/// Which answers the demand is about.
using Concerns = std::function<bool(const wire::Exchange&)>;

/// `expected` describes the demand. With no answer of that kind there is nothing to judge.
Judge Each(std::string expected, Concerns concerns, Flaw flaw);

// Kinds of answers.
bool IssuesTokens(const wire::Exchange& exchange);
bool ReportsError(const wire::Exchange& exchange);    ///< JSON with a string member `error`
bool IsRefusal(const wire::Exchange& exchange);       ///< status 4xx, or 200 that reports an error
bool IsAnswer(const wire::Exchange& exchange);        ///< any response at all
bool IsUnauthorized(const wire::Exchange& exchange);  ///< status 401

// RFC 6749 5.1
Judge TokenAnswersAreJson();
Judge TokenAnswersAreNotStored();
Judge TokenAnswersArePragmaNoCache();
Judge TokenAnswersNameTheTokenType();
Judge TokenAnswersStateTheLifetimeAsANumber();
Judge TokenAnswersStateTheLifetime();
/// RFC 6749 7.1: a registered name, in any case, or an absolute URI.
Judge TokenTypesAreRegistered();
/// RFC 6749 5.1, derived: the redirect with the code holds a credential too.
Judge CodeRedirectsAreNotStored();
Judge TokenAnswersAreFlatStrings();
/// No member occurs twice (RFC 6749 3.2, RFC 8259 4).
Judge AnswersRepeatNoMember();

// RFC 6749 5.2
Judge RefusalsAreJsonErrors();
Judge RefusalsHaveStatus400Or401();
Judge ErrorCodesAreRegistered();
Judge ErrorTextsKeepToTheirCharacters();
Judge RefusalsOfBasicCredentialsAreChallenged();
Judge RefusalsAreNotStored();

// every endpoint
Judge NoServerFaults();
Judge NothingSecretRepeated();

// RFC 6749 4.1.2.1: error, error_description and error_uri of redirects.
Judge RedirectedErrorsKeepToTheirCharacters();
/// RFC 9700 4.12: no 307 behind a request that held credentials.
Judge CredentialsAreNotRedirectedWith307();
/// RFC 6749 10.13, RFC 9700 4.16: pages forbid to be framed by other sites.
Judge PagesCannotBeFramed();
/// RFC 9700 4.2.4: pages keep their URL, which may hold a code or state, from other sites.
Judge PagesSuppressReferrers();
/// RFC 6750 3: a 401 of the resource carries a Bearer challenge.
Judge UnauthorizedIsChallenged();

}  // namespace nearmiss::oracle
