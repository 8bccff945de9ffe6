#pragma once

#include <string>

#include "suites/mutate/mutation.hpp"

namespace nearmiss::mutate {

// How the near misses of each family of fixtures/vectors/near_misses.csv are made.

Mutations RedirectPath(const Stage& stage);
Mutations RedirectHost(const Stage& stage);
/// Ports and addresses, of the family redirect_uri.host.
Mutations RedirectAddress(const Stage& stage);
Mutations RedirectScheme(const Stage& stage);
Mutations RedirectQuery(const Stage& stage);
Mutations RedirectFragment(const Stage& stage);
Mutations RedirectControl(const Stage& stage);
Mutations RedirectWhitespace(const Stage& stage);
Mutations RedirectUnicode(const Stage& stage);
Mutations RedirectLength(const Stage& stage);
Mutations RedirectNative(const Stage& stage);
Mutations RedirectRepeat(const Stage& stage);
Mutations RedirectAtTheTokenEndpoint(const Stage& stage);

/// Of encoding.<parameter>; of the scope with those that only a list has.
Mutations Encoding(const std::string& parameter, const Stage& stage);
Mutations Transport(const Stage& stage);
Mutations AuthorizationHeader(const Stage& stage);
Mutations AuthorizationResponse(const Stage& stage);

Mutations GrantCode(const Stage& stage);
Mutations GrantRefreshToken(const Stage& stage);
Mutations GrantJwt(const Stage& stage);
Mutations GrantPkce(const Stage& stage);
Mutations Registration(const Stage& stage);

}  // namespace nearmiss::mutate
