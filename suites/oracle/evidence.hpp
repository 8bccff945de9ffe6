#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fixtures/wire/message.hpp"
#include "suites/oracle/verdict.hpp"

namespace nearmiss::oracle {

/// Which endpoint answered.
enum class Where {
  Authorization,
  Token,
  Revocation,
  Introspection,
  Resource,
  Metadata,
  Registration,  ///< RFC 7591 3
  Management,    ///< of one registration, RFC 7592 2
  Device,        ///< device authorization, RFC 8628 3.1
  Pushed,        ///< pushed authorization requests, RFC 9126 2
  UserInfo,      ///< OpenID Connect Core 5.3
  Keys,          ///< the server's JWK Set
  Other
};

std::string_view Name(Where where);

/// What a judge sees of a request: the answer, and at the authorization endpoint the whole way of
/// the browser.
struct Evidence {
  Where where = Where::Token;
  std::string told;  ///< "redeem an approved code but with another code_verifier"
  std::vector<wire::Exchange> exchanges;  ///< in order; the last one holds the answer
  std::optional<std::string>
      left_to;               ///< absolute URL outside the server to which the browser was sent
  int left_status = 0;       ///< status of that redirect
  std::string rejected_uri;  ///< redirection URI of a mutated request, to which nothing may go
  std::vector<std::string> registered_uris;  ///< of the client that asks
  std::vector<std::string> secrets;          ///< values that no answer may repeat
  std::optional<std::string>
      granted_scope;             ///< scope of the tokens that came of it, where that was looked at
  bool signed_in = false;        ///< a login form was met on the way
  bool consented = false;        ///< a consent page was met on the way
  std::string keys;              ///< the server's JWK Set, where it was asked for
  std::chrono::sys_seconds now;  ///< when the request was sent, by the server's clock

  /// The last answer, or null when none came.
  const wire::Response* Answer() const;
};

/// A pure function: no clock, no I/O, never throws.
using Judge = std::function<Verdict(const Evidence&)>;

}  // namespace nearmiss::oracle
