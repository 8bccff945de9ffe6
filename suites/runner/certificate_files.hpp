#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "fixtures/target/target.hpp"

namespace nearmiss::runner {

/// Writes the certificates of the embedded server's clients and their keys into a folder, together
/// with that of the authority, `ca.pem`, which is what --cacert wants; the target then names these
/// files. The keys are readable for their owner only. The error is one line for people.
std::expected<target::Target, std::string> WithCertificateFiles(
    target::Target target, const std::filesystem::path& folder);

}  // namespace nearmiss::runner
