#pragma once

#include <string>
#include <string_view>

#include "fixtures/wire/message.hpp"

namespace nearmiss::runner {

/// An exchange as octets, for the processes of one machine and one build. A run has tens of
/// thousands of them, so they do without names. Of a client certificate go only the names of its
/// files.
std::string PackExchange(const wire::Exchange& exchange);

/// What `PackExchange` packed. Throws std::out_of_range for anything else.
wire::Exchange UnpackExchange(std::string_view octets);

}  // namespace nearmiss::runner
