#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// What an answer is, in the words of the specifications. Everything here reads hostile input.

/// Names of the tokens that the body hands out: access_token, refresh_token, id_token.
std::vector<std::string> TokensIn(const wire::Response& response);

/// A token of a token response: its JSON member, or its form parameter where the answer is no JSON.
std::string TokenIn(const wire::Response& response, std::string_view name);

/// The string of a JSON member; nothing when the body is no JSON object or has no such string.
std::optional<std::string> JsonString(const wire::Response& response, std::string_view path);

/// A JSON member that counts seconds; `otherwise` where it is absent or no positive number.
std::chrono::seconds JsonSeconds(const wire::Response& response, std::string_view path,
                                 std::chrono::seconds otherwise);

/// A parameter of the URL the browser was sent to, in the query or else in the fragment.
std::optional<std::string> SentParameter(const Evidence& evidence, std::string_view name);

/// Whether the browser was sent to one of the client's registered URIs, parameters apart.
bool SentToRegistered(const Evidence& evidence);

/// `error` of a WWW-Authenticate challenge of that scheme; empty text when it names none, nothing
/// when there is no such challenge.
std::optional<std::string> ChallengeError(const wire::Response& response, std::string_view scheme);

/// Whether the answer is what the requester wanted: a token, a code, an active token, the resource.
bool Accepted(const Evidence& evidence);

/// One line for people: "400 invalid_grant", "200 with access_token", "redirect to X with error=Y".
std::string Told(const Evidence& evidence);

}  // namespace nearmiss::oracle
