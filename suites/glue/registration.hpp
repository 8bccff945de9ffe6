#pragma once

#include <string>
#include <vector>

#include "suites/glue/step.hpp"
#include "suites/oracle/evidence.hpp"
#include "suites/steps/registration.hpp"

namespace nearmiss {

// Clients that register themselves (RFC 7591), and what they then do. What is registered on the way
// is deleted at the end of the check where the server offers it.

/// A valid registration of a client of the code grant, by a way of authentication that the server
/// announces.
Step Register();
/// ... of two redirection URIs: the client of the answer has them in this order.
std::vector<std::string> TwoRedirectUris();

/// A client that is registered, with changes of a valid request; not reached when it is refused.
Recipe<steps::Registration> ARegisteredClient(std::vector<mutate::Change> changes = {});
/// ... whose registration can be managed (RFC 7592); not applicable where that is not offered.
Recipe<steps::Registration> AManagedClient(std::vector<mutate::Change> changes = {});
/// A registration after it was updated with this change; not reached when that is refused.
Recipe<steps::Registration> AnUpdatedClient(steps::Registration registration,
                                            mutate::Change change);
/// A registration after it was deleted; not applicable where that is not offered.
Recipe<steps::Registration> ADeletedClient(steps::Registration registration);
/// What an accepted registration says; the client lives as long as the play.
steps::Registration Registered(Play& play, const wire::Exchange& exchange);

// RFC 7592 2.1, 2.2, 2.3, with the token that the last answer brought.
Step ReadClient(steps::Registration registration);
Step UpdateClient(steps::Registration registration);
Step DeleteClient(steps::Registration registration);

// What a registered client does. It has to live as long as the check, as one of a recipe does.
Step AuthorizeAs(const target::Client& client);
Step AuthorizeTo(const target::Client& client, std::string redirect_uri);
Recipe<steps::Code> ACodeOf(const target::Client& client);
Recipe<steps::Tokens> TokensOf(const target::Client& client);

/// The same request with the client's secret in the other place: Basic for body, body for Basic.
mutate::Change ByItsOtherMethod(const target::Target& target, const target::Client& client);
/// The client's own id and secret in HTTP Basic instead of what was there.
mutate::Change WithSecretOf(const target::Client& client);
/// The same request for a grant that the client did not register; no room where it did.
mutate::Change ForAnUnregisteredGrant(const target::Client& client, std::string grant_type);

}  // namespace nearmiss
