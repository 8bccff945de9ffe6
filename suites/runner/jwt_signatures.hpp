#pragma once

#include <map>
#include <string>
#include <string_view>

namespace nearmiss::runner {

/// The signatures of the JWTs that a run met (RFC 7515 7.1). What a JWT says may be read in a
/// report; with its signature it would be good for something.
class JwtSignatures {
 public:
  void Learn(std::string_view text);

  /// The text with `signature#1` in place of the signature of each JWT in it; `(signature)` of one
  /// that was never learned.
  std::string Without(std::string text) const;

 private:
  std::map<std::string, int, std::less<>> numbers_;
};

}  // namespace nearmiss::runner
