#pragma once

#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// Values near an issued code, token, verifier or secret: cut, changed, recased, doubled. Only the
/// issued octets are the credential. `family` is `grant.code`, `grant.refresh_token`, ... Harm of
/// an accepted one: the value can be guessed with less work than its length promises.
Operators CredentialNearMisses(const std::string& family);

}  // namespace nearmiss::mutate
