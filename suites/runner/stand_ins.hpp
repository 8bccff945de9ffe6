#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nearmiss::runner {

/// What stands for the secrets that a record has only labels of. A verdict that is another one with
/// another kind of stand-in depends on what was inside the secret, which the record does not hold.
class StandIns {
 public:
  enum class Kind {
    Opaque,   ///< of the usual length, nothing to be read in it
    Short,    ///< shorter than a secret should be
    Long,     ///< longer, of all characters that a token may have
    Telling,  ///< of the form that such a value has at other servers: a JWT, a URN
  };

  explicit StandIns(Kind kind) : kind_(kind) {}
  /// Those that tell something: tokens of this issuer, for these resources.
  StandIns(Kind kind, std::string issuer, std::vector<std::string> audience)
      : kind_(kind), issuer_(std::move(issuer)), audience_(std::move(audience)) {}

  /// The value for a label such as `code#1`: always the same one, and another one for each label.
  std::string For(std::string_view label) const;

 private:
  Kind kind_;
  std::string issuer_;
  std::vector<std::string> audience_;

  std::string Telling(std::string_view label) const;
};

/// What judges a difference once more.
inline constexpr std::array kOtherStandIns = {StandIns::Kind::Short, StandIns::Kind::Long,
                                              StandIns::Kind::Telling};

}  // namespace nearmiss::runner
