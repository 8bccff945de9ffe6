// RFC 6749 3.1.2.3, near misses of a registered redirection URI by the family: all that the file of
// near misses has beyond those with a check of their own.

#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/mutate/redirect_uri.hpp"
#include "suites/oracle/refusal.hpp"
#include "suites/oracle/withstood.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kElsewhere = "The code goes to a place that the client does not control.";

/// Which of two URIs is taken is not told by an answer to the first.
const std::set<std::string> kTwice = {"dup_same",        "dup_evil_last", "dup_evil_first",
                                      "dup_empty_first", "dup_semicolon", "dup_name_encoded"};
/// A missing redirect_uri is no near miss of one; it has checks of its own.
const std::set<std::string> kMissing = {"absent_single", "absent_multiple",
                                        "absent_none_registered", "empty_value",
                                        "empty_value_multiple"};

/// Whether a list without order may name a value twice is nowhere said (RFC 6749 3.1.1).
const std::set<std::string> kOneSet = {"type_repeated_value"};

MUST_EACH(Rfc6749_3_1_2_3, RefuseEveryNearMissOf,
          Families({"redirect_uri.path", "redirect_uri.host", "redirect_uri.scheme",
                    "redirect_uri.query", "redirect_uri.fragment", "redirect_uri.control",
                    "redirect_uri.whitespace", "redirect_uri.unicode", "redirect_uri.length"}),
          {.condition = "redirect_uri_mismatch",
           .cites = {"rfc6749-3.1.2.3-compare-to-registered",
                     "rfc6749-3.1.2.4-no-redirect-on-bad-uri", "rfc9700-2.1-exact-redirect-match"},
           .harm = kElsewhere,
           .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {near.name, In("redirect_uri"), StageOf(play()), kMissing, {}, RedirectUriNearMisses()},
      [&] { Control(Authorize()); },
      [&](const Change& change) { return SendAgain(AuthorizeWithRoomFor(play(), change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_3_1, RefuseEveryRepeatedRedirectUri,
     {.condition = "redirect_uri_repeated",
      .cites = {"rfc6749-3.1-repeated-redirect-uri"},
      .harm = "A filter in front of the server checks one value and the server uses the other.",
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"redirect_uri.repeat", In("redirect_uri"), StageOf(play()), {}, kTwice},
      [&] { Control(Authorize()); },
      [&](const Change& change) { return SendAgain(Authorize().But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_3_1, SendNothingToAnotherRedirectUriBesideTheGoodOne,
     {.cites = {"rfc6749-3.1-repeated-mixed-get-post", "rfc6749-3.1-repeated-redirect-uri"},
      .harm = kElsewhere,
      .depth = Depth::Deep,
      .contested = "Names near redirect_uri are unknown ones, which a server ignores: it may go on "
                   "with the good URI, but never with the other."}) {
  const auto tried = TryEach(
      {"redirect_uri.repeat", In("redirect_uri"), StageOf(play()), kTwice},
      [&] { Control(Authorize()); },
      [&](const Change& change) { return SendAgain(Authorize().But(change)); },
      oracle::SentNowhereElse());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_4_1_2_1, AnswerNowhereElseWhateverElseIsWrong,
     {.cites = {"rfc6749-4.1.2.1-bad-redirect-no-redirect"},
      .harm = "The server sends users wherever an attacker's link says, in the server's good name.",
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"authorization.response", In("redirect_uri"), StageOf(play()), kOneSet},
      [&] { Control(Authorize()); },
      [&](const Change& change) { return SendAgain(Authorize().But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
