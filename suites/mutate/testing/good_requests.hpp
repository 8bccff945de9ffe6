#pragma once

#include <string>

#include "fixtures/wire/message.hpp"
#include "suites/mutate/near_miss.hpp"

namespace nearmiss::mutate {

// The good values and requests that the rows of the file of near misses start from.

/// The good value of the row, decoded; "" where it starts from a request.
std::string GoodValue(const Row& row);
/// Another value that has room for the same near miss.
std::string OtherGoodValue(const Row& row);
/// The request that the row's example is about, with the good value in it.
wire::Request GoodRequest(const Row& row, const std::string& good);
/// The parameter that has the good value in that request.
std::string ParameterOf(const Row& row);

}  // namespace nearmiss::mutate
