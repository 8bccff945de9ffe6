#pragma once

#include <string>

#include "suites/glue/step.hpp"
#include "suites/mutate/assertion.hpp"

namespace nearmiss {

/// An assertion that a client issued about itself, traded for an access token (RFC 7523 2.1).
Step TradeAnAssertion();

/// A good client assertion of the client with a key.
Recipe<std::string> AClientAssertion();

/// Redeems a fresh code of the client with a key by just this assertion.
Step RedeemByAssertion(std::string assertion);

/// Makes assertions for the client, with its key or secret.
mutate::Signing SigningOf(const target::Client& client);

/// The client assertion of the client with a key put through a near miss.
mutate::Change NearClientAssertion(Play& play, const mutate::Operator& near);
/// The same with the assertion of `TradeAnAssertion`.
mutate::Change NearGrantAssertion(Play& play, const mutate::Operator& near);

/// HTTP Basic of the client beside whatever the request has already.
mutate::Change WithBasicBeside(const target::Client& client);

}  // namespace nearmiss
