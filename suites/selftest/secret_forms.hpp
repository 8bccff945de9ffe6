#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nearmiss::selftest {

/// One way in which a text may stand in a file.
struct WrittenForm {
  std::string_view name;
  std::string text;
};

/// All the ways in which a secret could come out: as it is, escaped for a URI, a form, JSON or
/// HTML, in hex, and in base64 by itself or within a longer text. Encoders of their own, so that a
/// mistake in those of the program does not hide itself.
std::vector<WrittenForm> FormsOf(std::string_view secret);

}  // namespace nearmiss::selftest
