// A token that claims to be a JWT is read or not, whatever it is; nothing verifies under a key that
// did not sign it.

#include "fixtures/jose/jws.hpp"
#include "fuzz/support/fuzz_input.hpp"
#include "suites/oracle/jwt.hpp"

using namespace nearmiss;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  static const auto key = jose::Key::Generate("ES256");
  const auto parts = fuzz::Parts(fuzz::Text(octets, size), 2);
  const std::string token(parts[0]);
  if (const auto compact = jose::ReadCompact(token))
    fuzz::Require(jose::WriteCompact(*compact) == token, "a compact JWS says itself again");
  fuzz::Require(!jose::Verify(key, token), "nobody signs for a key that was made just now");
  if (const auto jwt = oracle::ReadJwt(token)) {
    fuzz::Require(jwt->text == token, "a JWT is its text");
    (void)oracle::IsSignedByOneOf(std::string(parts[1]), *jwt);
  }
  const auto foreign = jose::Key::Parse(parts[1]);
  if (!foreign) {
    fuzz::Require(foreign.error().find('\n') == std::string::npos, "a refusal is one line");
    return 0;
  }
  (void)foreign->IsUsable();
  fuzz::Require(foreign->PublicJson().find("\"d\":") == std::string::npos, "public is public");
  (void)jose::Verify(*foreign, token);
  return 0;
}
