#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>

#include "reports/record/nearest.hpp"
#include "suites/mutate/near_miss.hpp"
#include "suites/oracle/condition.hpp"
#include "suites/runner/coverage.hpp"
#include "suites/runner/plan.hpp"
#include "suites/runner/profiles.hpp"
#include "suites/runner/rehearsal.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

void Line(std::string_view name, const std::string& text) {
  if (!text.empty()) std::cout << fmt::format("{:<12} {}\n", name, text);
}

std::string Documented(const oracle::Profile& profile, std::string_view condition) {
  const auto& answers = profile.For(condition);
  return answers.empty() ? "no particular answer is documented" : oracle::Told(answers);
}

void TellAnswer(const oracle::Alternative& answer) {
  std::cout << fmt::format("    {}{}\n        {}\n", oracle::Told({answer}),
                           answer.verified ? "" : " (unverified: never fails a run)",
                           answer.source);
  if (!answer.note.empty()) std::cout << fmt::format("        {}\n", answer.note);
}

/// How many rows of the file have each verdict, and which verdicts are the profile's own.
void TellNearMisses(const oracle::Profile& profile) {
  std::map<std::string, int> rows;
  for (const auto& row : mutate::NearMissRows()) {
    const auto own = profile.VerdictOn(row.Id());
    ++rows[own.empty() ? std::string(Name(row.verdict)) : own];
  }
  std::cout << "near misses:";
  for (const auto& [verdict, count] : rows) std::cout << fmt::format(" {} {}", count, verdict);
  std::cout << '\n';
  for (const auto& [pattern, verdict] : profile.near_misses)
    std::cout << fmt::format("    {}: {}\n", pattern, verdict);
}

int ExplainProfile(const std::string& name) {
  const auto profile = LoadProfile(name);
  if (!profile) return Complain(profile.error());
  std::cout << profile->title << "\n\n";
  for (const auto& condition : oracle::Conditions()) {
    const auto& answers = profile->For(condition.name);
    const bool inherited = !answers.empty() && !profile->own.contains(condition.name);
    std::cout << fmt::format("{}: {}{}\n", condition.name, condition.told,
                             inherited ? " (inherited)" : "");
    for (const auto& answer : answers) TellAnswer(answer);
    if (answers.empty())
      std::cout << "    no particular answer is documented: any safe refusal holds\n";
  }
  TellNearMisses(*profile);
  return 0;
}

/// The cited requirements, each with its clause, level and sentence.
void TellRequirements(const Entry& entry) {
  for (const auto cite : entry.about.cites) {
    Line("cites", std::string(cite));
    const auto* const cited = FindRequirement(cite);
    if (cited == nullptr) continue;
    std::cout << fmt::format("{:<12} {} {} {}: {}\n", "", cited->spec, cited->section, cited->level,
                             cited->text);
  }
}

/// Which plans have the check, whether it counts there, and at which level.
void TellPlans(const Entry& entry) {
  for (const auto& name : PlanNames()) {
    const auto plan = LoadPlan(name);
    if (!plan || !plan->Has(entry)) continue;
    std::string told = plan->Versioned();
    if (!plan->Scores(entry.id)) told += ", not scored: newer than this version";
    const auto* const change = plan->ChangeOf(entry.id);
    if (change != nullptr && change->level != entry.level)
      told += fmt::format(", {}: {}", record::Name(change->level), change->because);
    Line("plan", told);
  }
}

/// The profile that documents the answers: that of the plan, or of the dialect the check is for.
std::expected<std::string, std::string> ProfileFor(const Options& options, const std::string& id) {
  if (!options.plan.empty()) {
    const auto plan = LoadPlan(options.plan);
    if (!plan) return std::unexpected(plan.error());
    if (!plan->profile.empty()) return plan->profile;
  }
  return id.starts_with("zoho/") ? "zoho" : "rfc6749";
}

/// What the check really does, seen on the embedded server.
void TellRehearsal(const Entry& entry, const std::string& profile) {
  const auto rehearsal = Rehearse(entry, profile);
  Line("sends", rehearsal.changed);
  Line("expects", rehearsal.expected);
  for (const auto& request : rehearsal.requests) std::cout << "             " << request << '\n';
}

}  // namespace

int Explain(const Options& options) {
  const auto& id = options.words.front();
  if (id == "profile")
    return options.words.size() > 1 ? ExplainProfile(options.words[1])
                                    : Complain("explain profile NAME");
  const auto* entry = FindEntry(id);
  if (entry == nullptr) {
    return Complain(fmt::format("no check is called \"{}\"; the nearest id is {}", id,
                                record::Nearest(id, CheckIds())));
  }
  const auto profile_name = ProfileFor(options, id);
  if (!profile_name) return Complain(profile_name.error());
  const auto profile = LoadProfile(*profile_name);
  if (!profile) return Complain(profile.error());
  std::cout << entry->id << '\n';
  Line("sentence", entry->title);
  Line("clause", entry->clause_url);
  TellRequirements(*entry);
  if (const auto* condition = oracle::FindCondition(entry->about.condition)) {
    Line("condition", fmt::format("{}: {}", condition->name, condition->told));
    Line("documented",
         fmt::format("{} (profile {})", Documented(*profile, condition->name), *profile_name));
  }
  Line("harm", std::string(entry->about.harm));
  Line("contested", std::string(entry->about.contested));
  TellPlans(*entry);
  TellRehearsal(*entry, *profile_name);
  return 0;
}

}  // namespace nearmiss::runner
