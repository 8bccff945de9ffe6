#pragma once

#include <string>
#include <vector>

#include "suites/glue/check.hpp"

namespace nearmiss::runner {

/// A check played through on the embedded server, without sockets: what it sends and what it
/// expects, told by doing it, so that no description can be out of date.
struct Rehearsal {
  record::Outcome outcome = record::Outcome::ToolError;
  std::string changed;
  std::string expected;
  std::vector<std::string> requests;  ///< "control  POST /token", one each
  int logins = 0;                     ///< requests that carried the password
  int codes = 0;                      ///< authorization requests: with a person, as many visits
  int tokens = 0;                     ///< answers that brought an access token
  int clients = 0;                    ///< registrations that were accepted
};

/// `profile` is rfc6749 or zoho and picks the dialect.
Rehearsal Rehearse(const Entry& entry, const std::string& profile, Depth depth = Depth::Quick);

}  // namespace nearmiss::runner
