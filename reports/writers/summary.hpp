#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/record.hpp"

namespace nearmiss::writers {

/// What the whole run says, in a few words: "3 new failures", "No new failure", "Could not test".
std::string Headline(const record::Run& run);

/// What to make of that, in a sentence.
std::string HeadlineMeaning(const record::Run& run);

/// "12 pass, 3 fail, 1 skipped": the verdicts that occur, in the order of `kVerdicts`.
std::string TotalsInWords(const record::Run& run);

/// The scored MUST checks: how many came to a verdict on the server, and how many held.
struct Required {
  int held = 0;
  int tried = 0;
};
Required RequiredOf(const record::Run& run);

/// The checks of one verdict, in id order.
std::vector<const record::CheckResult*> ChecksWith(const record::Run& run, record::Verdict verdict);

/// The specification of an id, as people write it: "RFC 6749" of `rfc6749/...`.
std::string Specification(std::string_view check);
/// The same with the section: "RFC 6749 4.1.2".
std::string Clause(std::string_view check);
/// The clause that the title begins with, which may be another section than the id's.
std::string Clause(const record::CheckResult& check);

/// "not scored: newer than the plan rfc9700@1", or nothing when it is.
std::string Unscored(const record::Run& run, const record::CheckResult& check);

/// The sentence of the check without the clause in front of it.
std::string Sentence(const record::CheckResult& check);

/// The command that sends the case again; empty when there is none.
std::string ReplayCommand(std::string_view program, const record::CheckResult& check);

/// Why a check has no result, as far as it is told: the reason, or the actual text.
std::string_view WhyNot(const record::CheckResult& check);

/// "850 ms", "3.2 s", "4 min 05 s".
std::string InWords(std::chrono::milliseconds duration);

/// "1 check", "3 checks".
std::string Counted(int number, std::string_view one, std::string_view many);

}  // namespace nearmiss::writers
