#include "suites/remote/libfuzzer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

// Weak: without the engine the same code plays inputs from files.
extern "C" {
using OneInput = int (*)(const std::uint8_t* octets, std::size_t size);
[[gnu::weak]] int LLVMFuzzerRunDriver(int* argc, char*** argv, OneInput one_input);
[[gnu::weak]] std::size_t LLVMFuzzerMutate(std::uint8_t* octets, std::size_t size,
                                           std::size_t most);
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* octets, std::size_t size, std::size_t most,
                                    unsigned seed);
std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                      const std::uint8_t* other, std::size_t other_size,
                                      std::uint8_t* out, std::size_t most, unsigned seed);
}

namespace nearmiss::remote {
namespace {

constexpr std::size_t kCounters = 1 << 16;
// An array that is only ever written is one that an optimiser leaves out, and the guidance with it.
[[gnu::section("__libfuzzer_extra_counters"), gnu::used]] volatile std::uint8_t counters[kCounters];

/// A text that grows further is cut by the engine's own limit.
constexpr std::size_t kLongestScrambled = 256;

// The engine calls plain functions, so what they work on stands here.
const Harness* current_harness = nullptr;
Hunt* current_hunt = nullptr;
const EachInput* current_each = nullptr;
bool is_guided = true;

std::string_view TextOf(const std::uint8_t* octets, std::size_t size) {
  return {reinterpret_cast<const char*>(octets), size};
}

std::string Scrambled(const std::string& text) {
  std::array<std::uint8_t, kLongestScrambled> buffer{};
  const auto size = std::min(text.size(), buffer.size());
  std::memcpy(buffer.data(), text.data(), size);
  if (LLVMFuzzerMutate == nullptr) return text;
  return std::string(TextOf(buffer.data(), LLVMFuzzerMutate(buffer.data(), size, buffer.size())));
}

std::size_t Put(const std::string& text, std::uint8_t* octets, std::size_t most) {
  const auto size = std::min(text.size(), most);
  std::memcpy(octets, text.data(), size);
  return size;
}

int ExecuteOne(const std::uint8_t* octets, std::size_t size) {
  const auto input = TextOf(octets, size);
  const auto novelty = current_hunt->Execute(input);
  if (is_guided) Mark(novelty);
  // The engine refuses to go on when nothing at all was reached.
  counters[0] = 1;
  if (!(*current_each)(input, novelty)) _exit(0);
  return 0;
}

}  // namespace

bool HasEngine() { return LLVMFuzzerRunDriver != nullptr; }

void MutateBy(const Harness& harness) { current_harness = &harness; }

void Mark(const Novelty& novelty) {
  // Set, never counted up: how often something was met is no news.
  for (const auto feature : novelty.features) counters[1 + feature % (kCounters - 1)] = 1;
}

void RunEngine(const Harness& harness, Hunt& hunt, const EngineOptions& options,
               const EachInput& each) {
  if (!HasEngine()) throw std::logic_error("this program was linked without libFuzzer");
  MutateBy(harness);
  current_hunt = &hunt;
  current_each = &each;
  is_guided = options.guided;
  // Time is ours to keep: a rate limit makes an execution as long as it has to be.
  std::vector<std::string> words = {"nearmiss", fmt::format("-seed={}", options.seed),
                                    fmt::format("-runs={}", options.runs), "-max_len=4096",
                                    "-timeout=0",
                                    // The newest inputs first: a way of several steps is gone to
                                    // its end before others are begun.
                                    "-entropic=0", "-rss_limit_mb=0", "-detect_leaks=0",
                                    "-reload=0", "-handle_int=0", "-handle_term=0"};
  if (!options.corpus.empty()) {
    words.push_back("-artifact_prefix=" + options.corpus + "-fault-");
    words.push_back(options.corpus);
  }
  std::vector<char*> argv;
  for (auto& word : words) argv.push_back(word.data());
  auto argc = static_cast<int>(argv.size());
  argv.push_back(nullptr);
  char** pointer = argv.data();
  LLVMFuzzerRunDriver(&argc, &pointer, ExecuteOne);
}

}  // namespace nearmiss::remote

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* octets, std::size_t size, std::size_t most,
                                    unsigned seed) {
  using namespace nearmiss::remote;  // NOLINT(google-build-using-namespace)
  if (current_harness == nullptr) return LLVMFuzzerMutate(octets, size, most);
  std::mt19937 random(seed);
  const auto text = current_harness->mutated(TextOf(octets, size), random, Scrambled);
  return Put(text, octets, most);
}

std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                      const std::uint8_t* other, std::size_t other_size,
                                      std::uint8_t* out, std::size_t most, unsigned seed) {
  using namespace nearmiss::remote;  // NOLINT(google-build-using-namespace)
  if (current_harness == nullptr) return Put(std::string(TextOf(one, one_size)), out, most);
  std::mt19937 random(seed);
  return Put(current_harness->crossed(TextOf(one, one_size), TextOf(other, other_size), random),
             out, most);
}
