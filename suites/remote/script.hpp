#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nearmiss::remote {

/// The valid requests that a script may begin with.
enum class Verb {
  Redeem,             ///< the script's code (RFC 6749 4.1.3)
  Refresh,            ///< the script's refresh token (RFC 6749 6)
  ClientCredentials,  ///< RFC 6749 4.4.2
  RevokeRefresh,      ///< RFC 7009 2.1
  RevokeAccess,
  Introspect,         ///< the script's access token (RFC 7662 2.1)
  IntrospectRefresh,  ///< its refresh token
  Authorize,          ///< RFC 6749 4.1.1, in the signed-in session
  Push,               ///< RFC 9126 2.1
  AskDevice,          ///< RFC 8628 3.1
  Poll,               ///< for the script's device, whose user has not answered (RFC 8628 3.4)
  Register,           ///< RFC 7591 3.1
};

/// One change of a valid request.
struct Edit {
  enum class Kind {
    Set,     ///< the parameter has this value instead, or is added
    Add,     ///< one more of that name
    Drop,    ///< all of that name are left out
    Near,    ///< its value, or the whole request where `name` is empty, put through the near miss
             ///< `value`, an id of the file of near misses
    Header,  ///< the header field has this value
    Client,  ///< as another client asks: `other`, `public`, or `nobody` without credentials
  };
  Kind kind = Kind::Set;
  std::string name;
  std::string value;

  bool operator==(const Edit&) const = default;
};

struct Step {
  Verb verb = Verb::Redeem;
  std::vector<Edit> edits = {};

  bool operator==(const Step&) const = default;
};

/// What one execution sends, in order. All steps share one grant: a code and what came of it, so
/// that a second `redeem` is a replay.
using Script = std::vector<Step>;

std::string_view Name(Verb verb);

/// A step a line: the verb, then its edits as `name=value`, `+name=value`, `-name`,
/// `name~family/row`, `name:value` and `@client`. Names and values are percent-encoded, so that any
/// octets can be said.
std::string Text(const Script& script);

/// What can be read of a text; lines and words that say nothing known are passed over, and so is
/// what stands behind `#`. `ReadScript(Text(script)) == script`.
Script ReadScript(std::string_view text);

}  // namespace nearmiss::remote
