// Plays files and folders through a harness, each in a process of its own, so that a crash or a
// hang costs nothing else and can be told by its file name.

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" {
int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size);
/// What a harness makes once, before the first input.
[[gnu::weak]] int LLVMFuzzerInitialize(int* argc, char*** argv);
}

namespace {

namespace fs = std::filesystem;

constexpr unsigned kSecondsForOne = 10;

std::vector<fs::path> FilesOf(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

[[noreturn]] void PlayAndExit(const fs::path& file) {
  alarm(kSecondsForOne);
  std::ifstream stream(file, std::ios::binary);
  if (!stream) std::exit(2);
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  std::exit(0);
}

/// How the harness ended on that file; empty when it is fine.
std::string Play(const fs::path& file) {
  std::cout << std::flush;
  const pid_t child = fork();
  if (child < 0) return "no process could be started";
  if (child == 0) PlayAndExit(file);
  int status = 0;
  if (waitpid(child, &status, 0) != child) return "its end could not be seen";
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
    return "took more than " + std::to_string(kSecondsForOne) + " s";
  if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
  if (WEXITSTATUS(status) != 0) return "exit code " + std::to_string(WEXITSTATUS(status));
  return "";
}

int PlayAll(const std::vector<std::string>& paths) {
  std::size_t played = 0;
  std::size_t failed = 0;
  for (const auto& path : paths) {
    for (const auto& file : FilesOf(path)) {
      ++played;
      const auto trouble = Play(file);
      if (trouble.empty()) continue;
      ++failed;
      std::cerr << file.string() << ": " << trouble << '\n';
    }
  }
  std::cout << played << " inputs, " << failed << " failed\n";
  return played == 0 || failed != 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (LLVMFuzzerInitialize != nullptr) LLVMFuzzerInitialize(&argc, &argv);
    return PlayAll({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
