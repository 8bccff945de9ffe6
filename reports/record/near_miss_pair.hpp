#pragma once

#include <string>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::record {

/// A piece of a request; `differs` when the other request of the pair has something else there. An
/// empty piece that differs is a place where something is missing.
struct Piece {
  std::string text;
  bool differs = false;
  bool operator==(const Piece&) const = default;
};

/// One part of a request on a line of its own: the first line, a header, the body.
using PieceLine = std::vector<Piece>;

/// The two requests of a near miss with their difference marked, octet by octet. What has to be new
/// in each request (codes and other labels of one kind, state, nonce, the challenge) is no
/// difference, unless nothing else is.
struct NearMissPair {
  std::vector<PieceLine> accepted;
  std::vector<PieceLine> changed;
};

NearMissPair Compare(const RequestText& accepted, const RequestText& changed);

}  // namespace nearmiss::record
