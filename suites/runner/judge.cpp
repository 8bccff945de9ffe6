#include "suites/runner/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "fixtures/target/metadata.hpp"
#include "reports/record/difference.hpp"
#include "reports/record/label_text.hpp"
#include "reports/record/ledger.hpp"
#include "reports/record/verdict.hpp"
#include "suites/runner/build_version.hpp"
#include "suites/runner/crew.hpp"
#include "suites/runner/journal.hpp"
#include "suites/runner/masking.hpp"
#include "suites/runner/one_check.hpp"
#include "suites/runner/plan.hpp"
#include "suites/runner/profiles.hpp"
#include "suites/runner/rate_gate.hpp"
#include "suites/runner/recorded_answers.hpp"
#include "suites/runner/recorded_target.hpp"

namespace nearmiss::runner {
namespace {

using record::Again;

constexpr int kProcesses = 4;
constexpr std::ptrdiff_t kChecksAProcess = 25;

/// What a check came to on the recorded answers.
struct Heard {
  CheckOutcome outcome;
  std::string missing;  ///< what the record did not hold; empty when it held all
  int requests = 0;
};
using HeardByCheck = std::map<std::string, Heard, std::less<>>;

/// Clients with a certificate go where the metadata says (RFC 8705 5), which is read again from the
/// record.
target::Target WithAliases(target::Target target, const record::Run& run) {
  const bool wants = std::ranges::any_of(
      target.clients, [](const auto& client) { return !client.certificate.Empty(); });
  if (!wants || target.issuer.empty()) return target;
  for (const auto& url : target::MetadataUrls(target.issuer)) {
    for (const auto& exchange : run.exchanges) {
      const bool has =
          exchange.request.url == url && exchange.response && exchange.response->status == 200;
      if (!has) continue;
      auto merged = target::WithMetadata(target, exchange.response->body, url);
      return merged ? *std::move(merged) : target;
    }
  }
  return target;
}

/// One pass over checks, with one kind of stand-in for what the record has labels of.
class Pass {
 public:
  Pass(const record::Run& run, target::Target target, oracle::Profile profile, StandIns::Kind kind)
      : stand_ins_(kind, target.issuer, {target.issuer, target.resource}) {
    settings_.target = WithAliases(std::move(target), run);
    settings_.profile = std::move(profile);
    settings_.seed = run.start.seed;
    settings_.depth = DepthFrom(run.start.depth).value_or(Depth::Standard);
    settings_.recorded = std::make_shared<RecordedAnswers>(run, settings_.target, stand_ins_);
    for (const auto& exchange : run.exchanges) AddHistory(exchange);
  }

  HeardByCheck Run(const std::vector<const Entry*>& entries) {
    FirstGrant();
    HeardByCheck heard;
    std::vector<Job> jobs;
    for (auto& group : Groups(entries)) jobs.push_back(JobFor(std::move(group), heard));
    Crew(kProcesses).Run(std::move(jobs), [] { return false; });
    return heard;
  }

 private:
  StandIns stand_ins_;
  Settings settings_;
  RateGate gate_{0};
  Facts facts_;
  login::CookieJar session_;
  std::string no_grant_;
  std::vector<MetExchange> history_;
  std::map<std::string, std::size_t> met_;  // by check
  std::map<std::string, std::unique_ptr<Masking>> masking_;

  void AddHistory(const record::Exchange& exchange) {
    // The last grant came after whatever judges afterwards.
    if (exchange.check == "sanity-again") return;
    const auto* entry = FindEntry(exchange.check);
    const bool many = entry != nullptr && entry->about.manner == Manner::Batch;
    const auto weight = many ? Journal::Weight::OneOfMany : Journal::Weight::One;
    // As in a run, not all that a check sent is judged afterwards.
    if (++met_[exchange.check] > Journal::KeptOfBeginning(weight)) return;
    auto met = WithStandIns(exchange, stand_ins_);
    const auto where = WhereOf(settings_.target, met.request.url);
    history_.push_back({exchange.n, where, std::move(met)});
  }

  Work WorkFor(std::vector<const Entry*> entries) const {
    Work work;
    work.settings = &settings_;
    work.gate = const_cast<RateGate*>(&gate_);
    work.facts = facts_;
    if (!entries.empty() && SharesSession(settings_, *entries.front())) work.session = session_;
    work.history = &history_;
    work.entries = std::move(entries);
    return work;
  }

  void FirstGrant() {
    Job job;
    job.work = [work = WorkFor({})](Link& link) { TryGrant(work, link); };
    job.told = [this](const Message& message) {
      if (message.kind == Message::Kind::Outcome &&
          message.outcome.outcome != record::Outcome::Held)
        no_grant_ = message.outcome.actual;
      if (message.kind != Message::Kind::Session) return;
      facts_ = message.facts;
      if (auto cookies = login::CookieJar::Parse(message.cookies)) session_ = *std::move(cookies);
    };
    job.over = [this](const std::string& trouble) {
      if (!trouble.empty()) no_grant_ = trouble;
    };
    Crew(1).Run({job}, [] { return false; });
  }

  /// Checks of one process share its session.
  std::vector<std::vector<const Entry*>> Groups(const std::vector<const Entry*>& entries) const {
    std::vector<std::vector<const Entry*>> groups;
    for (const bool shares : {true, false}) {
      bool begins = true;
      for (const auto* entry : entries) {
        if (SharesSession(settings_, *entry) != shares) continue;
        if (begins || std::ssize(groups.back()) == kChecksAProcess) groups.emplace_back();
        begins = false;
        groups.back().push_back(entry);
      }
    }
    return groups;
  }

  Job JobFor(std::vector<const Entry*> group, HeardByCheck& heard) {
    Job job;
    job.outcomes = static_cast<int>(group.size());
    job.work = [work = WorkFor(group)](Link& link) { RunTests(work, link); };
    job.told = [this, &heard](const Message& message) {
      auto& one = heard[message.check];
      if (message.kind == Message::Kind::Met) Meet(message, one);
      if (message.kind != Message::Kind::Outcome) return;
      one.outcome = message.outcome;
      for (auto* text : {&one.outcome.expected, &one.outcome.actual, &one.outcome.changed})
        *text = MaskingOf(message.check).Masked(*text);
      if (!no_grant_.empty() && one.missing.empty()) one.missing = "the first grant: " + no_grant_;
    };
    job.over = [&heard, group](const std::string& trouble) {
      for (const auto* entry : group) {
        if (!heard.contains(entry->id))
          heard[entry->id].missing = "nearmiss could not judge it: " + trouble;
      }
    };
    return job;
  }

  void Meet(const Message& message, Heard& one) {
    ++one.requests;
    MaskingOf(message.check).Learn(message.exchange);
    const auto* failure = message.exchange.NoAnswer();
    // Tidying up afterwards changes no verdict.
    const bool tidies =
        message.role == record::Role::Setup && message.exchange.request.method == "DELETE";
    if (failure == nullptr || tidies || !one.missing.empty()) return;
    if (failure->text.starts_with(kNotInRecord))
      one.missing = failure->text.substr(kNotInRecord.size());
  }

  Masking& MaskingOf(const std::string& check) {
    auto& masking = masking_[check];
    if (!masking) masking = std::make_unique<Masking>(settings_.target);
    return *masking;
  }
};

/// Whether today's text is the recorded one. How a race was run is not in the record.
bool SameActual(const std::string& recorded, const std::string& today) {
  const auto then = record::WithoutVolatile(recorded);
  const auto now = record::WithoutVolatile(today);
  const auto way = now.find(kAsRecorded);
  if (way == std::string::npos) return then == now;
  return then.starts_with(now.substr(0, way)) &&
         then.ends_with(now.substr(way + kAsRecorded.size()));
}

/// Whether another kind of stand-in comes to the same. A check that did not apply sent nothing; if
/// it does apply now, then what it asks is not even known.
bool Agrees(const Heard& first, const Heard& other) {
  const bool applied = first.outcome.outcome != record::Outcome::NotApplicable;
  if (!other.missing.empty()) return applied;
  return first.outcome.outcome == other.outcome.outcome &&
         record::WithoutVolatile(first.outcome.actual) ==
             record::WithoutVolatile(other.outcome.actual);
}

class Judging {
 public:
  Judging(const record::Run& run, const record::Configuration& configuration, Plan plan)
      : run_(run), configuration_(configuration), plan_(std::move(plan)) {}

  std::expected<record::Rejudgement, std::string> Judge() {
    std::vector<const Entry*> entries;
    for (const auto& check : run_.checks) {
      if (const auto* entry = FindEntry(check.check)) entries.push_back(entry);
    }
    const auto heard = Hear(StandIns::Kind::Opaque, entries);
    if (!heard) return std::unexpected(heard.error());
    record::Rejudgement rejudgement{run_.start, kVersion, plan_.Versioned(), {}};
    for (const auto& check : run_.checks) rejudgement.checks.push_back(Again(check, *heard));
    Doubt(rejudgement, *heard);
    rejudgement.exit_code = ExitCode(rejudgement);
    return rejudgement;
  }

 private:
  const record::Run& run_;
  const record::Configuration& configuration_;
  Plan plan_;

  std::expected<HeardByCheck, std::string> Hear(StandIns::Kind kind,
                                                const std::vector<const Entry*>& entries) {
    const StandIns stand_ins(kind);
    auto target = TargetFrom(
        configuration_, [&stand_ins](const std::string& label) { return stand_ins.For(label); });
    if (!target) return std::unexpected(target.error());
    auto profile = LoadProfile(target->profile);
    if (!profile) return std::unexpected(profile.error());
    return Pass(run_, *std::move(target), *std::move(profile), kind).Run(entries);
  }

  record::Rejudged Again(const record::CheckResult& then, const HeardByCheck& heard) const {
    const auto* entry = FindEntry(then.check);
    if (entry == nullptr) return CannotJudge(then, "this version of nearmiss has no such check");
    const auto found = heard.find(then.check);
    if (found == heard.end()) return CannotJudge(then, "nearmiss could not judge it");
    if (!found->second.missing.empty()) return CannotJudge(then, found->second.missing);
    const auto& outcome = found->second.outcome;
    // What the first grant teaches may be inside its tokens.
    const bool was_judged =
        then.outcome == record::Outcome::Held || then.outcome == record::Outcome::Broken;
    if (was_judged && outcome.outcome == record::Outcome::NotApplicable &&
        found->second.requests == 0)
      return CannotJudge(then,
                         "whether it applies cannot be seen in the record: " + outcome.actual);
    record::Rejudged rejudged{record::Again::Same, then, Now(*entry, then, outcome)};
    const auto& now = rejudged.now;
    if (now.verdict != then.verdict || now.outcome != then.outcome) {
      rejudged.again = record::Again::Changed;
    } else if (!SameActual(then.actual, now.actual)) {
      rejudged.again = record::Again::OtherWords;
    }
    if (rejudged.again != record::Again::Same && LacksSignature(then.check))
      return CannotJudge(then, "it looks at a signature, which the record does not hold");
    return rejudged;
  }

  record::CheckResult Now(const Entry& entry, const record::CheckResult& then,
                          const CheckOutcome& outcome) const {
    auto now = ResultOf(entry, outcome, then.seed);
    GivePlace(plan_, now);
    const bool listed =
        then.verdict == record::Verdict::Known || then.verdict == record::Verdict::Stale;
    now.verdict =
        record::Judge(now.outcome, now.layer, now.level, configuration_.strict,
                      outcome.source_verified, listed ? record::Listed::Yes : record::Listed::No);
    if (!now.scored) now.verdict = record::JudgeUnscored(now.outcome);
    now.exchanges = then.exchanges;
    now.attempts = then.attempts;
    return now;
  }

  static record::Rejudged CannotJudge(const record::CheckResult& then, std::string why) {
    record::Rejudged rejudged{record::Again::CannotJudge, then, then};
    rejudged.now.outcome = record::Outcome::NotReached;
    rejudged.now.verdict = record::Verdict::Inconclusive;
    rejudged.now.reason = std::move(why);
    rejudged.now.actual = rejudged.now.reason;
    return rejudged;
  }

  /// Whether an answer to the check had a JWT, whose signature the record leaves out.
  bool LacksSignature(const std::string& check) const {
    const auto lacks = [](const std::string& text) {
      return text.contains(".signature#") || text.contains(".(signature)");
    };
    return std::ranges::any_of(run_.exchanges, [&](const auto& exchange) {
      if (exchange.check != check || !exchange.response) return false;
      return lacks(exchange.response->body) ||
             std::ranges::any_of(exchange.response->headers,
                                 [&](const auto& header) { return lacks(header.second); });
    });
  }

  /// What differs from the record is judged with every kind of stand-in: a difference that comes
  /// and goes with what is inside a secret is not one that nearmiss made.
  void Doubt(record::Rejudgement& rejudgement, const HeardByCheck& heard) {
    std::vector<record::Rejudged*> suspects;
    std::vector<const Entry*> entries;
    for (auto& check : rejudgement.checks) {
      if (check.again != record::Again::Changed && check.again != record::Again::OtherWords)
        continue;
      suspects.push_back(&check);
      entries.push_back(FindEntry(check.then.check));
    }
    if (suspects.empty()) return;
    for (const auto kind : kOtherStandIns) {
      const auto other = Hear(kind, entries);
      for (auto* suspect : suspects) {
        const auto& first = heard.find(suspect->then.check)->second;
        const auto found = other ? other->find(suspect->then.check) : heard.end();
        if (!other || found == other->end() || suspect->again == record::Again::CannotJudge)
          continue;
        if (!Agrees(first, found->second))
          *suspect =
              CannotJudge(suspect->then,
                          "it depends on what is inside a secret, of which the record has only "
                          "the label");
      }
    }
  }

  int ExitCode(const record::Rejudgement& rejudgement) const {
    record::Ledger ledger;
    for (const auto& check : rejudgement.checks) ledger.Count(check.now.verdict, check.now.scored);
    record::RunFacts facts;
    facts.requests = static_cast<int>(run_.exchanges.size());
    return record::ExitCodeOf(ledger, facts);
  }
};

}  // namespace

std::expected<record::Rejudgement, std::string> JudgeAgain(
    const record::Run& run, const record::Configuration& configuration) {
  auto plan = LoadPlan(run.start.plan.substr(0, run.start.plan.find('@')));
  if (!plan) return std::unexpected(plan.error());
  return Judging(run, configuration, *std::move(plan)).Judge();
}

}  // namespace nearmiss::runner
