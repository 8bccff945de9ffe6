#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

/// The token endpoint hands out an access token.
Judge Issued();
/// The same for a request that names no scope: a server without a default one says invalid_scope
/// (RFC 6749 3.3).
Judge IssuedUnlessAScopeIsWanted();

/// ... with the code in the query part, where RFC 6749 4.1.2 puts it, and nothing in the fragment.
Judge CodeSentInTheQuery();

/// Of several requests that used one code or token at once, exactly one is answered with tokens.
Judge IssuedExactlyOnce();

/// The browser is sent to a registered URI with a code (RFC 6749 4.1.2).
Judge CodeSent();

/// The resource is served.
Judge Served();

/// An access token opens the resource, or introspection calls it active.
Judge Alive();
/// ... does neither, whatever the answer looks like otherwise.
Judge Dead();

/// Introspection says `active: true` (RFC 7662 2.2).
Judge Active();

/// Introspection says `active: false` and nothing else (RFC 7662 2.2: no further information).
Judge Inactive();

/// Status 200 whatever the body: what revocation answers (RFC 7009 2.2).
Judge Acknowledged();

/// The URL the browser is sent to carries this parameter exactly once with this value.
Judge Returned(std::string parameter, std::string value);
/// ... or does not carry it at all.
Judge NotReturned(std::string parameter);

/// ... carries it once, with whatever value.
Judge Carries(std::string parameter);
/// Accepted with exactly the state that was sent (RFC 6749 4.1.2), or refused without a 5xx: what a
/// server may do with a state outside the grammar of Appendix A.5.
Judge StateUnchangedOrRefused();

/// Tokens are issued, this one among them.
Judge IssuedWith(std::string token);
/// Tokens are issued, but not this one.
Judge IssuedWithout(std::string token);

/// The answer is a JSON object whose string member has this value (RFC 8414 3.3: identical).
Judge Says(std::string member, std::string value);
/// The same of a request whose Host header names another server: that value, or a refusal.
Judge SaysOrRefuses(std::string member, std::string value);
/// ... has this member, whatever its value.
Judge Has(std::string member);

/// 401 with a Bearer challenge that names no error (RFC 6750 3.1).
Judge ChallengedWithoutError();

/// Refused, or the granted scope is told (RFC 6749 3.3, 5.1: it differs from a request that named
/// none).
Judge RefusedOrScopeTold();

/// No answer on the way shows the text as it is, unescaped.
Judge NotReflected(std::string text);
/// No page on the way has a link to the rejected redirection URI.
Judge NoLinkToTheRejectedUri();

/// The granted scope has all of these tokens and no other.
Judge GrantedExactly(std::string scope);

}  // namespace nearmiss::oracle
