#pragma once

#include <string>

namespace nearmiss {

// Why a check ends before its verdict. Thrown inside a check's body, caught by its frame, so that
// trouble on the way never reads as a broken server.

/// A step before the judged one, or the control, failed.
struct NotReached {
  std::string why;
};

/// The target lacks what the check is about.
struct NotApplicable {
  std::string why;
};

/// The judged request got no answer.
struct NoAnswer {
  std::string why;
};

}  // namespace nearmiss
