#pragma once

namespace nearmiss::runner {

/// Answers SIGINT and SIGTERM for as long as it lives: they are noted, and the run ends in good
/// order.
class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  /// The signal that came, or 0.
  static int Seen();

 private:
  void (*before_int_)(int);
  void (*before_term_)(int);
};

}  // namespace nearmiss::runner
