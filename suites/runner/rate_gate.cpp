#include "suites/runner/rate_gate.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <chrono>
#include <new>
#include <thread>

namespace nearmiss::runner {
namespace {

using Cell = std::atomic<std::int64_t>;
static_assert(Cell::is_always_lock_free, "a lock would not work between processes");

std::int64_t NowMicroseconds() {
  // The steady clock is the same in all processes of a machine.
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

RateGate::RateGate(double requests_per_second)
    : interval_us_(requests_per_second > 0 ? static_cast<std::int64_t>(1e6 / requests_per_second)
                                           : 0),
      next_us_(nullptr) {
  void* shared =
      mmap(nullptr, sizeof(Cell), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) throw std::bad_alloc();
  next_us_ = new (shared) Cell(0);
}

RateGate::~RateGate() { munmap(static_cast<void*>(next_us_), sizeof(Cell)); }

void RateGate::Take() {
  std::int64_t next = next_us_->load();
  if (interval_us_ == 0 && next <= NowMicroseconds()) return;
  std::int64_t mine = 0;
  do {
    mine = std::max(next, NowMicroseconds());
  } while (!next_us_->compare_exchange_weak(next, mine + interval_us_));
  std::this_thread::sleep_for(std::chrono::microseconds(mine - NowMicroseconds()));
}

void RateGate::Pause(std::chrono::milliseconds time) {
  const auto until =
      NowMicroseconds() + std::chrono::duration_cast<std::chrono::microseconds>(time).count();
  std::int64_t next = next_us_->load();
  while (next < until && !next_us_->compare_exchange_weak(next, until)) {
  }
}

}  // namespace nearmiss::runner
