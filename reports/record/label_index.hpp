#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "reports/record/escapes.hpp"

namespace nearmiss::record {

/// A tree of octet strings, each with a number, walked along a text that may write its octets
/// escaped. A text is read in time linear in its length, however many strings there are.
class LabelIndex {
 public:
  struct Hit {
    std::size_t length = 0;  ///< octets of the text
    std::size_t number = 0;
  };

  /// Strings shorter than this cannot be added.
  static constexpr std::size_t kShortest = 4;

  LabelIndex();

  /// The first position at or behind `from` where the text may show a string; the size of the text
  /// when there is none. Positions before it need no look.
  std::size_t NextStart(std::string_view text, std::size_t from) const;

  /// The first number given to a string stays.
  void Add(std::string_view octets, std::size_t number);

  /// The longest string that the text shows at `position`. `visited` grows by the nodes looked at.
  std::optional<Hit> Longest(std::string_view text, std::size_t position,
                             std::size_t& visited) const;

 private:
  struct Node {
    std::uint32_t first_child = 0;
    std::uint32_t next_sibling = 0;
    std::uint32_t number = kNone;
    char octet = 0;
  };
  // The first octets that a text stands for; more than `kShortest` are not kept.
  struct Beginning {
    std::array<char, kShortest> octets{};
    std::size_t size = 0;
    void Add(char octet) {
      if (size < kShortest) octets.at(size++) = octet;
    }
  };
  static constexpr std::uint32_t kNone = 0xffffffff;
  static constexpr std::size_t kFilterBits = std::size_t{1} << 20U;

  std::uint32_t Child(std::uint32_t node, char octet, std::size_t& visited) const;
  std::uint32_t Follow(std::uint32_t node, const Reading& reading, std::size_t& visited) const;
  bool MayStart(std::string_view text, std::size_t position, Beginning begun) const;

  std::vector<Node> nodes_;
  std::array<std::uint32_t, 256> roots_{};  // children of the root by octet
  // Whether a string may begin with these two octets of a text: it does, or one begins an escape.
  std::bitset<std::size_t{1} << 16U> pairs_;
  std::vector<bool> filter_;  // hashes of the first four octets of every string
};

}  // namespace nearmiss::record
