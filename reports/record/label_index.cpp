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

std::uint32_t LabelIndex::NumberAt(Place place) const {
  return IsAtNode(place) ? nodes_[place.node].number : kNone;
}

std::uint32_t LabelIndex::Child(std::uint32_t node, char octet, std::size_t& visited) const {
  if (node == 0) return roots_.at(static_cast<unsigned char>(octet));
  std::uint32_t child = nodes_[node].first_child;
  while (child != 0 && octets_[nodes_[child].begin] != octet) {
    ++visited;
    child = nodes_[child].next_sibling;
  }
  return child;
}

bool LabelIndex::Step(Place& place, char octet, std::size_t& visited) const {
  ++visited;
  if (!IsAtNode(place)) {
    if (octets_[nodes_[place.node].begin + place.passed] != octet) return false;
    ++place.passed;
    return true;
  }
  const std::uint32_t child = Child(place.node, octet, visited);
  if (child == 0) return false;
  place = {child, 1};
  return true;
}

bool LabelIndex::Follow(Place& place, const Reading& reading, std::size_t& visited) const {
  for (std::size_t i = 0; i < reading.count; ++i) {
    if (!Step(place, reading.octets.at(i), visited)) return false;
  }
  return true;
}

LabelIndex::Place LabelIndex::Walk(std::string_view octets, std::size_t& walked) const {
  Place place;
  std::size_t visited = 0;
  for (walked = 0; walked < octets.size(); ++walked) {
    if (!Step(place, octets[walked], visited)) break;
  }
  return place;
}

void LabelIndex::MakeNodeAt(Place place) {
  if (IsAtNode(place)) return;
  Node rest = nodes_[place.node];
  rest.begin += place.passed;
  rest.size -= place.passed;
  rest.next_sibling = 0;
  nodes_[place.node].size = place.passed;
  nodes_[place.node].number = kNone;
  nodes_[place.node].first_child = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(rest);
}

void LabelIndex::AddBranch(std::uint32_t node, std::string_view octets, std::uint32_t number) {
  const auto leaf = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({0, nodes_[node].first_child, number, static_cast<std::uint32_t>(octets_.size()),
                    static_cast<std::uint32_t>(octets.size())});
  nodes_[node].first_child = leaf;
  if (node == 0) roots_.at(static_cast<unsigned char>(octets.front())) = leaf;
  octets_ += octets;
}

void LabelIndex::Add(std::string_view octets, std::size_t number) {
  if (octets.size() < kShortest) return;
  pairs_.set(PairPlace(octets[0], octets[1]));
  filter_[FilterPlace(octets)] = true;
  std::size_t walked = 0;
  const Place place = Walk(octets, walked);
  MakeNodeAt(place);
  if (walked < octets.size()) {
    AddBranch(place.node, octets.substr(walked), static_cast<std::uint32_t>(number));
  } else if (nodes_[place.node].number == kNone) {
    nodes_[place.node].number = static_cast<std::uint32_t>(number);
  }
}

bool LabelIndex::Has(std::string_view octets) const {
  std::size_t walked = 0;
  const Place place = Walk(octets, walked);
  return walked == octets.size() && NumberAt(place) != kNone;
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

std::optional<LabelIndex::Hit> LabelIndex::Longest(std::string_view text, std::size_t position,
                                                   std::size_t& visited) const {
  ++visited;
  if (!MayStart(text, position, {})) return std::nullopt;
  struct State {
    std::size_t at;
    Place place;
  };
  std::optional<Hit> best;
  std::vector<State> others;  // readings to follow later; few texts have any
  State state{position, {}};
  while (true) {
    const std::uint32_t number = NumberAt(state.place);
    if (number != kNone && (!best || state.at - position > best->length)) {
      best = Hit{state.at - position, number};
    }
    bool goes_on = false;
    if (state.at < text.size()) {
      if (BeginsEscape(text[state.at])) {
        for (const Reading& reading : EscapesAt(text, state.at)) {
          State other{state.at + reading.length, state.place};
          if (Follow(other.place, reading, visited)) others.push_back(other);
        }
      }
      goes_on = Step(state.place, text[state.at], visited);
    }
    if (goes_on) {
      ++state.at;
    } else if (!others.empty()) {
      state = others.back();
      others.pop_back();
    } else {
      return best;
    }
  }
}

}  // namespace nearmiss::record
