#pragma once

#include <string>

#include "fixtures/target/target.hpp"

namespace nearmiss::runner {

/// The configuration as a `nearmiss.toml` without its secrets: references (`${VAR}`, `file:`,
/// `cmd:`) stay, what stood there itself is a label. Its SHA-256 is `config_sha256` of the record,
/// so anybody may see what that hash is of, and nobody can guess a password by it.
std::string OpenConfiguration(const target::Target& target);

}  // namespace nearmiss::runner
