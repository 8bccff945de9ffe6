#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nearmiss::generate {

/// A place in a value that can be named without knowing the value. Those behind `End` are parts of
/// a URI with an authority.
enum class Anchor { Start, Middle, End, SchemeEnd, HostStart, HostEnd, PathStart, PathEnd };

/// What becomes of the one octet at the place.
enum class Recode { Nothing, SwapCase, Percent, PercentLower, PercentTwice, FullWidth };

/// One change of a value: some octets taken out at a place, others put in there; or one octet
/// written in another way.
struct Edit {
  Anchor at = Anchor::End;
  int offset = 0;  ///< octets behind the anchor; before it when negative
  int cut = 0;     ///< how many octets are taken out
  std::string put = {};
  Recode recode = Recode::Nothing;

  bool operator==(const Edit&) const = default;
};

/// Where the anchor is in this value; nothing when the value has no such part.
std::optional<std::size_t> PlaceOf(Anchor anchor, std::string_view value);

/// The octet in another way: "%41", "%2541", U+FF21; nothing when it has no such way.
std::optional<std::string> Recoded(char octet, Recode recode);

/// How many octets it changes.
int CostOf(const Edit& edit);

/// The edit as one line that can be pasted, such as `host-end put %5C%40` or `start+2 recode
/// swap-case`; octets are percent-encoded.
std::string Text(const Edit& edit);
/// Reads that again; nothing when it is no edit.
std::optional<Edit> EditFrom(std::string_view text);

/// The same for people, to complete "with another code: ...".
std::string Told(const Edit& edit);

}  // namespace nearmiss::generate
