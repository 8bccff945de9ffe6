#include "suites/generate/near_miss.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace nearmiss::generate {
namespace {

/// An edit whose place is known.
struct Splice {
  std::size_t at;
  std::size_t cut;
  std::string put;
};

std::optional<Splice> SpliceOf(const Edit& edit, const std::string& good) {
  const auto anchor = PlaceOf(edit.at, good);
  if (!anchor) return std::nullopt;
  const auto place = static_cast<long>(*anchor) + edit.offset;
  const auto size = static_cast<long>(good.size());
  const bool recodes = edit.recode != Recode::Nothing;
  const long cut = recodes ? 1 : edit.cut;
  if (place < 0 || place + cut > size) return std::nullopt;
  const auto at = static_cast<std::size_t>(place);
  if (!recodes) return Splice{at, static_cast<std::size_t>(cut), edit.put};
  auto recoded = Recoded(good[at], edit.recode);
  if (!recoded) return std::nullopt;
  return Splice{at, 1, *std::move(recoded)};
}

bool IsHex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

/// Cuts octets into what only makes sense as a whole: escapes, characters of UTF-8.
std::vector<std::string> Units(const std::string& octets) {
  std::vector<std::string> units;
  for (std::size_t i = 0; i < octets.size();) {
    std::size_t size = 1;
    if (octets[i] == '%' && i + 2 < octets.size() && IsHex(octets[i + 1]) && IsHex(octets[i + 2])) {
      size = 3;
    } else {
      while (i + size < octets.size() && (static_cast<unsigned char>(octets[i + size]) >> 6) == 2)
        ++size;
    }
    units.push_back(octets.substr(i, size));
    i += size;
  }
  return units;
}

std::string Joined(const std::vector<std::string>& units, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += units[i];
  return text;
}

/// Each run of units that is shorter than all, and all but each one.
std::vector<std::string> Parts(const std::string& octets) {
  const auto units = Units(octets);
  std::vector<std::string> parts;
  for (std::size_t size = 1; size < units.size(); ++size) {
    for (std::size_t from = 0; from + size <= units.size(); ++from)
      parts.push_back(Joined(units, from, from + size));
  }
  for (std::size_t i = 1; i + 1 < units.size(); ++i)
    parts.push_back(Joined(units, 0, i) + Joined(units, i + 1, units.size()));
  return parts;
}

std::vector<Edit> Nearer(const Edit& edit) {
  std::vector<Edit> nearer;
  const auto with = [&](int cut, std::string put) {
    auto other = edit;
    other.cut = cut;
    other.put = std::move(put);
    if (other.cut > 0 || !other.put.empty()) nearer.push_back(std::move(other));
  };
  if (edit.recode != Recode::Nothing) return nearer;
  for (auto& part : Parts(edit.put)) with(edit.cut, std::move(part));
  // Perhaps any octet will do.
  if (edit.put.size() > 1) with(edit.cut, "x");
  if (edit.cut > 0 && !edit.put.empty()) {
    with(0, edit.put);
    with(edit.cut, "");
  }
  for (int cut = 1; cut < edit.cut; ++cut) {
    with(cut, edit.put);
    // The same with the end of what is taken out where it was.
    auto other = edit;
    other.offset += edit.cut - cut;
    other.cut = cut;
    nearer.push_back(std::move(other));
  }
  return nearer;
}

}  // namespace

std::optional<std::string> Applied(const NearMiss& near, const std::string& good) {
  std::vector<Splice> splices;
  for (const auto& edit : near.edits) {
    auto splice = SpliceOf(edit, good);
    if (!splice) return std::nullopt;
    splices.push_back(*std::move(splice));
  }
  std::ranges::stable_sort(splices, {}, &Splice::at);
  std::string other;
  std::size_t from = 0;
  for (const auto& splice : splices) {
    if (splice.at < from) return std::nullopt;
    other += good.substr(from, splice.at - from) + splice.put;
    from = splice.at + splice.cut;
  }
  other += good.substr(from);
  if (other == good) return std::nullopt;
  return other;
}

mutate::Operator AsOperator(const NearMiss& near) {
  std::vector<std::string> told;
  for (const auto& edit : near.edits) told.push_back(Told(edit));
  mutate::Operator made;
  made.family = near.kind;
  made.name = "generated";
  made.told = fmt::format("{}", fmt::join(told, ", "));
  made.apply = [near](const std::string& good) { return Applied(near, good); };
  return made;
}

mutate::Change AsChange(const NearMiss& near) {
  std::vector<std::string> told;
  for (const auto& move : near.moves) told.push_back(Text(move));
  return {fmt::format("with its parameters otherwise: {}", fmt::join(told, ", ")),
          [moves = near.moves](wire::Request request) -> std::optional<wire::Request> {
            for (const auto& move : moves) {
              auto moved = Rearranged(move, std::move(request));
              if (!moved) return std::nullopt;
              request = *std::move(moved);
            }
            return request;
          }};
}

Distance DistanceOf(const NearMiss& near) {
  Distance distance{static_cast<int>(near.edits.size() + near.moves.size()), 0};
  for (const auto& edit : near.edits) distance.octets += CostOf(edit);
  return distance;
}

std::vector<NearMiss> Nearer(const NearMiss& near) {
  std::vector<NearMiss> nearer;
  if (near.edits.size() > 1) {
    for (const auto& edit : near.edits) nearer.push_back({near.kind, {edit}, near.moves});
  }
  for (std::size_t i = 0; i < near.edits.size(); ++i) {
    if (near.edits.size() > 2) {
      auto without = near;
      without.edits.erase(without.edits.begin() + static_cast<long>(i));
      nearer.push_back(std::move(without));
    }
    for (auto& edit : Nearer(near.edits[i])) {
      auto other = near;
      other.edits[i] = std::move(edit);
      nearer.push_back(std::move(other));
    }
  }
  for (const auto& move : near.moves) {
    if (near.moves.size() > 1) nearer.push_back({near.kind, near.edits, {move}});
  }
  std::erase_if(nearer, [&](const auto& other) { return DistanceOf(other) >= DistanceOf(near); });
  std::ranges::stable_sort(nearer, {}, DistanceOf);
  std::vector<NearMiss> once;
  for (auto& other : nearer) {
    if (std::ranges::find(once, other) == once.end()) once.push_back(std::move(other));
  }
  return once;
}

std::string Text(const NearMiss& near) {
  std::vector<std::string> edits;
  for (const auto& edit : near.edits) edits.push_back(Text(edit));
  for (const auto& move : near.moves) edits.push_back(Text(move));
  return fmt::format("{}: {}", near.kind, fmt::join(edits, "; "));
}

std::optional<NearMiss> NearMissFrom(std::string_view text) {
  const auto colon = text.find(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  NearMiss near{std::string(text.substr(0, colon)), {}, {}};
  text.remove_prefix(colon + 2);
  while (!text.empty()) {
    const auto end = std::min(text.find("; "), text.size());
    const auto part = text.substr(0, end);
    if (auto move = RearrangementFrom(part)) {
      near.moves.push_back(*std::move(move));
    } else if (auto edit = EditFrom(part)) {
      near.edits.push_back(*std::move(edit));
    } else {
      return std::nullopt;
    }
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  if (near.edits.empty() && near.moves.empty()) return std::nullopt;
  return near;
}

}  // namespace nearmiss::generate
