#pragma once

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// Whether a person does this exchange in a browser when they repeat a check by hand: an
/// authorization request, a signed-in page, or what such a page led to. `before` is the browser's
/// exchange just before this one, or null. What a check judges (mutant, effect) is never left to a
/// browser.
bool IsBrowserStep(const Exchange& exchange, const Exchange* before);

/// Whether this is the authorization request that a journey begins with.
bool IsAuthorizationRequest(const Exchange& exchange);

}  // namespace nearmiss::record
