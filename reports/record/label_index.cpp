#include "reports/record/label_index.hpp"

#include <algorithm>

#include "reports/record/escapes.hpp"

namespace nearmiss::record {
namespace {

// Of four octets, to 20 bits (multiplicative hashing).
std::size_t FilterPlace(std::string_view octets) {
  std::uint32_t word = 0;
  octets.copy(reinterpret_cast<char*>(&word), sizeof word);
  return (word * 2654435761U) >> 12U;
}

std::size_t PairPlace(char first, char second) {
  return static_cast<std::size_t>(static_cast<unsigned char>(first)) << 8U |
         static_cast<unsigned char>(second);
}

bool HoldsEscape(std::string_view octets) { return std::ranges::any_of(octets, BeginsEscape); }

}  // namespace

LabelIndex::LabelIndex() : nodes_(1), filter_(kFilterBits) {
  for (int each = 0; each < 256; ++each) {
    const auto octet = static_cast<char>(each);
    for (int other = 0; BeginsEscape(octet) && other < 256; ++other) {
      pairs_.set(PairPlace(octet, static_cast<char>(other)));
      pairs_.set(PairPlace(static_cast<char>(other), octet));
    }
  }
}

std::size_t LabelIndex::NextStart(std::string_view text, std::size_t from) const {
  for (std::size_t at = from; at + kShortest <= text.size(); ++at) {
    if (!pairs_[PairPlace(text[at], text[at + 1])]) continue;
    const auto beginning = text.substr(at, kShortest);
    if (HoldsEscape(beginning) || filter_[FilterPlace(beginning)]) return at;
  }
  return text.size();
}

void LabelIndex::Add(std::string_view octets, std::size_t number) {
  if (octets.size() < kShortest) return;
  pairs_.set(PairPlace(octets[0], octets[1]));
  filter_[FilterPlace(octets)] = true;
  std::uint32_t node = 0;
  std::size_t visited = 0;
  for (const char octet : octets) {
    std::uint32_t next = Child(node, octet, visited);
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back({0, nodes_[node].first_child, kNone, octet});
      nodes_[node].first_child = next;
      if (node == 0) roots_.at(static_cast<unsigned char>(octet)) = next;
    }
    node = next;
  }
  if (nodes_[node].number == kNone) nodes_[node].number = static_cast<std::uint32_t>(number);
}

std::uint32_t LabelIndex::Child(std::uint32_t node, char octet, std::size_t& visited) const {
  ++visited;
  if (node == 0) return roots_.at(static_cast<unsigned char>(octet));
  std::uint32_t child = nodes_[node].first_child;
  while (child != 0 && nodes_[child].octet != octet) {
    ++visited;
    child = nodes_[child].next_sibling;
  }
  return child;
}

bool LabelIndex::MayStart(std::string_view text, std::size_t position, Beginning begun) const {
  while (begun.size < kShortest) {
    if (position >= text.size()) return false;
    if (BeginsEscape(text[position])) {
      for (const Reading& reading : EscapesAt(text, position)) {
        Beginning other = begun;
        for (std::size_t i = 0; i < reading.count; ++i) other.Add(reading.octets.at(i));
        if (MayStart(text, position + reading.length, other)) return true;
      }
    }
    begun.Add(text[position++]);
  }
  return filter_[FilterPlace({begun.octets.data(), kShortest})];
}

std::uint32_t LabelIndex::Follow(std::uint32_t node, const Reading& reading,
                                 std::size_t& visited) const {
  for (std::size_t i = 0; i < reading.count; ++i) {
    node = Child(node, reading.octets.at(i), visited);
    if (node == 0) return 0;
  }
  return node;
}

std::optional<LabelIndex::Hit> LabelIndex::Longest(std::string_view text, std::size_t position,
                                                   std::size_t& visited) const {
  ++visited;
  if (!MayStart(text, position, {})) return std::nullopt;
  struct State {
    std::size_t at;
    std::uint32_t node;
  };
  std::optional<Hit> best;
  std::vector<State> others;  // readings to follow later; few texts have any
  State state{position, 0};
  while (true) {
    const std::uint32_t number = nodes_[state.node].number;
    if (number != kNone && (!best || state.at - position > best->length)) {
      best = Hit{state.at - position, number};
    }
    std::uint32_t next = 0;
    if (state.at < text.size()) {
      if (BeginsEscape(text[state.at])) {
        for (const Reading& reading : EscapesAt(text, state.at)) {
          const std::uint32_t node = Follow(state.node, reading, visited);
          if (node != 0) others.push_back({state.at + reading.length, node});
        }
      }
      next = Child(state.node, text[state.at], visited);
    }
    if (next != 0) {
      state = {state.at + 1, next};
    } else if (!others.empty()) {
      state = others.back();
      others.pop_back();
    } else {
      return best;
    }
  }
}

}  // namespace nearmiss::record
