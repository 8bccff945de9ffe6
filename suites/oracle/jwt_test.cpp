// Judges over JWTs: header, signature, claims.

#include "suites/oracle/jwt.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fixtures/jose/jws.hpp"
#include "suites/oracle/claims.hpp"
#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

const jose::Key& OwnKey() {
  static const auto key = jose::Key::Generate("ES256");
  return key;
}

std::string SetOf(const std::vector<std::string>& kids) {
  std::string keys;
  for (const auto& kid : kids) {
    keys += fmt::format(R"({}{{"kid":"{}",{})", keys.empty() ? "" : ",", kid,
                        OwnKey().PublicJson().substr(1));
  }
  return R"({"keys":[)" + keys + "]}";
}

Evidence Answering(const std::string& member, const std::string& token) {
  auto evidence = At(Where::Token,
                     Json(200, fmt::format(R"({{"access_token":"at","{}":"{}"}})", member, token)));
  evidence.now = std::chrono::sys_seconds(std::chrono::seconds(1'000'000));
  evidence.keys = SetOf({"one"});
  return evidence;
}

Evidence IdToken(const std::string& claims, const std::string& header = R"("alg":"ES256")") {
  return Answering("id_token", jose::Sign(OwnKey(), '{' + header + '}', claims));
}

std::string Unsigned(const std::string& alg) {
  return jose::WriteCompact({fmt::format(R"({{"alg":"{}"}})", alg), R"({"sub":"u"})", ""});
}

TEST(IdTokens, AreMissedAndAccessTokensOfAnotherFormAreNot) {
  const auto without = At(Where::Token, Json(200, R"({"access_token":"at"})"));
  EXPECT_FALSE(SignedAtAll("id_token")(without).held);
  EXPECT_FALSE(SignedAtAll("access_token")(without).applicable);
  EXPECT_FALSE(SignedAtAll("id_token")(At(Where::Token, Json(400, "{}"))).held);
}

TEST(Signatures, AreThoseOfAPublishedKey) {
  const auto judge = SignedByAPublishedKey("id_token");
  EXPECT_TRUE(judge(IdToken(R"({"sub":"u"})")).held);
  EXPECT_TRUE(judge(IdToken("{}", R"("alg":"ES256","kid":"one")")).held);
  EXPECT_FALSE(judge(IdToken("{}", R"("alg":"ES256","kid":"two")")).held);
  EXPECT_FALSE(judge(Answering("id_token", Unsigned("none"))).held);
  const auto other = jose::Sign(jose::Key::Generate("ES256"), R"({"alg":"ES256"})", "{}");
  EXPECT_FALSE(judge(Answering("id_token", other)).held);
  auto without_keys = IdToken("{}");
  without_keys.keys = "no JSON";
  EXPECT_FALSE(judge(without_keys).held);
}

TEST(Signatures, AreThereAndNotShared) {
  EXPECT_FALSE(SignedAtAll("id_token")(Answering("id_token", Unsigned("nOnE"))).held);
  EXPECT_TRUE(SignedAtAll("id_token")(IdToken("{}")).held);
  const auto shared =
      jose::Sign(jose::Key::OfSecret(std::string(32, 'k')), R"({"alg":"HS256"})", "{}");
  EXPECT_FALSE(SignedByAKeyPair("id_token")(Answering("id_token", shared)).held);
  EXPECT_TRUE(SignedByAKeyPair("id_token")(IdToken("{}")).held);
}

TEST(Headers, NameTheirKeyAmongSeveral) {
  const auto judge = NamesItsKeyAmongSeveral("id_token");
  auto evidence = IdToken("{}");
  EXPECT_TRUE(judge(evidence).held);
  EXPECT_FALSE(NamesAPublishedKey("id_token")(evidence).held);
  evidence.keys = SetOf({"one", "two"});
  EXPECT_FALSE(judge(evidence).held);
  evidence = IdToken("{}", R"("alg":"ES256","kid":"two")");
  evidence.keys = SetOf({"one", "two"});
  EXPECT_TRUE(judge(evidence).held);
}

TEST(Headers, HaveOrLackAParameter) {
  const auto evidence = IdToken("{}", R"("alg":"ES256","typ":"AT+JWT","jku":"https://x")");
  EXPECT_TRUE(HeaderIsOneOf("id_token", "typ", {"at+jwt"})(evidence).held);
  EXPECT_FALSE(HeaderIsOneOf("id_token", "typ", {"JWT"})(evidence).held);
  EXPECT_FALSE(HeaderLacks("id_token", {"jwk", "jku"})(evidence).held);
  EXPECT_TRUE(HeaderLacks("id_token", {"jwk"})(evidence).held);
}

struct Row {
  std::string name;
  Judge judge;
  std::string claims;
  bool held;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name << ' ' << row.claims; }

class EachClaim : public testing::TestWithParam<Row> {};

TEST_P(EachClaim, IsJudged) {
  const auto verdict = GetParam().judge(IdToken(GetParam().claims));
  EXPECT_EQ(verdict.held, GetParam().held) << verdict.actual;
  EXPECT_FALSE(verdict.actual.empty());
}

const auto kIss = ClaimIs("id_token", "iss", "https://as");
const auto kAzp = ClaimIsUnlessAbsent("id_token", "azp", "c");
const auto kAud = ClaimContains("id_token", "aud", "c");
const auto kAny = ClaimSaysSomething("id_token", "aud");
const auto kSub = ClaimIsAShortText("id_token", "sub");
const auto kTime = ClaimIsANumber("id_token", "auth_time");
const auto kExp = ClaimIsAhead("id_token", "exp");
const auto kIat = ClaimIsAboutNow("id_token", "iat");

INSTANTIATE_TEST_SUITE_P(
    Claims, EachClaim,
    testing::Values(
        Row{"iss", kIss, R"({"iss":"https://as"})", true},
        Row{"iss", kIss, R"({"iss":"https://as/"})", false}, Row{"iss", kIss, "{}", false},
        Row{"azp", kAzp, "{}", true}, Row{"azp", kAzp, R"({"azp":"d"})", false},
        Row{"azp", kAzp, R"({"azp":1})", false}, Row{"aud", kAud, R"({"aud":"c"})", true},
        Row{"aud", kAud, R"({"aud":["d","c"]})", true}, Row{"aud", kAud, R"({"aud":["d"]})", false},
        Row{"any", kAny, R"({"aud":[]})", false}, Row{"any", kAny, R"({"aud":""})", false},
        Row{"any", kAny, R"({"aud":["d"]})", true}, Row{"sub", kSub, R"({"sub":"u"})", true},
        Row{"sub", kSub, R"({"sub":1})", false},
        Row{"sub", kSub, R"({"sub":")" + std::string(256, 'u') + "\"}", false},
        Row{"time", kTime, R"({"auth_time":5})", true},
        Row{"time", kTime, R"({"auth_time":"5"})", false},
        Row{"exp", kExp, R"({"exp":1000001})", true}, Row{"exp", kExp, R"({"exp":1e5})", false},
        Row{"iat", kIat, R"({"iat":1000000.5})", true}, Row{"iat", kIat, R"({"iat":1})", false}));

TEST(Claims, AreAsBeforeOrNew) {
  const auto before = jose::WriteCompact({"{}", R"({"sub":"u","jti":"1"})", ""});
  const auto same = IdToken(R"({"sub":"u","jti":"2"})");
  EXPECT_TRUE(ClaimsAreAsBefore("id_token", before, {"sub", "azp"})(same).held);
  EXPECT_FALSE(ClaimsAreAsBefore("id_token", before, {"jti"})(same).held);
  EXPECT_TRUE(ClaimIsNew("id_token", before, "jti")(same).held);
  EXPECT_FALSE(ClaimIsNew("id_token", before, "sub")(same).held);
  EXPECT_FALSE(ClaimIsNew("id_token", before, "jti")(IdToken("{}")).held);
  const auto none = At(Where::Token, Json(200, R"({"access_token":"at"})"));
  EXPECT_FALSE(RefreshedIdTokenKeeps(before, {"sub"})(none).applicable);
  EXPECT_TRUE(RefreshedIdTokenKeeps(before, {"sub"})(same).held);
}

TEST(Claims, HashTheAccessToken) {
  // BASE64URL of the first half of SHA-256("at").
  EXPECT_TRUE(AccessTokenHashFits()(IdToken(R"({"at_hash":"sda5G2fCr6XjIpiNlGJjjQ"})")).held);
  EXPECT_FALSE(AccessTokenHashFits()(IdToken(R"({"at_hash":"x"})")).held);
  EXPECT_TRUE(AccessTokenHashFits()(IdToken("{}")).held);
}

TEST(Claims, TellTheScope) {
  const auto token = jose::WriteCompact({R"({"alg":"x"})", R"({"scope":"b a"})", ""});
  const auto evidence =
      At(Where::Token, Json(200, fmt::format(R"({{"access_token":"{}"}})", token)));
  EXPECT_TRUE(ScopeClaimIsTheGrantedScope("a b")(evidence).held);
  EXPECT_FALSE(ScopeClaimIsTheGrantedScope("a b c")(evidence).held);
}

}  // namespace
}  // namespace nearmiss::oracle
