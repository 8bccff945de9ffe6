#pragma once

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// Judges over the pages and redirects that a browser met in the whole run, beside those of
// answer_shape.hpp (RFC 9700 2.6, 4.2.4, 4.12, 4.16).

/// A Content-Security-Policy with frame-ancestors.
Judge PagesHaveAFramePolicy();
/// ... and X-Frame-Options, which older browsers read.
Judge PagesHaveBothFrameHeaders();
/// No script, style, image, frame or other content of another origin.
Judge PagesHoldNoForeignContent();
/// A redirect behind a form is 303.
Judge RedirectsBehindFormsAre303();
/// What carries a code, token or error goes to https, to the loopback address or to a private-use
/// scheme.
Judge AuthorizationResponsesAreEncrypted();

}  // namespace nearmiss::oracle
