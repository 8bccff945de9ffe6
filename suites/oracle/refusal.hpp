#pragma once

#include "suites/oracle/documented.hpp"

namespace nearmiss::oracle {

/// The request is refused, safely, and as documented. In this order: nothing was handed out; the
/// browser was not sent to the rejected URI and no page leads there; no 5xx; no secret repeated;
/// then the answer is one of the documented ones. With no documented answer the safe refusal is
/// enough.
Judge Refused(Documented documented);

/// What binds every server, whatever it documents: the first part of `Refused`.
Judge SafelyRefused();

/// The request is refused, or the server goes on with less scope (RFC 6749 3.3 lets it ignore a
/// scope, and 5.1 makes it say which it granted): none of the tokens is in the granted scope.
Judge RefusedOrGrantedWithout(Documented documented, std::vector<std::string> scope_tokens);

/// The same for a scope that was changed in the authorization request: of `asked`, only what still
/// stands in the request as a token of its own may be granted.
Judge RefusedOrGrantedWithoutTheChanged(Documented documented, std::string asked);

}  // namespace nearmiss::oracle
