#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace nearmiss::mutate {

/// What all near misses of a value are composed of: a pure function from the good text to another.
/// Nothing when the text gives no room for it.
using Edit = std::function<std::optional<std::string>(const std::string&)>;

/// The text as it is: of the controls among the near misses.
Edit Keep();
/// This text, whatever was there.
Edit Become(std::string text);

Edit Before(std::string head);
Edit Behind(std::string tail);
Edit Within(std::string head, std::string tail);
/// Inserted at this octet; no room when the text is not longer than that.
Edit At(std::size_t octet, std::string text);
Edit InTheMiddle(std::string text);
/// The text twice.
Edit Doubled();

Edit WithoutFirst();
Edit WithoutLast();
Edit FirstHalf();
/// The first octets, and something behind them.
Edit Cut(std::size_t octets, std::string tail = "");

/// The first, the last or every place of one text has another. No room where there is none.
Edit Instead(std::string from, std::string to);
Edit InsteadOfTheLast(std::string from, std::string to);
Edit Everywhere(std::string from, std::string to);
/// Only when that is the whole text.
Edit FromTo(std::string from, std::string to);
/// What stands up to this text, or through it, is left out.
Edit WithoutFront(std::string front);

Edit Upper();
Edit Lower();
Edit CaseSwapped();
/// The same of the first or last octet that is a letter.
Edit FirstLetter(Edit edit);
Edit LastLetter(Edit edit);
/// An edit of one octet by its place; no room in a shorter text.
Edit Octet(std::size_t place, Edit edit);
Edit LastOctet(Edit edit);
/// What stands in front of the first dot; all of a text without one.
Edit FirstLabel(Edit edit);
Edit LastLabel(Edit edit);
Edit EachLabel(Edit edit);

/// Every octet as %XX; `%` with digits in lower case.
Edit PercentEncoded();
Edit PercentEncodedInLowerCase();
/// Escapes decoded; no room where there are none, or broken ones.
Edit PercentDecoded();
/// The hexadecimal digits of escapes in the other case.
Edit EscapesInTheOtherCase();
/// As a form's value: all but the unreserved octets as %XX.
Edit FormEncoded();
Edit InBase64();
/// `+` for `-` and `/` for `_`; no room in a text with neither.
Edit InTheStandardAlphabet();
/// The octets of a BASE64URL text in hexadecimal.
Edit Base64UrlInHex();
/// BASE64URL of the SHA-256 hash: the S256 challenge of a verifier (RFC 7636 4.2).
Edit Hashed();
Edit InHex();
Edit Backwards();
Edit FirstTwoSwapped();
/// The octet's lowest bit.
Edit LowestBitFlipped();
/// The character of the base64url alphabet that many places on.
Edit Base64UrlPlus(int places);

/// Letters (or digits) in another block of Unicode that reads the same: U+FF41 for `a`.
Edit FullWidth();
/// U+24D0 for `a`, U+2460 for `1`.
Edit Circled();
/// A Cyrillic letter that looks like the Latin one; no room for a letter that has none.
Edit Lookalike();

/// One after the other; no room where one of them has none.
Edit Then(std::vector<Edit> edits);

}  // namespace nearmiss::mutate
