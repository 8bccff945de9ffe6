#include "suites/remote/script_mutation.hpp"

#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "suites/remote/vocabulary.hpp"

namespace nearmiss::remote {
namespace {

using Kind = Edit::Kind;

std::size_t Below(std::mt19937& random, std::size_t end) { return random() % end; }

template <class T>
auto& Pick(T&& items, std::mt19937& random) {
  return items[Below(random, std::size(items))];
}

/// One mutation in the making.
class Mutator {
 public:
  Mutator(std::span<const Verb> verbs, std::mt19937& random, const Scramble& scramble)
      : verbs_(verbs), random_(random), scramble_(scramble) {}

  void Once(Script& script) {
    if (script.empty()) {
      script.push_back({Pick(verbs_, random_)});
      return;
    }
    switch (Below(random_, 14)) {
      case 0:
        return InsertStep(script);
      case 1:
        return RepeatStep(script);
      case 2:
        return DropStep(script);
      case 3:
        return std::swap(Pick(script, random_), Pick(script, random_));
      case 4:
      case 5:
        return DropEdit(Pick(script, random_));
      case 6:
        return ChangeEdit(Pick(script, random_));
      default:
        return AddEdit(Pick(script, random_));
    }
  }

 private:
  std::span<const Verb> verbs_;
  std::mt19937& random_;
  const Scramble& scramble_;

  auto Place(const Script& script) {
    return script.begin() + static_cast<std::ptrdiff_t>(Below(random_, script.size() + 1));
  }
  void InsertStep(Script& script) { script.insert(Place(script), {Pick(verbs_, random_)}); }
  void RepeatStep(Script& script) {
    auto step = Pick(script, random_);
    script.insert(Place(script), std::move(step));
  }
  void DropStep(Script& script) {
    if (script.size() > 1)
      script.erase(script.begin() + static_cast<std::ptrdiff_t>(Below(random_, script.size())));
  }
  void DropEdit(Step& step) {
    if (step.edits.empty()) return AddEdit(step);
    step.edits.erase(step.edits.begin() +
                     static_cast<std::ptrdiff_t>(Below(random_, step.edits.size())));
  }
  void AddEdit(Step& step) {
    const auto place = Below(random_, step.edits.size() + 1);
    step.edits.insert(step.edits.begin() + static_cast<std::ptrdiff_t>(place), NewEdit(step.verb));
  }
  void ChangeEdit(Step& step) {
    if (step.edits.empty()) return AddEdit(step);
    auto& edit = Pick(step.edits, random_);
    const bool has_text =
        edit.kind == Kind::Set || edit.kind == Kind::Add || edit.kind == Kind::Header;
    if (has_text && Below(random_, 2) == 0) {
      edit.value = scramble_(edit.value);
    } else {
      edit = NewEdit(step.verb);
    }
  }

  Edit NewEdit(Verb verb) {
    const std::string name(Pick(ParametersOf(verb), random_));
    switch (Below(random_, 20)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return {Kind::Drop, name, ""};
      case 4:
      case 5:
      case 6:
      case 7:
        return {Kind::Set, name, Value()};
      case 8:
      case 9:
      case 10:
      case 11:
        return {Kind::Add, name, Value()};
      case 12:
        return NewHeader();
      case 13: {
        constexpr std::array<std::string_view, 3> kClients = {"other", "public", "nobody"};
        return {Kind::Client, "", std::string(Pick(kClients, random_))};
      }
      case 14:
        return {Kind::Near, "", Pick(NearMissesFor(""), random_)};
      default:
        return {Kind::Near, name, Pick(NearMissesFor(name), random_)};
    }
  }

  std::string Value() {
    std::string value(Pick(AnyValues(), random_));
    return Below(random_, 8) == 0 ? scramble_(value) : value;
  }

  Edit NewHeader() {
    const auto field = Pick(HeaderFields(), random_);
    const auto colon = field.find(": ");
    return {Kind::Header, std::string(field.substr(0, colon)),
            std::string(field.substr(colon + 2))};
  }
};

/// The beginning of one and the end of the other.
Script Spliced(const Script& one, const Script& other, std::mt19937& random) {
  const auto cut = static_cast<std::ptrdiff_t>(Below(random, one.size() + 1));
  const auto from = static_cast<std::ptrdiff_t>(Below(random, other.size() + 1));
  Script spliced(one.begin(), one.begin() + cut);
  spliced.insert(spliced.end(), other.begin() + from, other.end());
  return spliced.empty() ? one : spliced;
}

/// One with an edit of the other at a step of the same kind; what both are worth keeping for comes
/// together. A step of another kind is put behind.
Script Grafted(Script one, const Script& other, std::mt19937& random) {
  const auto& donor = Pick(other, random);
  std::vector<Step*> steps;
  for (auto& step : one) {
    if (step.verb == donor.verb) steps.push_back(&step);
  }
  if (steps.empty() || donor.edits.empty() || Below(random, 4) == 0) {
    one.push_back(donor);
  } else {
    Pick(steps, random)->edits.push_back(Pick(donor.edits, random));
  }
  return one;
}

}  // namespace

Script Mutated(Script script, std::span<const Verb> verbs, std::mt19937& random,
               const Scramble& scramble) {
  Mutator mutator(verbs, random, scramble);
  // Mostly one change, at times several: what only two changes together reach is reached too.
  do mutator.Once(script);
  while (Below(random, 4) == 0);
  return script;
}

Script Crossed(const Script& one, const Script& other, std::mt19937& random) {
  if (one.empty() || other.empty()) return one.empty() ? other : one;
  return Below(random, 3) == 0 ? Spliced(one, other, random) : Grafted(one, other, random);
}

}  // namespace nearmiss::remote
