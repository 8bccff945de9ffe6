// RFC 6749 3.2 and what is sent to the token endpoint, near misses by the family: all that the file
// of near misses has beyond those with a check of their own. Each needs a code or token of its own.

#include "suites/generate/meaning.hpp"
#include "suites/glue/check.hpp"
#include "suites/glue/near_misses.hpp"
#include "suites/mutate/characters.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss {
namespace {

using namespace mutate;  // NOLINT(google-build-using-namespace)

constexpr auto kTwoSpellings =
    "Two spellings of one value: block lists, logs and caches miss one of them.";
constexpr auto kGuess = "A credential can be found with less work than its length promises.";
constexpr auto kConfused = "A filter in front of the server reads another request than the server.";

/// What only a client that writes its own octets can send: HTTP itself is broken or framed
/// otherwise.
const std::set<std::string> kOddFraming = {"body_length_short", "body_chunked"};
const std::set<std::string> kOddHeader = {"folding", "name_sp", "b64_newline", "leading_sp",
                                          "trailing_sp"};

MUST(Rfc6749_A_1, RefuseEveryNearMissOfAClientId,
     {.cites = {"rfc6749-app-a.1-abnf-client-id", "rfc6749-1.9-token-values-case-sensitive"},
      .harm = kTwoSpellings,
      .needs = {Need::PublicClient},
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"encoding.client_id", In("client_id"), {}, {}, {}, StrayCharacters("client_id")},
      [&] { Control(Redeem(AnApprovedCode(For::Public))); },
      [&](const Change& change) {
        return SendAgain(Redeem(AnApprovedCode(For::Public)).But(change));
      },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_A_2, RefuseEveryNearMissOfASecret,
     {.cites = {"rfc6749-app-a.2-abnf-client-secret", "rfc6749-2.3.1-wrong-secret"},
      .harm = kTwoSpellings,
      .needs = {Need::OtherBodyClient},
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"encoding.client_secret", In("client_secret"), {}, {}, {}, StrayCharacters("client_secret")},
      [&] { Control(Redeem(AnApprovedCode(For::Other))); },
      [&](const Change& change) {
        return SendAgain(Redeem(AnApprovedCode(For::Other)).But(change));
      },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_A_10, RefuseEveryNearMissOfAGrantType,
     {.cites = {"rfc6749-app-a.10-abnf-grant-type", "rfc6749-3.2-repeated-grant-type"},
      .harm = "A filter that looks for the exact name is passed by.",
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"encoding.grant_type", In("grant_type"), {}, {}, {}, StrayCharacters("grant_type")},
      [&] { Control(Redeem(AnApprovedCode())); },
      [&](const Change& change) { return SendAgain(Redeem(AnApprovedCode()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_A_11, RefuseEveryNearMissOfACode,
     {.cites = {"rfc6749-app-a.11-abnf-code", "rfc6749-3.2-repeated-code"},
      .harm = "Two spellings of one code: a check for single use may see two codes.",
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"encoding.code", In("code"), {}, {}, {}, StrayCharacters("code")},
      [&] { Control(Redeem(AnApprovedCode())); },
      [&](const Change& change) { return SendAgain(Redeem(AnApprovedCode()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_A_17, RefuseEveryNearMissOfARefreshToken,
     {.cites = {"rfc6749-app-a.17-abnf-refresh-token", "rfc6749-3.2-repeated-refresh-token"},
      .harm = "Two spellings of one token: a list of revoked tokens misses one of them.",
      .needs = {Need::RefreshToken},
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"encoding.refresh_token", In("refresh_token"), {}, {}, {}, StrayCharacters("refresh_token")},
      [&] { Control(Refresh(ApprovedTokens())); },
      [&](const Change& change) { return SendAgain(Refresh(ApprovedTokens()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_4_1_3, RefuseEveryValueNearACode,
     {.cites = {"rfc6749-4.1.3-code-valid"}, .harm = kGuess, .depth = Depth::Deep}) {
  const auto stage = StageWith(play(), Given(ApprovedTokens()));
  const auto tried = TryEach(
      {"grant.code",
       In("code", generate::DiffersAsToken),
       stage,
       {"code_as_access_token"},
       {},
       CredentialNearMisses("grant.code")},
      [&] { Control(Redeem(AnApprovedCode())); },
      [&](const Change& change) { return SendAgain(Redeem(AnApprovedCode()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_6, RefuseEveryValueNearARefreshToken,
     {.cites = {"rfc6749-6-refresh-validate"},
      .harm = kGuess,
      .needs = {Need::RefreshToken},
      .depth = Depth::Deep}) {
  const auto stage = StageWith(play(), Given(ApprovedTokens()));
  const auto tried = TryEach(
      {"grant.refresh_token",
       In("refresh_token", generate::DiffersAsToken),
       stage,
       {"refresh_as_access", "revoke_unknown", "revoke_wrong_hint", "revoke_unknown_hint",
        "wider_scope"},
       {},
       CredentialNearMisses("grant.refresh_token")},
      [&] { Control(Refresh(ApprovedTokens())); },
      [&](const Change& change) { return SendAgain(Refresh(ApprovedTokens()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

MUST(Rfc6749_4_1_3, RefuseEveryOtherRedirectUriAtRedemption,
     {.condition = "code_redirect_uri_mismatch",
      .cites = {"rfc6749-4.1.3-redirect-uri-identical"},
      .harm = "A code that was lured to another place can be redeemed all the same.",
      .depth = Depth::Deep}) {
  const auto tried = TryEach(
      {"redirect_uri.token", In("redirect_uri"), StageOf(play())},
      [&] { Control(Redeem(AnApprovedCode())); },
      [&](const Change& change) { return SendAgain(Redeem(AnApprovedCode()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

SHOULD(Rfc6749_3_2, RefuseEveryOtherFormAndPlaceOfARequest,
       {.cites = {"rfc6749-3.2-post-only", "rfc6749-3.2-unsupported-media-type",
                  "rfc6749-3.2-params-not-from-query", "rfc6749-3.2-repeated-in-query-and-body"},
        .harm = kConfused,
        .depth = Depth::Deep,
        .contested = "A server that takes a form under another label is lenient, not broken."}) {
  const auto tried = TryEach(
      {"encoding.transport", In("code"), StageOf(play()), kOddFraming},
      [&] { Control(Redeem(AnApprovedCode())); },
      [&](const Change& change) { return SendAgain(Redeem(AnApprovedCode()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

SHOULD(Rfc6749_2_3_1, RefuseEveryNearMissOfBasicCredentials,
       {.cites = {"rfc6749-2.3.1-malformed-basic-header", "rfc6749-2.3.1-wrong-secret"},
        .harm = kTwoSpellings,
        .needs = {Need::BasicClient},
        .depth = Depth::Deep,
        .contested = "RFC 4648 3.3 tells decoders to refuse what is no base64; many do not."}) {
  const auto tried = TryEach(
      {"encoding.authorization_header", In("client_secret"), StageOf(play()), kOddHeader},
      [&] { Control(Redeem(AnApprovedCode())); },
      [&](const Change& change) { return SendAgain(Redeem(AnApprovedCode()).But(change)); },
      oracle::SafelyRefused());
  Expect(tried.evidence, tried.judge);
}

}  // namespace
}  // namespace nearmiss
