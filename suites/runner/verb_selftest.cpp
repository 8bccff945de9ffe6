#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "fixtures/server/defects.hpp"
#include "suites/runner/embedded.hpp"
#include "suites/runner/verbs.hpp"
#include "suites/selftest/proof.hpp"

namespace nearmiss::runner {
namespace {

constexpr auto kMatrixPath = "suites/selftest/matrix.txt";

void PrintMatrix(const selftest::Matrix& matrix) {
  for (const auto& [defect, checks] : matrix) {
    std::cout << fmt::format("{:<55} breaks {:>3}", defect, checks.size());
    if (!checks.empty()) std::cout << "  " << *checks.begin() << (checks.size() > 1 ? " ..." : "");
    std::cout << '\n';
  }
}

int Approve(const selftest::Matrix& matrix) {
  if (!std::filesystem::exists(kMatrixPath))
    return Complain(
        fmt::format("{} is not here; --approve works at the top of the source tree", kMatrixPath));
  std::ofstream file(kMatrixPath, std::ios::binary);
  file << selftest::MatrixText(matrix);
  file.close();
  return file ? 0 : Complain(fmt::format("{}: could not be written", kMatrixPath), 70);
}

}  // namespace

int Selftest(const Options& options) {
  const std::set<std::string> only(options.defects.begin(), options.defects.end());
  for (const auto& name : only) {
    if (server::FindDefect(name) == nullptr)
      return Complain(fmt::format("no defect is called \"{}\"", name));
  }
  const auto expected = selftest::ReadMatrix(EmbeddedText(kMatrixPath));
  if (!expected) return Complain(fmt::format("{}: {}", kMatrixPath, expected.error()), 70);
  const auto began = std::chrono::steady_clock::now();
  const bool terminal = isatty(STDERR_FILENO) == 1;
  const auto proof = selftest::Prove(*expected, only, [terminal](const std::string& name) {
    if (terminal) std::cerr << "\r\033[K" << name << std::flush;
  });
  if (terminal) std::cerr << "\r\033[K";
  PrintMatrix(proof.matrix);
  for (const auto& problem : proof.problems) std::cout << "! " << problem << '\n';
  const auto seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  std::cout << fmt::format("{} defects, {} problems, {:.0f} s\n", proof.matrix.size(),
                           proof.problems.size(), seconds);
  if (options.approve) return Approve(proof.matrix);
  return proof.problems.empty() ? 0 : 1;
}

}  // namespace nearmiss::runner
