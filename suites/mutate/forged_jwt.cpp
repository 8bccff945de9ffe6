#include "suites/mutate/forged_jwt.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/json.hpp"

namespace nearmiss::mutate {
namespace {

using Forged = std::optional<std::string>;

/// The key pair of RFC 7515 A.3, which everybody has.
constexpr std::string_view kPublicPart =
    R"("kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
    R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")";
constexpr std::string_view kPrivatePart = R"("d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI")";

/// The type as the header has it, to be copied into another header.
std::string TypeIn(const jose::Compact& parts) {
  const auto header = wire::ReadJson(parts.header);
  return wire::JsonEscaped(header ? header->String("typ").value_or("JWT") : "JWT");
}

Operator Forging(std::string name, std::string told, std::function<Forged(jose::Compact)> forge) {
  return {"token.jwt", std::move(name), std::move(told),
          [forge = std::move(forge)](const std::string& text) -> Forged {
            auto parts = jose::ReadCompact(text);
            return parts ? forge(*std::move(parts)) : std::nullopt;
          }};
}

std::function<Forged(jose::Compact)> Unsigned(std::string alg) {
  return [alg = std::move(alg)](jose::Compact parts) -> Forged {
    parts.header = fmt::format(R"({{"alg":"{}","typ":"{}"}})", alg, TypeIn(parts));
    parts.signature.clear();
    return WriteCompact(parts);
  };
}

Forged SignedByItsOwnKey(const jose::Compact& parts) {
  const auto key = jose::Key::Parse(fmt::format("{{{},{}}}", kPublicPart, kPrivatePart));
  const auto header =
      fmt::format(R"({{"alg":"ES256","typ":"{}","jwk":{{{}}}}})", TypeIn(parts), kPublicPart);
  return jose::Sign(*key, header, parts.payload);
}

}  // namespace

Operators JwtForgeries() {
  return {
      Forging("alg_none", "alg none and no signature", Unsigned("none")),
      Forging("alg_none_in_another_case", "alg nOnE and no signature", Unsigned("nOnE")),
      Forging("signature_removed", "its signature removed",
              [](jose::Compact parts) -> Forged {
                parts.signature.clear();
                return WriteCompact(parts);
              }),
      Forging("claim_added", "a claim added under the old signature",
              [](jose::Compact parts) -> Forged {
                if (parts.payload.size() < 3) return std::nullopt;
                parts.payload = R"({"nearmiss":"1",)" + parts.payload.substr(1);
                return WriteCompact(parts);
              }),
      Forging("key_brought_along", "the signature of a key in its own header", SignedByItsOwnKey),
  };
}

}  // namespace nearmiss::mutate
