#pragma once

#include <string>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// What the checks of a run tried that make their cases themselves: "3,412 near misses in 14
/// families, 0 discarded"; empty when there was none.
std::string TrialsInWords(const record::Run& run);

/// Of one check: "200 cases (120 code, 80 verifier), 3 discarded; stopped: all cases were sent";
/// empty when it does not make cases.
std::string TrialsInWords(const record::Trials& trials);

/// Whether a kind is a row of the file of near misses, `encoding.code/empty`; others are told by
/// a word or a phrase.
bool IsRow(const std::string& kind);
/// `encoding.code` of such a row; of any other kind the kind itself.
std::string FamilyOf(const std::string& kind);

/// 3412 as "3,412".
std::string Grouped(int number);

}  // namespace nearmiss::writers
