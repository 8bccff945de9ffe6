#pragma once

#include <string>

#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// Judges over the members of one JSON answer, or of several answers to the same request.

/// This status, application/json and one JSON object.
Judge AnsweredAsJson(int status);
/// A string member that is not empty.
Judge TellsText(std::string member);
/// ... that is an absolute URI.
Judge TellsAbsoluteUri(std::string member);
/// A number above zero without a fraction.
Judge TellsPositiveInteger(std::string member);

/// The demand counts only where the member is there.
Judge IfTold(std::string member, Judge judge);

/// Neither as it is nor without its punctuation does the text of one member hold the other.
Judge TellsWithout(std::string member, std::string other);

/// No two answers have the same value.
Judge AllDiffer(std::string member);
/// The values look as if they held that many random bits: what varies between them is long enough
/// for the alphabet that it uses. A guess that only catches what is far too short or counted.
Judge LooksRandom(std::string member, int bits);

/// A JSON boolean.
Judge TellsBoolean(std::string member);
/// An https URL, or one of the loopback interface.
Judge TellsHttps(std::string member);
/// In metadata: the member is there if and only if the list holds the value.
Judge AnnouncedTogether(std::string member, std::string list, std::string value);

/// Every answer that has the member is marked no-store.
Judge NotStoredWith(std::string member);
/// A page on the way shows the text, punctuation apart.
Judge PageShows(std::string text);

}  // namespace nearmiss::oracle
