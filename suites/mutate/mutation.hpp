#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "suites/mutate/change.hpp"
#include "suites/mutate/edit.hpp"
#include "suites/mutate/flow.hpp"
#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// What stands around a good value, for near misses that put something else in its place. The
/// values here are those of the examples in the file of near misses.
struct Stage {
  std::string foreign_uri = "https://evil.example/cb";      ///< registered by nobody
  std::string second_uri = "https://client.example/cb2";    ///< the client's own, too
  std::string other_client_uri = "https://other.example/cb";  ///< registered by another client
  std::string other_client_id = "other";
  std::string public_client_id = "public";
  std::string second_code = "n0wSecondC0deOfTheSame";
  std::string code = "SplxlOBeZQQYbYS6WxSbIA";
  std::string access_token = "2YotnFZFEjr1zCsicMWpAA";
  std::string refresh_token = "tGzv3JOkF0XG5Qx2TlKWIA";
  std::string id_token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
  std::string device_code = "GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS";
  std::string request_object = "eyJhbGciOiJub25lIn0.eyJjbGllbnRfaWQiOiJhIn0.";
  std::string request_uri = "urn:x";
  std::string other_request_uri = "urn:y";  ///< pushed by the client of this stage
  std::string verifier = "dBjFgWBJrS0oO3lq7Zq9pQ1mX2cV4bN5aS6dF7gH8jK";
  /// Of the key that signs the server's tokens, as the server publishes it; empty when unknown.
  std::string public_key;
};

/// An edit whose result needs a spelling of its own on the wire.
struct Spelled {
  Edit edit;
  Spelling spelling = Spelling::Percent;
};

/// How one near miss is made: of a value, of a whole request, or by a sequence of requests.
using Mutation = std::variant<Edit, Spelled, Change, Flow>;

/// A family's mutations by the names that the file of near misses has for them.
using Mutations = std::vector<std::pair<std::string_view, Mutation>>;

}  // namespace nearmiss::mutate
