#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "fixtures/wire/json.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// How the judges of registration read the client information of an answer (RFC 7591 3.2.1).

/// What is wrong; nothing when all is as required.
using Flawed = std::optional<std::string>;
/// Looks for a flaw in the client information.
using Look = std::function<Flawed(const wire::JsonDocument&)>;

/// The JSON of the last answer; empty without any.
wire::JsonDocument ClientInformation(const Evidence& evidence);
/// The texts of an array's items.
std::set<std::string> List(const wire::JsonDocument& document, const std::string& member);
/// The answer gives a client, and its information has no flaw.
Judge Informs(std::string expected, Look look);

}  // namespace nearmiss::oracle
