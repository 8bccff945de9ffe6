#include "suites/runner/tool_build.hpp"

#include <curl/curl.h>
#include <openssl/crypto.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "reports/evidence/digest.hpp"
#include "suites/runner/build_version.hpp"

namespace nearmiss::runner {

std::string ToolBuild() {
  std::ifstream program("/proc/self/exe", std::ios::binary);
  const nlohmann::ordered_json build = {
      {"name", "nearmiss"},
      {"version", kVersion},
      {"commit", kCommit},
      {"compiler", kCompiler},
      {"build_type", kBuildType},
      {"program_sha256", program ? evidence::Sha256(program) : ""},
      {"libraries", {curl_version(), OpenSSL_version(OPENSSL_VERSION)}}};
  return build.dump(2) + '\n';
}

}  // namespace nearmiss::runner
