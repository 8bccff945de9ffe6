#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/escapes.hpp"

namespace nearmiss::record {

/// A tree of octet strings, each with a number, walked along a text that may write its octets
/// escaped. A text is read in time linear in its length, however many strings there are; octets
/// that no two strings share are one branch, since a run may have tens of thousands of random
/// values.
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
  /// Whether it was added.
  bool Has(std::string_view octets) const;

  /// The longest string that the text shows at `position`. `visited` grows by the nodes looked at.
  std::optional<Hit> Longest(std::string_view text, std::size_t position,
                             std::size_t& visited) const;

 private:
  struct Node {
    std::uint32_t first_child = 0;
    std::uint32_t next_sibling = 0;
    std::uint32_t number = kNone;
    std::uint32_t begin = 0;  // of the octets that lead here from its parent
    std::uint32_t size = 0;
  };
  // Somewhere on the branch that leads to a node.
  struct Place {
    std::uint32_t node = 0;
    std::uint32_t passed = 0;  // octets of the branch
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

  bool IsAtNode(Place place) const { return place.passed == nodes_[place.node].size; }
  std::uint32_t NumberAt(Place place) const;
  std::uint32_t Child(std::uint32_t node, char octet, std::size_t& visited) const;
  bool Step(Place& place, char octet, std::size_t& visited) const;
  bool Follow(Place& place, const Reading& reading, std::size_t& visited) const;
  Place Walk(std::string_view octets, std::size_t& walked) const;
  void MakeNodeAt(Place place);
  void AddBranch(std::uint32_t node, std::string_view octets, std::uint32_t number);
  bool MayStart(std::string_view text, std::size_t position, Beginning begun) const;

  std::vector<Node> nodes_;
  std::string octets_;                      // of all branches
  std::array<std::uint32_t, 256> roots_{};  // children of the root by octet
  // Whether a string may begin with these two octets of a text: it does, or one begins an escape.
  std::bitset<std::size_t{1} << 16U> pairs_;
  std::vector<bool> filter_;  // hashes of the first four octets of every string
};

}  // namespace nearmiss::record
