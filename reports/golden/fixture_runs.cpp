#include "reports/golden/fixture_runs.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "reports/golden/fixture_exchanges.hpp"
#include "reports/record/ledger.hpp"
#include "reports/record/names.hpp"
#include "reports/record/verdict.hpp"

namespace nearmiss::golden {
namespace {

using record::CheckResult;
using record::Layer;
using record::Level;
using record::Listed;
using record::Outcome;
using record::Role;
using record::Run;
using std::chrono_literals::operator""ms;
using std::string_literals::operator""s;

record::RunStart Start() {
  return {.version = "0.1.0",
          .commit = "0123abc",
          .plan = "rfc6749",
          .profile = "rfc6749",
          .target = "my server, http://127.0.0.1:9400",
          .config_sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          .seed = 20250131,
          .shard = "1/1",
          .selection = "",
          .depth = "standard",
          .time = "2025-01-31T12:00:00Z",
          .config_file = "ci/nearmiss.toml",
          .config_lines = {{"target.issuer", "http://127.0.0.1:9400", 4, 1},
                           {"target.token_endpoint", "http://127.0.0.1:9400/token", 6, 1},
                           {"client.0.id", "nm-conf", 11, 1},
                           {"client.0.redirect_uris", "https://client.example/callback", 14, 1}}};
}

CheckResult Check(std::string id, Level level, Outcome outcome, Listed listed = Listed::No) {
  CheckResult check;
  check.check = std::move(id);
  check.level = level;
  check.outcome = outcome;
  check.verdict = record::Judge(outcome, Layer::Safety, level, false, true, listed);
  check.clause_url = "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2";
  check.seed = 7;
  check.attempts = {1, outcome == Outcome::Broken ? 1 : 0};
  check.duration = 12ms;
  return check;
}

// The end that the exit code rules give this run.
void Finish(Run& run) {
  std::ranges::sort(run.checks, {}, &CheckResult::check);
  std::chrono::microseconds at{0};
  for (record::Exchange& exchange : run.exchanges) {
    exchange.at = at;
    at += exchange.duration;
  }
  const record::Ledger ledger(run.checks);
  const int requests = std::max(1, static_cast<int>(run.exchanges.size()));
  run.end = {.totals = ledger.Totals(),
             .exit_code = record::ExitCodeOf(ledger, {.requests = requests}),
             .requests = requests,
             .duration = 4321ms};
}

CheckResult ReplayedCheck() {
  CheckResult check =
      Check("rfc6749/4.1.2/refuse-a-code-used-before", Level::Must, Outcome::Broken);
  check.title = "RFC 6749 4.1.2 MUST refuse a code used before";
  check.condition = "code_replayed";
  check.requirements = {"rfc6749-4.1.2-code-single-use"};
  check.harm = "who reads a code from a log or a Referer header gets tokens for it as well";
  check.expected = "refused with invalid_grant";
  check.actual = "200 with access_token#2";
  check.changed = "redeem but a second time";
  check.attempts = {2, 2};
  check.source = "https://www.rfc-editor.org/rfc/rfc6749#section-5.2";
  check.exchanges = {1, 2, 3, 4, 5, 6};
  check.replay_file = "cases/rfc6749-4.1.2-refuse-a-code-used-before.json";
  check.duration = 9ms;
  return check;
}

CheckResult DocumentedCheck(bool verified) {
  const std::string slug =
      verified ? "answer-an-unknown-code-as-documented" : "answer-a-truncated-code-as-documented";
  CheckResult check = Check("rfc6749/5.2/" + slug, Level::Must, Outcome::Broken);
  check.layer = Layer::Documented;
  check.verdict =
      record::Judge(check.outcome, check.layer, check.level, false, verified, Listed::No);
  check.title = verified ? "RFC 6749 5.2 MUST answer an unknown code as documented"
                         : "RFC 6749 5.2 MUST answer a truncated code as documented";
  check.clause_url = "https://www.rfc-editor.org/rfc/rfc6749#section-5.2";
  check.condition = verified ? "code_unknown" : "code_truncated";
  check.harm = "a client cannot tell what went wrong and asks the user again for nothing";
  check.expected = "invalid_grant";
  check.actual = "invalid_request";
  check.changed = "redeem but with code one character shorter";
  check.source = verified ? "RFC 6749 section 5.2" : "the server's manual, not confirmed";
  check.exchanges = {7, 8};
  check.replay_file = "cases/rfc6749-5.2-" + slug + ".json";
  return check;
}

CheckResult Held(std::string id, std::string title, Level level) {
  CheckResult check = Check(std::move(id), level, Outcome::Held);
  check.title = std::move(title);
  check.expected = "refused with invalid_grant";
  check.actual = "400 with invalid_grant";
  check.changed = "redeem but with another code_verifier";
  check.exchanges = {9};
  if (check.check.starts_with("rfc7636"))
    check.trials = {
        {{"verifier.length", 1200}, {"verifier.one octet", 34}}, 3, "all cases were sent"};
  if (check.check.starts_with("rfc6749/4.1.3"))
    check.trials = {{{"grant.code/doubled", 1}, {"grant.code/empty", 1}, {"grant.code/pad_one", 0}},
                    1,
                    "every row was tried; 1 find no room in this target's values"};
  return check;
}

void AddHeld(Run& run) {
  run.checks.push_back(Held("rfc6749/4.1.3/refuse-the-code-of-another-client",
                            "RFC 6749 4.1.3 MUST refuse the code of another client", Level::Must));
  run.checks.push_back(Held("rfc7636/4.6/refuse-a-redemption-with-another-verifier",
                            "RFC 7636 4.6 MUST refuse a redemption with another verifier",
                            Level::Must));
  run.checks.push_back(Held("rfc6749/10.5/let-a-code-expire-within-ten-minutes",
                            "RFC 6749 10.5 SHOULD let a code expire within ten minutes",
                            Level::Should));
  run.exchanges.push_back(Refusal(9, "rfc7636/4.6/refuse-a-redemption-with-another-verifier",
                                  Role::Mutant, "invalid_grant"));
}

std::string Spelled(Outcome outcome) {
  std::string word(Name(outcome));
  std::ranges::replace(word, '_', '-');
  return word;
}

std::string Lower(std::string_view name) {
  std::string word(name);
  for (char& letter : word) letter = static_cast<char>(letter | 0x20);
  return word;
}

CheckResult Plain(Outcome outcome, Level level, Listed listed) {
  const std::string slug = "one-that-is-" + Spelled(outcome) + "-at-" + Lower(Name(level)) +
                           (listed == Listed::Yes ? "-listed" : "");
  CheckResult check = Check("rfc9999/1/" + slug, level, outcome, listed);
  check.title = "RFC 9999 1 " + std::string(Name(level)) + " be " + Spelled(outcome);
  check.clause_url = "https://www.rfc-editor.org/rfc/rfc9999#section-1";
  check.expected = "refused";
  check.actual = outcome == Outcome::Held ? "refused" : "accepted";
  if (listed == Listed::Yes) check.reason = "accepted until the next release";
  if (outcome == Outcome::NotReached) check.reason = "the control was refused: 401 invalid_client";
  if (outcome == Outcome::NotApplicable) check.reason = "the target has no revocation endpoint";
  if (outcome == Outcome::NoAnswer) check.actual = "no answer within 10 s";
  if (outcome == Outcome::ToolError) check.actual = "the check threw: vector::_M_range_check";
  return check;
}

CheckResult UglyCheck() {
  CheckResult check = Check("zoho/invalid-client/refuse-ugly-text", Level::Must, Outcome::Broken);
  check.title = "zoho invalid-client MUST refuse <ugly> & \"odd\" text | *now*";
  check.clause_url = "javascript:alert(1)";
  check.harm = "a page that shows `this` runs <script>alert(1)</script>";
  check.expected = "refused with invalid_client";
  check.actual = "500 with <b>\x1B[31m\0 and \xFF, ]]> and | and `ticks`"s;
  check.changed = "redeem but with client_id followed by NUL\nand a line feed";
  check.exchanges = {10, 12345};
  check.counterexample = "client_id=nm-conf%00";
  check.replay_file = "cases/ugly 'name'.json";
  return check;
}

// A check that the frozen plan does not have yet, with a level that the plan changed.
CheckResult NewCheck(Outcome outcome) {
  CheckResult check = Plain(outcome, Level::Must, Listed::No);
  check.check = "rfc9999/2/new-and-" + std::string(Name(outcome));
  check.title = "RFC 9999 2 MUST be new";
  check.level = Level::Should;
  check.level_because = "this plan leaves it to the server";
  check.scored = false;
  check.verdict = record::JudgeUnscored(outcome);
  return check;
}

}  // namespace

const std::vector<requirement::Requirement>& Requirements() {
  using requirement::Testable;
  static const std::vector<requirement::Requirement> requirements = {
      {"rfc6749-4.1.2-code-single-use", "RFC 6749", "4.1.2", "MUST NOT", "token",
       "A code is used once.", Testable::Yes, "Redeem it twice.", "Refused."},
      {"rfc6749-5.1-unasked", "RFC 6749", "5.1", "SHOULD", "token",
       "Nobody asks for <this> | here.", Testable::Yes, "Ask.", "An answer."},
      {"rfc9999-1-left-out", "RFC 9999", "1", "MUST", "token", "It is left out.", Testable::Yes,
       "Try.", "Nothing."},
      {"rfc9999-1-inside", "RFC 9999", "1", "MUST", "token", "It stays inside.", Testable::No,
       "Review.", "Not observable."}};
  return requirements;
}

Run Failures() {
  Run run;
  run.start = Start();
  run.exchanges = ReplayedCode(1, "rfc6749/4.1.2/refuse-a-code-used-before");
  const std::string documented = "rfc6749/5.2/answer-an-unknown-code-as-documented";
  run.exchanges.push_back(Refusal(7, documented, Role::Control, "invalid_grant"));
  run.exchanges.push_back(Refusal(8, documented, Role::Mutant, "invalid_request"));
  run.checks = {ReplayedCheck(), DocumentedCheck(true), DocumentedCheck(false)};
  AddHeld(run);
  CheckResult known = Plain(Outcome::Broken, Level::Must, Listed::Yes);
  known.check = "rfc6749/4.1.2.1/send-no-error-to-an-unregistered-uri";
  known.title = "RFC 6749 4.1.2.1 MUST NOT redirect to an unregistered URI";
  CheckResult skipped = Plain(Outcome::NotApplicable, Level::Must, Listed::No);
  skipped.check = "rfc7009/2.1/revoke-a-refresh-token";
  skipped.title = "RFC 7009 2.1 MUST end a refresh token that is revoked";
  run.checks.insert(run.checks.end(), {known, skipped});
  Finish(run);
  return run;
}

Run EveryOutcome() {
  Run run = Failures();
  for (const Outcome outcome : record::kOutcomes) {
    for (const Level level : record::kLevels) {
      run.checks.push_back(Plain(outcome, level, Listed::No));
    }
  }
  run.checks.push_back(Plain(Outcome::Held, Level::Must, Listed::Yes));
  run.checks.push_back(UglyCheck());
  run.checks.push_back(NewCheck(Outcome::Broken));
  run.checks.push_back(NewCheck(Outcome::Held));
  run.exchanges.push_back(Ugly(10, "zoho/invalid-client/refuse-ugly-text"));
  const auto unanswered = std::ranges::find(run.checks, Outcome::NoAnswer, &CheckResult::outcome);
  run.exchanges.push_back(Unanswered(11, unanswered->check));
  unanswered->exchanges = {11};
  Finish(run);
  return run;
}

Run Sound() {
  Run run;
  run.start = Start();
  AddHeld(run);
  Finish(run);
  return run;
}

Run Cut() {
  Run run = Failures();
  run.end.reset();
  return run;
}

}  // namespace nearmiss::golden
