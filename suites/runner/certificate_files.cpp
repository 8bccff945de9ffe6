#include "suites/runner/certificate_files.hpp"

#include <fmt/format.h>

#include <fstream>

#include "fixtures/server/demonstration.hpp"

namespace nearmiss::runner {
namespace {

namespace fs = std::filesystem;

bool Write(const fs::path& path, const std::string& text, fs::perms permissions) {
  std::error_code error;
  fs::remove(path, error);
  std::ofstream file(path, std::ios::binary);
  // Before there is anything in it to read.
  fs::permissions(path, permissions, error);
  file << text;
  file.close();
  return file.good() && !error;
}

}  // namespace

std::expected<target::Target, std::string> WithCertificateFiles(target::Target target,
                                                                const fs::path& folder) {
  constexpr auto kOwn = fs::perms::owner_read | fs::perms::owner_write;
  constexpr auto kEverybody = kOwn | fs::perms::group_read | fs::perms::others_read;
  std::error_code error;
  const auto place = fs::absolute(folder, error);
  fs::create_directories(place, error);
  const auto& authority = server::DemonstrationCertificates::Get().authority;
  bool written = Write(place / "ca.pem", authority.certificate, kEverybody);
  for (auto& client : target.clients) {
    if (client.certificate.Empty()) continue;
    client.certificate_reference = (place / (client.id + ".pem")).string();
    client.certificate_key_reference = (place / (client.id + ".key")).string();
    written = written &&
              Write(client.certificate_reference, client.certificate.chain, kEverybody) &&
              Write(client.certificate_key_reference, client.certificate.key, kOwn);
  }
  if (!written) {
    return std::unexpected(
        fmt::format("--tls {}: the certificates cannot be written there", place.string()));
  }
  return target;
}

}  // namespace nearmiss::runner
