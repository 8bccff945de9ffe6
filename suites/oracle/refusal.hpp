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

/// The request is refused, or the server goes on without what was wrong about its scope (RFC
/// 6749 3.3 lets it ignore a scope): the granted scope must not hold any of the tokens.
Judge RefusedOrGrantedWithout(Documented documented, std::vector<std::string> scope_tokens);

}  // namespace nearmiss::oracle
