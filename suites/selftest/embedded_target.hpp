#pragma once

#include <string>
#include <vector>

#include "fixtures/server/options.hpp"
#include "fixtures/target/target.hpp"

namespace nearmiss::selftest {

/// The configuration with which the suite meets the embedded server.
target::Target EmbeddedTarget(const server::Options& options,
                              const std::vector<std::string>& base_urls);

}  // namespace nearmiss::selftest
