#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "suites/generate/near_miss.hpp"

namespace nearmiss::generate {

/// A near miss as a check puts it into a request: the value as an operator, or the whole request.
struct Near {
  mutate::Operator value;
  mutate::Change request;
  // NOLINTNEXTLINE(google-explicit-constructor): a check says Near("code", near).
  operator const mutate::Operator&() const { return value; }
};

/// Invents near misses of one kind of value: first every single one of a list, in an order that the
/// seed decides, then combinations of them with each other and with edits at random.
class Source {
 public:
  /// Whether another text is a near miss of the good one, and not a second spelling of it that a
  /// server may take.
  using Differs = bool (*)(const std::string& good, const std::string& other);
  explicit Source(std::vector<NearMiss> singles, Differs differs = nullptr)
      : singles_(std::move(singles)), differs_(differs) {}

  /// The cases from `begin` (the first is 0) up to `end`, without it, for the seed: the same on
  /// every machine, however they are asked for.
  std::vector<NearMiss> Make(std::uint64_t seed, int begin, int end) const;
  /// How many cases it takes until each of the list was tried by itself.
  int Singles() const { return static_cast<int>(singles_.size()); }
  /// The near miss to be put into a request, where it finds no room if it would be none.
  Near Offer(const NearMiss& near) const;

 private:
  std::vector<NearMiss> singles_;
  Differs differs_;
};

/// Around a URI where parsers disagree (RFC 3986 against what browsers do, WHATWG's URL): always
/// one step or a few away from the registered one.
Source RedirectUris();

/// Around a text that has to be compared octet by octet, such as a code, a token, an identifier:
/// just outside of its grammar (RFC 6749 Appendix A) and inside of it. `parameter` names the kinds.
Source Texts(const std::string& parameter, Source::Differs differs = nullptr);

/// Requests with parameters that are doubled, or called by a name that is nearly theirs.
Source ParametersOtherwise(const std::vector<std::string>& names);
/// ... that are moved from the body to another place.
Source ParametersElsewhere(const std::vector<std::string>& names);

/// The same as `Texts` without what a place of transport cannot carry or must not keep: for a
/// header, whose value has no control characters and no space at its ends (RFC 9110 5.5).
Source HeaderTexts(const std::string& parameter, Source::Differs differs = nullptr);

}  // namespace nearmiss::generate
