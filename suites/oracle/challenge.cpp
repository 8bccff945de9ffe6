#include "suites/oracle/challenge.hpp"

#include <algorithm>
#include <cctype>

namespace nearmiss::oracle {
namespace {

/// Takes a challenge field apart from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }
  void SkipAny(std::string_view characters) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(characters), rest_.size()));
  }
  bool Take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::string Token() {
    const auto end = std::min(rest_.find_first_of(" \t,=\""), rest_.size());
    std::string token(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return token;
  }
  std::string Value() {
    if (!Take('"')) return Token();
    std::string value;
    while (!AtEnd() && !Take('"')) {
      if (rest_.front() == '\\' && rest_.size() > 1) rest_.remove_prefix(1);
      value += rest_.front();
      rest_.remove_prefix(1);
    }
    return value;
  }

 private:
  std::string_view rest_;
};

}  // namespace

std::vector<Challenge> ReadChallenges(std::string_view field) {
  std::vector<Challenge> challenges;
  Scanner scanner(field);
  for (scanner.SkipAny(" \t,"); !scanner.AtEnd(); scanner.SkipAny(" \t,")) {
    auto name = scanner.Token();
    scanner.SkipAny(" \t");
    if (scanner.Take('=')) {
      scanner.SkipAny(" \t");
      auto value = scanner.Value();
      if (!challenges.empty())
        challenges.back().parameters.emplace_back(std::move(name), std::move(value));
    } else if (name.empty()) {
      scanner.Value();
    } else {
      challenges.push_back({std::move(name), {}});
    }
  }
  return challenges;
}

bool SameName(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, [](unsigned char a, unsigned char b) {
    return std::tolower(a) == std::tolower(b);
  });
}

}  // namespace nearmiss::oracle
