#include "suites/runner/signals.hpp"

#include <csignal>

namespace nearmiss::runner {
namespace {

volatile std::sig_atomic_t g_seen = 0;

void Note(int signal) { g_seen = signal; }

}  // namespace

Signals::Signals() {
  g_seen = 0;
  before_int_ = std::signal(SIGINT, Note);
  before_term_ = std::signal(SIGTERM, Note);
}

Signals::~Signals() {
  std::signal(SIGINT, before_int_);
  std::signal(SIGTERM, before_term_);
}

int Signals::Seen() { return g_seen; }

}  // namespace nearmiss::runner
