#pragma once

#include "suites/glue/step.hpp"
#include "suites/mutate/operator.hpp"

namespace nearmiss {

/// The kinds of redirection URI that a native client may register (RFC 8252 7).
enum class NativeUri {
  Loopback4,         ///< http://127.0.0.1
  Loopback6,         ///< http://[::1]
  LoneLoopback4,     ///< http://127.0.0.1 with a path that is registered for no other host
  LoopbackWithPort,  ///< one of the two, with a port
  PrivateUse,        ///< a scheme of its own
  Https,
};

/// A request of the native client that asks for the answer at its URI of that kind; not applicable
/// when it has none.
Step AuthorizeNative(NativeUri kind);
/// A code that was sent to that URI, changed by the operator.
Recipe<steps::Code> ANativeCodeAt(NativeUri kind, mutate::Operator change);

}  // namespace nearmiss
