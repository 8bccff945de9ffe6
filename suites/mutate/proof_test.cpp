#include "suites/mutate/proof.hpp"

#include <gtest/gtest.h>

#include <set>

#include "fixtures/jose/jws.hpp"
#include "fixtures/jose/members.hpp"
#include "suites/mutate/proof_near_misses.hpp"

namespace nearmiss::mutate {
namespace {

std::string Good(const jose::Key& key, const std::string& more = "") {
  return jose::Sign(
      key, R"({"typ":"dpop+jwt","alg":"ES256","jwk":)" + key.PublicJson() + '}',
      R"({"jti":"j1","htm":"POST","htu":"https://as.example/token","iat":1700000000)" + more + '}');
}

wire::Request Carrying(const std::string& proof) {
  return {"POST", "https://as.example/token", {{"DPoP", proof}}, ""};
}

TEST(ProofNearMisses, EachChangesAProofThatHasRoomForIt) {
  const auto key = jose::Key::Generate("ES256");
  std::set<std::string_view> names;
  for (const auto& row : ProofNearMisses()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    const auto* more = row.part == ProofPart::Nonce         ? R"(,"nonce":"nnnn")"
                       : row.part == ProofPart::AccessToken ? R"(,"ath":"aaaa")"
                                                            : "";
    const auto good = Good(key, more);
    const auto near = row.make(key, *jose::ReadCompact(good));
    ASSERT_TRUE(near) << row.name;
    EXPECT_NE(*near, good) << row.name;
  }
}

TEST(ProofNearMisses, ClaimsAndHeadersStaySignedByTheKey) {
  const auto key = jose::Key::Generate("ES256");
  for (const auto& row : ProofNearMisses()) {
    if (row.part != ProofPart::Htu && row.part != ProofPart::Htm && row.part != ProofPart::Type)
      continue;
    EXPECT_TRUE(jose::Verify(key, *row.make(key, *jose::ReadCompact(Good(key))))) << row.name;
  }
}

TEST(ProofNearMisses, LeaveTheDateAloneWhereANonceTellsIt) {
  const auto key = jose::Key::Generate("ES256");
  EXPECT_FALSE(ProofDated(key, *jose::ReadCompact(Good(key, R"(,"nonce":"n")")), 5));
  EXPECT_TRUE(ProofDated(key, *jose::ReadCompact(Good(key)), 5));
}

TEST(NearProof, ChangesTheHeaderOfARequest) {
  const auto key = jose::Key::Generate("ES256");
  for (const auto& near : DpopProofNearMisses()) {
    const auto changed = NearProof(key, near).apply(Carrying(Good(key)));
    ASSERT_TRUE(changed) << near.name;
    EXPECT_NE(changed->headers.Get("DPoP"), Good(key)) << near.name;
    EXPECT_FALSE(NearProof(key, near).apply({})) << near.name;
  }
}

TEST(ProvenBy, SignsTheSameClaimsWithAnotherKey) {
  const auto key = jose::Key::Generate("ES256");
  const auto other = jose::Key::Generate("ES256");
  const auto changed = ProvenBy(other).apply(Carrying(Good(key)));
  const auto proof = changed->headers.Get("DPoP").value_or("");
  EXPECT_TRUE(jose::Verify(other, proof));
  EXPECT_EQ(jose::ReadCompact(proof)->payload, jose::ReadCompact(Good(key))->payload);
}

TEST(TwoProofs, StandInTwoHeadersOrInOne) {
  const auto key = jose::Key::Generate("ES256");
  EXPECT_EQ(WithTwoProofs(key).apply(Carrying(Good(key)))->headers.All("DPoP").size(), 2U);
  const auto one = WithTwoProofsInOneHeader(key).apply(Carrying(Good(key)));
  EXPECT_NE(one->headers.Get("DPoP")->find(", "), std::string::npos);
}

}  // namespace
}  // namespace nearmiss::mutate
