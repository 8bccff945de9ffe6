#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fixtures/wire/message.hpp"

namespace nearmiss::generate {

/// A form request in which one parameter is not where, or not as often, or not called as it should.
struct Rearrangement {
  enum class What {
    Repeat,         ///< once more behind all others
    RepeatInFront,  ///< once more before all others, with another value
    RepeatBehind,   ///< once more behind all others, with another value
    ToQuery,        ///< in the query of the URL instead of the body
    ToHeader,       ///< as a header field instead
    ToCookie,
    UpperCase,  ///< its name in upper case
    Array,      ///< its name with brackets behind, as for a list
    SpaceBehind,
    SpaceInFront,
    TabBehind,
    NulBehind,
    DotInFront,
    LineBreakBehind,
  };
  What what = What::Repeat;
  std::string parameter;

  bool operator==(const Rearrangement&) const = default;
};

/// Nothing when the form of the request has no such parameter.
std::optional<wire::Request> Rearranged(const Rearrangement& rearrangement, wire::Request request);

/// `repeat code`
std::string Text(const Rearrangement& rearrangement);
std::optional<Rearrangement> RearrangementFrom(std::string_view text);

}  // namespace nearmiss::generate
