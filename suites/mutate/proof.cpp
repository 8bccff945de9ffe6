#include "suites/mutate/proof.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "fixtures/jose/members.hpp"
#include "fixtures/jose/odd_signature.hpp"
#include "suites/mutate/proof_near_misses.hpp"

namespace nearmiss::mutate {
namespace {

using jose::Compact;
using jose::Key;
using Text = std::optional<std::string>;

Operator OperatorOf(const ProofNearMiss& row) {
  // Without the key of the good one, the near miss is a proof by a key of its own.
  return {"proof", std::string(row.name), std::string(row.told),
          [make = row.make](const std::string& good) -> Text {
            const auto parts = jose::ReadCompact(good);
            if (!parts) return std::nullopt;
            const auto key = Key::Generate("ES256");
            auto own = *parts;
            own.header = jose::WithMember(own.header, "jwk", key.PublicJson());
            return make(key, *jose::ReadCompact(SignByEs256(key, own.header, own.payload)));
          }};
}

template <class Chosen>
Operators Those(Chosen chosen) {
  Operators operators;
  for (const auto& row : ProofNearMisses()) {
    if (chosen(row)) operators.push_back(OperatorOf(row));
  }
  return operators;
}

/// A change of the request's proof; `make` gets it taken apart.
Change OnProof(std::string told, std::function<Text(const Compact&)> make) {
  return {std::move(told),
          [make = std::move(make)](wire::Request request) -> std::optional<wire::Request> {
            const auto good = jose::ReadCompact(request.headers.Get("DPoP").value_or(""));
            const auto other = good ? make(*good) : std::nullopt;
            if (!other) return std::nullopt;
            request.headers.Set("DPoP", *other);
            return request;
          }};
}

std::string Again(const Key& key, const Compact& good) {
  const auto jti = ProofClaim(good, "jti");
  return ProofWithClaim(key, good, "jti", jose::JsonString(jti + "-again"));
}

}  // namespace

Operators DpopProofNearMisses(ProofPart part) {
  return Those([part](const ProofNearMiss& row) { return row.part == part; });
}

Operators DpopProofNearMisses() {
  return Those([](const ProofNearMiss& row) { return row.brief; });
}

Operators DpopTargetSpellings() { return DpopProofNearMisses(ProofPart::Spelling); }

Change NearProof(const Key& key, const Operator& near) {
  const auto row = std::ranges::find(ProofNearMisses(), near.name, &ProofNearMiss::name);
  return OnProof("with a proof with " + near.told,
                 [key, make = row->make](const Compact& good) { return make(key, good); });
}

Change WithoutNonce(const Key& key) {
  return NearProof(key, DpopProofNearMisses(ProofPart::Nonce).front());
}

Change ProvenBy(const Key& other) {
  return OnProof("with a proof by another key", [other](const Compact& good) -> Text {
    return SignByEs256(other, jose::WithMember(good.header, "jwk", other.PublicJson()),
                       good.payload);
  });
}

Change WithTwoProofs(const Key& key) {
  return {"with two proofs", [key](wire::Request request) -> std::optional<wire::Request> {
            const auto good = jose::ReadCompact(request.headers.Get("DPoP").value_or(""));
            if (!good) return std::nullopt;
            request.headers.Add("DPoP", Again(key, *good));
            return request;
          }};
}

Change WithTwoProofsInOneHeader(const Key& key) {
  return OnProof("with two proofs in one header", [key](const Compact& good) -> Text {
    return jose::WriteCompact(good) + ", " + Again(key, good);
  });
}

Change WithProofAhead(const Key& key, int seconds) {
  return OnProof(fmt::format("with a proof of {} seconds ahead", seconds),
                 [key, seconds](const Compact& good) { return ProofDated(key, good, seconds); });
}

Change WithLongJti(const Key& key, std::size_t characters) {
  return OnProof(fmt::format("with a jti of {} characters", characters),
                 [key, characters](const Compact& good) -> Text {
                   auto jti = ProofClaim(good, "jti");
                   jti.resize(characters, 'j');
                   return ProofWithClaim(key, good, "jti", jose::JsonString(jti));
                 });
}

Change WithAQuery() {
  return {"with a query behind the URL", [](wire::Request request) -> std::optional<wire::Request> {
            request.url += request.url.contains('?') ? "&nearmiss=1" : "?nearmiss=1";
            return request;
          }};
}

Change WithHeaderTwice(std::string name, std::string value) {
  auto told = fmt::format("with a second {} header", name);
  return {std::move(told),
          [name = std::move(name),
           value = std::move(value)](wire::Request request) -> std::optional<wire::Request> {
            if (!request.headers.Get(name)) return std::nullopt;
            request.headers.Add(name, value);
            return request;
          }};
}

}  // namespace nearmiss::mutate
