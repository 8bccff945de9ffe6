#pragma once

#include <string>
#include <vector>

namespace nearmiss::model {

/// What a client, its user or somebody else does. Commands are plain values: the same sequence can
/// be played against any server, and a shorter one is the same with some left out.
enum class Verb {
  Authorize,      ///< the user is asked and approves
  Deny,           ///< the user is asked and refuses
  Redeem,         ///< a code for tokens
  Refresh,        ///< a refresh token for new tokens
  RevokeRefresh,  ///< RFC 7009 2.1
  RevokeAccess,
  Introspect,  ///< an access token (RFC 7662 2.1)
  Use,         ///< an access token at the resource
  EndGrant,    ///< the user takes back what the main client was granted
  SignOut,     ///< the user goes on with a browser that has no cookies
  Wait,
};

/// Whose grant is asked for.
enum class Who { Main, Public };

/// The one thing that is wrong with a request.
enum class Wrong { Nothing, Verifier, RedirectUri, Client, OneCharacter, Kind };

/// The scope asked for: at a refresh `Nothing` leaves the parameter out.
enum class Ask { Nothing, Full, Narrow };

/// How long a wait is.
enum class Pause {
  InsideCode,  ///< six tenths of a code's life: one such wait leaves it good, two do not
  PastCode,    ///< more than a code's life
  PastToken,   ///< more than the life of the newest access token
};

struct Command {
  /// Names what the command brings: its code, its tokens. Ids rise within a sequence and stay when
  /// a part of it is left out.
  int id = 0;
  Verb verb = Verb::Authorize;
  /// Id of the command whose code or tokens are used. When that one brought none, the nearest
  /// before it; without any the command is passed over.
  int of = -1;
  Who who = Who::Main;
  Wrong wrong = Wrong::Nothing;
  Ask scope = Ask::Nothing;
  Pause pause = Pause::PastCode;

  bool operator==(const Command&) const = default;
};

using Sequence = std::vector<Command>;

/// "redeem the code of step 1 with another code_verifier". `step` is the number of the step that
/// brought what is used; without one it is not said, as in a text that has to stay the same for
/// every sequence.
std::string Told(const Command& command, int step = 0);

}  // namespace nearmiss::model
