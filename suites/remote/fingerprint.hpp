#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::remote {

/// What an answer is once everything that differs from time to time is left out: endpoint, status,
/// error code, kind of body with its member names, names of the header fields, masked wording,
/// where a redirect leads, class of size and of time. The same text means: nothing new. Pure.
std::string Fingerprint(const oracle::Evidence& evidence, std::chrono::microseconds duration);

/// The wording with what is different each time left out: what stands in the request, quoted parts,
/// words with digits in them and long words.
std::string MaskedWording(std::string text, const wire::Request& request);

/// FNV-1a, the same on every machine.
std::uint64_t Hash(std::string_view text, std::uint64_t start = 0xcbf29ce484222325U);

}  // namespace nearmiss::remote
