#pragma once

#include <string>

#include "fixtures/target/target.hpp"
#include "suites/mutate/change.hpp"

namespace nearmiss {

/// The request as another client would make it: "by the other client".
mutate::Change By(const target::Target& target, const target::Client& client,
                  const std::string& who);

}  // namespace nearmiss
