#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>

namespace nearmiss::model {

using Milliseconds = std::chrono::milliseconds;
using Scope = std::set<std::string>;

/// By which word a text demands something. A check holds a server to one of them; what the other
/// demands is followed, not judged, so that a mistake is found once.
enum class Promised { Must, Should };

/// What the texts leave to a server, as this one does it, and what of the commands it offers:
/// learned from its profile and from a first probe.
struct Rules {
  std::optional<Milliseconds> code_life;

  /// Whether an older code stays good when another is asked for.
  bool codes_stand_side_by_side = true;
  /// Whether an older grant stays good when the same user approves the same client again.
  bool grants_stand_side_by_side = true;
  /// Whether what ends one grant leaves the user's other grants to the same client alone. Where
  /// they are one grant to a server, a replay or a revocation may end them together.
  bool grants_end_alone = true;
  /// Whether a revocation looks at who asks for it.
  bool revocation_knows_its_client = true;
  /// Whether an unknown token is answered like one that is revoked (RFC 7009 2.2).
  bool revocation_of_the_unknown_succeeds = true;
  /// Whether the profile says what happens to a refresh token that was replaced: then it is refused
  /// and ends its family. Otherwise it may go on, for a grace time or for ever.
  bool replaced_tokens_are_refused = true;
  /// Whether a refresh brings a new refresh token as a rule.
  bool rotates = false;
  /// Whether the profile says what a refresh with a scope gets.
  bool scope_at_refresh = true;

  Scope full;    ///< what the main client may ask for
  Scope narrow;  ///< without its last token; empty when there is only one

  bool refresh_tokens = false;
  bool public_client = false;
  bool other_client = false;
  bool denial = false;
  bool verifier = false;
  bool revocation = false;
  bool introspection = false;
  bool resource = false;
  bool sign_in = false;
  bool end_grant = false;
  bool waiting = false;       ///< for the life of a code
  bool time_is_told = false;  ///< a wait costs no time: the server's clock is told to go on
};

}  // namespace nearmiss::model
