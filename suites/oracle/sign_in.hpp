#pragma once

#include <string>
#include <vector>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// What an authentication request (OpenID Connect Core 3.1.2) came to, pages of the way included.

/// Of Core 3.1.2.6: what a server says that may not show the page it needs.
std::vector<std::string> ErrorsForWantOfAPage();

/// The user was asked to sign in, or the error says that this was needed.
Judge AskedToSignIn();
/// The same, or the request was refused.
Judge AskedToSignInOrRefused();
/// The browser was sent back at once: no login form and no consent page.
Judge AnsweredWithoutAPage();
/// Sent to the registered URI with one of these errors and no page before it.
Judge SentBackWith(std::vector<std::string> errors);
/// A code, or one of these errors by redirect.
Judge CodeSentOr(std::vector<std::string> errors);
/// The same without a page before it.
Judge CodeSentAtOnceOr(std::vector<std::string> errors);
/// Accepted, or refused without harm: no server fault, nothing sent elsewhere.
Judge AcceptedOrRefused();
/// Whatever comes of it, not one of these errors, and no server fault.
Judge NotSentBackWith(std::vector<std::string> errors);
/// An error by redirect has none but these parameters.
Judge SentBackWithNoMoreThan(std::vector<std::string> parameters);
/// The metadata says whether a parameter is supported. Where it says so, this error is none.
Judge SupportedAsSaid(bool said, std::string error);

}  // namespace nearmiss::oracle
