#pragma once

#include <string>
#include <vector>

#include "suites/oracle/jwt.hpp"

namespace nearmiss::oracle {

// Judges over the claims of an ID token (OpenID Connect Core 2) or a JWT access token (RFC 9068
// 2.2). `member` is where the token response has it.

Judge ClaimIs(std::string member, std::string claim, std::string value);
/// Absent, or with this value.
Judge ClaimIsUnlessAbsent(std::string member, std::string claim, std::string value);
/// A list with this text in it, or the text itself: what `aud` may be (RFC 7519 4.1.3).
Judge ClaimContains(std::string member, std::string claim, std::string value);
/// A text that is not empty, or a list of such texts.
Judge ClaimSaysSomething(std::string member, std::string claim);
/// A text of 1 to 255 ASCII characters (OpenID Connect Core 2).
Judge ClaimIsAShortText(std::string member, std::string claim);
Judge ClaimIsANumber(std::string member, std::string claim);
/// A time after the one in the evidence, clocks a minute apart at most.
Judge ClaimIsAhead(std::string member, std::string claim);
/// A time within ten minutes of it.
Judge ClaimIsAboutNow(std::string member, std::string claim);
/// As in an earlier token, be it absent there too.
Judge ClaimsAreAsBefore(std::string member, std::string earlier, std::vector<std::string> claims);
/// The same of the ID token of a refresh, where one came (OpenID Connect Core 12.2).
Judge RefreshedIdTokenKeeps(std::string earlier, std::vector<std::string> claims);
/// The claim has another value than in an earlier token.
Judge ClaimIsNew(std::string member, std::string earlier, std::string claim);
/// The token's scope, whatever the order (RFC 9068 2.2.3).
Judge ScopeClaimIsTheGrantedScope(std::string asked);
/// at_hash of an ID token fits the access token beside it, where there is one (OpenID Connect Core
/// 3.1.3.6).
Judge AccessTokenHashFits();

}  // namespace nearmiss::oracle
