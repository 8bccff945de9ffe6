#pragma once

#include <string>

#include "suites/mutate/change.hpp"
#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

// Other ways to say the same: a server that refuses them is stricter than its specification.

/// Rewrites a form-encoded text: order, more escapes than needed.
Operators FormSpellings();
/// Adds a parameter to it that nobody defined (RFC 6749 3.1, 3.2: ignored).
Operators UnknownParameters();
/// Both.
Operators FormVariants();
/// Rewrites the media type of a form.
Operators FormTypeVariants();
/// Rewrites an authentication scheme, whose name has no case (RFC 9110 11.1).
Operators SchemeVariants();

/// The form body of a POST, or the query of a GET, rewritten as text.
Change InForm(Operator variant);
/// The value of a header field rewritten.
Change InHeader(std::string name, Operator variant);
/// The scheme of the Authorization header rewritten, its credentials kept.
Change InScheme(Operator variant);
/// Every header name in lower case (RFC 9110 5.1: names have no case).
Change WithLowerCaseHeaderNames();

/// The body just as given, parameters or not.
Change WithBody(std::string body, std::string told);

}  // namespace nearmiss::mutate
