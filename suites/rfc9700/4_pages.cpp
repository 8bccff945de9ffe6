// RFC 9700 4, the pages and redirects of the server: framed by nobody, free of foreign content, met
// by a user who has signed in.

#include "suites/glue/check.hpp"
#include "suites/oracle/authorization_answer.hpp"
#include "suites/oracle/page_hygiene.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kPressed =
    "Another site lays the consent button under its own, and the user presses it.";

SHOULD(Rfc9700_4_2_4, LoadNothingFromOtherHosts,
       {.cites = {"rfc9700-4.2.4-no-third-party-content"},
        .harm = "The other host sees codes and states in referrers, and can change the page.",
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::PagesHoldNoForeignContent());
}

SHOULD(Rfc9700_4_11_2, SignTheUserInBeforeAnErrorIsSentBack,
       {.cites = {"rfc9700-4.11.2-authenticate-before-redirect"},
        .harm = "A link to the trusted server leads, by an error, to the page of whoever "
                "registered a client.",
        .needs = {Need::SignIn},
        .contested = "RFC 6749 4.1.2.1 lets a server report the error at once; prompt=none asks "
                     "for that."}) {
  Control(Authorize());
  SignOut();
  Expect(SendAgain(Authorize().But(Without("response_type"))), oracle::NotSentAwayAtOnce());
}

SHOULD(Rfc9700_4_12, RedirectBehindAFormWithSeeOther,
       {.cites = {"rfc9700-4.12-use-303"},
        .harm = "A browser may post the user's password on to the client.",
        .manner = Manner::Afterwards,
        .contested = "Browsers follow 302 by GET as well; 303 is the only status that says so."}) {
  Expect(EveryAnswer(), oracle::RedirectsBehindFormsAre303());
}

SHOULD(Rfc9700_4_16, ForbidFramingByPolicy,
       {.cites = {"rfc9700-4.16-csp-level-2"}, .harm = kPressed, .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::PagesHaveAFramePolicy());
}

SHOULD(Rfc9700_4_16, ForbidFramingTwice,
       {.cites = {"rfc9700-4.16-combine-countermeasures"},
        .harm = kPressed,
        .manner = Manner::Afterwards}) {
  Expect(EveryAnswer(), oracle::PagesHaveBothFrameHeaders());
}

}  // namespace
}  // namespace nearmiss
