#include "reports/evidence/pack.hpp"

#include <fstream>
#include <utility>

#include "reports/evidence/digest.hpp"
#include "reports/evidence/envelope.hpp"
#include "reports/evidence/statement.hpp"
#include "reports/record/file_text.hpp"
#include "reports/record/ndjson.hpp"

namespace nearmiss::evidence {
namespace {

namespace fs = std::filesystem;

Digests DigestsOf(const Files& files) {
  Digests digests;
  for (const auto& [name, text] : files) digests.emplace(name, Sha256(text));
  return digests;
}

bool Write(const fs::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  return file.good();
}

/// The files of the folder. What is no plain file is a fault.
Files FilesIn(const fs::path& folder, std::vector<std::string>& faults) {
  Files files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto name = entry.path().filename().string();
    auto text = entry.symlink_status().type() == fs::file_type::regular
                    ? record::FileText(entry.path())
                    : std::nullopt;
    if (text) {
      files.emplace(name, *std::move(text));
    } else {
      faults.push_back(name + ": no file that can be read");
    }
  }
  return files;
}

void CompareFiles(const Digests& signed_files, const Files& files, Inspection& inspection) {
  for (const auto& [name, sha256] : signed_files) {
    const auto file = files.find(name);
    if (file == files.end()) {
      inspection.faults.push_back(name + ": missing");
    } else if (Sha256(file->second) != sha256) {
      inspection.faults.push_back(name + ": changed since it was signed");
    } else {
      inspection.files.push_back(name);
    }
  }
  for (const auto& [name, text] : files) {
    if (!signed_files.contains(name)) inspection.faults.push_back(name + ": was not signed");
  }
}

std::string TextOf(const Files& files, const char* name) {
  const auto file = files.find(name);
  return file == files.end() ? "" : file->second;
}

/// Whether the parts belong together: a signature alone only says that somebody put them there.
void CompareParts(const std::string& statement, const Files& files, Inspection& inspection) {
  auto run = record::ParseRecord(TextOf(files, kRecordFile), kRecordFile);
  if (!run) {
    inspection.faults.push_back(run.error());
    return;
  }
  if (StatementText(*run, DigestsOf(files)) != statement)
    inspection.faults.push_back(std::string(kStatementFile) +
                                ": says something else than the record");
  if (Sha256(TextOf(files, kConfigurationFile)) != run->start.config_sha256)
    inspection.faults.push_back(std::string(kConfigurationFile) +
                                ": not the configuration of the record");
  inspection.run = *std::move(run);
}

}  // namespace

std::expected<void, std::string> WritePack(const record::Run& run, const Files& files,
                                           const SigningKey& key, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return std::unexpected(folder.string() + ": " + error.message());
  if (!fs::is_empty(folder, error))
    return std::unexpected(folder.string() + ": not empty; another --out would be right");
  const auto envelope = Seal(StatementText(run, DigestsOf(files)), key);
  bool written = Write(folder / kStatementFile, Text(envelope));
  for (const auto& [name, text] : files) written = Write(folder / name, text) && written;
  if (!written) return std::unexpected(folder.string() + ": the pack could not be written");
  return {};
}

Inspection InspectPack(const fs::path& folder, const PublicKey& key) {
  std::vector<std::string> faults;
  auto inspection = InspectFiles(FilesIn(folder, faults), key);
  inspection.faults.insert(inspection.faults.end(), faults.begin(), faults.end());
  return inspection;
}

Inspection InspectFiles(Files files, const PublicKey& key) {
  Inspection inspection;
  const auto fault = [&](const std::string& what) {
    inspection.faults.push_back(std::string(kStatementFile) + ": " + what);
    return inspection;
  };
  const auto text = files.extract(kStatementFile);
  if (text.empty()) return fault("missing");
  const auto envelope = ReadEnvelope(text.mapped());
  if (!envelope) return fault(envelope.error());
  if (!IsSealedBy(key, *envelope)) return fault("changed, or signed by another key");
  const auto signed_files = SubjectsOf(envelope->statement);
  if (!signed_files) return fault(signed_files.error());
  CompareFiles(*signed_files, files, inspection);
  if (inspection.faults.empty()) CompareParts(envelope->statement, files, inspection);
  return inspection;
}

}  // namespace nearmiss::evidence
