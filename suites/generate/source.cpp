#include "suites/generate/source.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

namespace nearmiss::generate {
namespace {

/// RapidCheck's measure of how large a value may grow: at this one it uses ranges to their ends.
constexpr int kSize = 100;

/// Random values for one case; the golden ratio keeps the cases of one seed apart.
rc::Random RandomFor(std::uint64_t seed, int index) {
  return rc::Random(seed + 0x9E3779B97F4A7C15U * static_cast<std::uint64_t>(index + 1));
}

rc::Gen<Edit> AnyEdit() {
  const auto anchor = rc::gen::element(Anchor::Start, Anchor::Middle, Anchor::End);
  const auto octets = rc::gen::mapcat(rc::gen::inRange<std::size_t>(1, 3), [](std::size_t size) {
    return rc::gen::container<std::string>(size, rc::gen::cast<char>(rc::gen::inRange(0, 256)));
  });
  const auto replaced =
      rc::gen::map(rc::gen::tuple(anchor, rc::gen::inRange(-9, 10), rc::gen::inRange(0, 3), octets),
                   [](const auto& parts) {
                     const auto& [at, offset, cut, put] = parts;
                     return Edit{at, offset, cut, put, Recode::Nothing};
                   });
  const auto recoded =
      rc::gen::map(rc::gen::tuple(anchor, rc::gen::inRange(-9, 10),
                                  rc::gen::element(Recode::SwapCase, Recode::FullWidth)),
                   [](const auto& parts) {
                     return Edit{std::get<0>(parts), std::get<1>(parts), 0, "", std::get<2>(parts)};
                   });
  return rc::gen::weightedOneOf<Edit>({{3, replaced}, {1, recoded}});
}

/// Two rearrangements of the list together.
rc::Gen<NearMiss> Pair(const std::vector<NearMiss>& singles) {
  const auto single = rc::gen::elementOf(singles);
  return rc::gen::map(rc::gen::pair(single, single), [](std::pair<NearMiss, NearMiss> both) {
    both.first.moves.push_back(both.second.moves.front());
    return both.first;
  });
}

/// One of the list, and perhaps more edits of it or at random.
rc::Gen<NearMiss> Combination(const std::vector<NearMiss>& singles) {
  if (!singles.front().moves.empty()) return Pair(singles);
  const auto single = rc::gen::elementOf(singles);
  const auto one = rc::gen::oneOf(
      AnyEdit(), rc::gen::map(single, [](const NearMiss& near) { return near.edits.front(); }));
  const auto more = rc::gen::mapcat(rc::gen::inRange<std::size_t>(0, 3), [one](std::size_t size) {
    return rc::gen::container<std::vector<Edit>>(size, one);
  });
  const auto combined =
      rc::gen::map(rc::gen::pair(single, more), [](std::pair<NearMiss, std::vector<Edit>> parts) {
        auto& [near, edits] = parts;
        near.edits.insert(near.edits.end(), edits.begin(), edits.end());
        return near;
      });
  const auto family = singles.front().kind.substr(0, singles.front().kind.find('.'));
  const auto random = rc::gen::map(AnyEdit(), [family](const Edit& edit) {
    return NearMiss{family + ".any_octet", {edit}, {}};
  });
  return rc::gen::weightedOneOf<NearMiss>({{2, combined}, {1, random}});
}

/// In which order the singles come. Fisher and Yates, by hand: std::shuffle is another one in every
/// library.
std::vector<std::size_t> Order(std::uint64_t seed, std::size_t size) {
  std::vector<std::size_t> order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto random = RandomFor(seed, -1);
  for (std::size_t left = size; left > 1; --left)
    std::swap(order[left - 1], order[random.next() % left]);
  return order;
}

}  // namespace

std::vector<NearMiss> Source::Make(std::uint64_t seed, int begin, int end) const {
  std::vector<NearMiss> cases;
  if (begin < Singles()) {
    const auto order = Order(seed, singles_.size());
    for (int index = begin; index < std::min(end, Singles()); ++index)
      cases.push_back(singles_[order[static_cast<std::size_t>(index)]]);
  }
  if (end > Singles()) {
    const auto combination = Combination(singles_);
    for (int index = std::max(begin, Singles()); index < end; ++index)
      cases.push_back(combination(RandomFor(seed, index), kSize).value());
  }
  return cases;
}

Near Source::Offer(const NearMiss& near) const {
  Near offer{AsOperator(near), AsChange(near)};
  if (differs_ == nullptr) return offer;
  offer.value.apply = [apply = std::move(offer.value.apply),
                       differs = differs_](const std::string& good) -> std::optional<std::string> {
    auto other = apply(good);
    if (other && !differs(good, *other)) return std::nullopt;
    return other;
  };
  return offer;
}

}  // namespace nearmiss::generate
