#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nearmiss::selftest {

/// Looks for many secrets at once, in every form in which they could be written.
class SecretSearch {
 public:
  /// Shorter ones would be found by chance.
  static constexpr std::size_t kShortest = 8;

  void Add(std::string_view kind, std::string_view secret);
  /// A value that is no secret, whoever adds it later.
  void Leave(std::string_view known) { secrets_.emplace(known); }
  /// The kinds of which there is at least one.
  const std::set<std::string, std::less<>>& Kinds() const { return kinds_; }
  std::size_t Size() const { return secrets_.size(); }

  struct Sighting {
    std::string_view kind;
    std::string_view form;
    std::size_t position = 0;
    std::size_t length = 0;
  };
  std::vector<Sighting> In(std::string_view text) const;

 private:
  struct Wanted {
    std::string_view kind;
    std::string_view form;
    std::string text;
  };
  std::set<std::string, std::less<>> kinds_;
  std::set<std::string, std::less<>> secrets_;
  std::unordered_multimap<std::uint64_t, Wanted> by_beginning_;
};

}  // namespace nearmiss::selftest
