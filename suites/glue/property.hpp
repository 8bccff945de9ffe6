#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "suites/generate/source.hpp"
#include "suites/glue/check.hpp"

namespace nearmiss {

/// One near miss in a valid request, and how what comes of it is judged.
struct Attempt {
  Step step;
  oracle::Judge judge;
  bool may_be_refused = false;  ///< whether a server may refuse the valid request as well
};

/// How much a property sends.
struct Effort {
  int cases = 0;
  int requests_to_shrink = 0;  ///< at most, to find the nearest of the near misses that got through
};
/// `singles` is how many cases it takes to try each single near miss of a source.
Effort EffortAt(Depth depth, int singles);

/// A check for every near miss that a source invents. The cases go in batches, many at once; the
/// first that is not answered as it has to be is brought down to the nearest near miss for which
/// that is so, and that one is sent once more by itself, behind its control.
///
/// What is not an authorization request is made once for a batch and each near miss put into a
/// copy: the code or token in it has to be good still when the batch is over, which is the control
/// of them all. Where a server ends a code at the first mistake, each case gets one of its own.
class Property : public Check {
 protected:
  explicit Property(generate::Source source) : source_(std::move(source)) {}

  /// The attempt with this near miss. Called for each; sends nothing.
  virtual Attempt Try(const generate::Near& near) = 0;

  void SetUp() override;
  void TearDown() override;

 private:
  /// A near miss and what came of it.
  struct Trial {
    const generate::NearMiss* near = nullptr;
    Attempt attempt;
    wire::Request request;
    oracle::Evidence evidence;
  };
  enum class State { Shared, Fresh };

  generate::Source source_;
  const Surroundings* given_ = nullptr;
  Surroundings counting_;
  int sent_ = 0;  ///< requests of this check so far
  State state_ = State::Shared;
  bool is_counted_ = true;  ///< whether what is sent is a case, and no step of shrinking

  void Body() final;
  void FirstControl();
  std::vector<generate::NearMiss> Earlier() const;
  /// The first that is not answered as it has to be.
  std::optional<generate::NearMiss> FirstBroken(std::span<const generate::NearMiss> cases,
                                                State state);
  std::optional<generate::NearMiss> FirstBrokenOf(std::vector<Trial> trials);
  std::vector<Trial> Prepared(std::span<const generate::NearMiss> cases,
                              const std::optional<wire::Request>& base);
  void SendAll(std::vector<Trial>& trials);
  generate::NearMiss Nearest(generate::NearMiss near, int budget);
  oracle::Evidence SendWhereThereIsRoom(const Step& step);
  void Confirm(const generate::NearMiss& near);
  int BatchSize();
};

}  // namespace nearmiss

// A property reads: MUST_FOR_ALL(Rfc7636_4_6, RefuseEveryVerifierNearTheRightOne,
// generate::Texts("code_verifier"), {.harm = ...}) { return {step with `near`, judge}; }
#define NEARMISS_PROPERTY(level, section, name, source, ...)                                       \
  class section##_##name : public ::nearmiss::Property {                                           \
   public:                                                                                         \
    section##_##name() : Property(source) {}                                                       \
                                                                                                   \
   private:                                                                                        \
    ::nearmiss::Attempt Try(const ::nearmiss::generate::Near& near) override;                      \
  };                                                                                               \
  [[maybe_unused]] static const bool section##_##name##_entered =                                  \
      ::nearmiss::Enter(level, #section, #name, __FILE__, __LINE__, ::nearmiss::About __VA_ARGS__, \
                        []() -> ::nearmiss::Check* { return new section##_##name; });              \
  ::nearmiss::Attempt section##_##name::Try(const ::nearmiss::generate::Near& near)

#define MUST_FOR_ALL(section, name, source, ...) \
  NEARMISS_PROPERTY(::nearmiss::record::Level::Must, section, name, source, __VA_ARGS__)
#define SHOULD_FOR_ALL(section, name, source, ...) \
  NEARMISS_PROPERTY(::nearmiss::record::Level::Should, section, name, source, __VA_ARGS__)
