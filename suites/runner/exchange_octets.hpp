#pragma once

#include <string>
#include <string_view>

#include "fixtures/wire/message.hpp"

namespace nearmiss::runner {

/// Appends an exchange as octets, for the processes of one machine and one build. A run has tens of
/// thousands of them, so they do without names. Of a client certificate go only the names of its
/// files.
void PackExchange(const wire::Exchange& exchange, std::string& octets);

/// What `PackExchange` packed. Throws std::out_of_range for anything else.
wire::Exchange UnpackExchange(std::string_view octets);

}  // namespace nearmiss::runner
