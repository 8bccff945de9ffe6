#include "reports/writers/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/record/names.hpp"
#include "reports/writers/escape.hpp"
#include "reports/writers/summary.hpp"

namespace nearmiss::writers {
namespace {

using record::CheckResult;
using record::Run;
using record::Verdict;

enum class Kind { Passed, Failure, Error, Skipped };

Kind KindOf(const CheckResult& check) {
  switch (check.verdict) {
    case Verdict::Fail:
    case Verdict::Stale:
      return Kind::Failure;
    case Verdict::Error:
      return Kind::Error;
    case Verdict::Inconclusive:
      return check.outcome == record::Outcome::NoAnswer ? Kind::Error : Kind::Skipped;
    case Verdict::Known:
    case Verdict::Skipped:
      return Kind::Skipped;
    case Verdict::Pass:
    case Verdict::Warning:
    case Verdict::Note:
      return Kind::Passed;
  }
  std::unreachable();
}

struct Case {
  std::string class_name;
  std::string name;
  const CheckResult* check = nullptr;
};

struct Suite {
  std::string name;
  std::vector<Case> cases;
};

// `rfc6749/4.1.2/slug` is the case `slug` of class `rfc6749/4.1.2`. A merged record may hold an id
// twice; the pair must be unique for the servers that read this.
Case CaseOf(const CheckResult& check, std::set<std::string>& taken) {
  const auto slash = check.check.rfind('/');
  Case found{slash == std::string::npos ? "nearmiss" : check.check.substr(0, slash),
             slash == std::string::npos ? check.check : check.check.substr(slash + 1), &check};
  const std::string name = found.name;
  for (int again = 2; !taken.insert(found.class_name + "/" + found.name).second; ++again) {
    found.name = fmt::format("{} ({})", name, again);
  }
  return found;
}

std::vector<Suite> SuitesOf(const Run& run) {
  std::map<std::string, Suite> suites;
  std::set<std::string> taken;
  for (const CheckResult& check : run.checks) {
    const std::string name = Specification(check.check);
    Suite& suite = suites[name];
    suite.name = name;
    suite.cases.push_back(CaseOf(check, taken));
  }
  std::vector<Suite> list;
  list.reserve(suites.size());
  for (auto& [name, suite] : suites) list.push_back(std::move(suite));
  return list;
}

std::string Attributes(const std::vector<Case>& cases) {
  std::map<Kind, int> counts;
  std::chrono::milliseconds time{0};
  for (const Case& each : cases) {
    ++counts[KindOf(*each.check)];
    time += each.check->duration;
  }
  return fmt::format(R"(tests="{}" failures="{}" errors="{}" skipped="{}" time="{:.3f}")",
                     cases.size(), counts[Kind::Failure], counts[Kind::Error],
                     counts[Kind::Skipped], std::chrono::duration<double>(time).count());
}

std::string Details(const CheckResult& check) {
  std::string text;
  const auto add = [&text](std::string_view name, std::string_view value) {
    if (!value.empty()) text += fmt::format("{}: {}\n", name, value);
  };
  add("title", check.title);
  add("clause", check.clause_url);
  if (!check.level_because.empty())
    add("level", fmt::format("{} here: {}", Name(check.level), check.level_because));
  add("condition", check.condition);
  add("changed", check.changed);
  add("expected", check.expected);
  add("actual", check.actual);
  add("source", check.source);
  add("reason", check.reason);
  add("harm", check.harm);
  add("replay", ReplayCommand("nearmiss", check));
  return EscapeXml(text);
}

std::string Message(const CheckResult& check) {
  switch (check.verdict) {
    case Verdict::Fail:
      return "expected: " + check.expected + "; actual: " + check.actual;
    case Verdict::Stale:
      return "holds now; take it off the baseline";
    case Verdict::Known:
      return "known failure: " + (check.reason.empty() ? check.actual : check.reason);
    default:
      return fmt::format("{}: {}", Name(check.outcome), WhyNot(check));
  }
}

void WriteCase(const Run& run, const Case& each, std::ostream& out) {
  const CheckResult& check = *each.check;
  out << fmt::format(R"(    <testcase classname="{}" name="{}" time="{:.3f}")",
                     EscapeXml(each.class_name), EscapeXml(each.name),
                     std::chrono::duration<double>(check.duration).count());
  const std::string message = EscapeXml(Message(check));
  switch (KindOf(check)) {
    case Kind::Passed:
      if (check.verdict == Verdict::Pass && check.scored) {
        out << "/>\n";
        return;
      }
      out << fmt::format(">\n      <system-out>{}: {}{}</system-out>\n", Name(check.verdict),
                         EscapeXml(check.scored ? "" : Unscored(run, check) + "\n"),
                         Details(check));
      break;
    case Kind::Failure:
      out << fmt::format(">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                         check.verdict == Verdict::Stale ? "stale" : Name(check.level), message,
                         Details(check));
      break;
    case Kind::Error:
      out << fmt::format(">\n      <error type=\"{}\" message=\"{}\">{}</error>\n",
                         Name(check.outcome), message, Details(check));
      break;
    case Kind::Skipped:
      out << fmt::format(">\n      <skipped message=\"{}\"/>\n", message);
      break;
  }
  out << "    </testcase>\n";
}

void WriteSuite(const Run& run, const Suite& suite, std::ostream& out) {
  out << fmt::format("  <testsuite name=\"{}\" timestamp=\"{}\" {}>\n", EscapeXml(suite.name),
                     EscapeXml(run.start.time), Attributes(suite.cases));
  for (const Case& each : suite.cases) WriteCase(run, each, out);
  out << "  </testsuite>\n";
}

}  // namespace

void WriteJunit(const Run& run, std::ostream& out) {
  const std::vector<Suite> suites = SuitesOf(run);
  std::vector<Case> all;
  for (const Suite& suite : suites) all.insert(all.end(), suite.cases.begin(), suite.cases.end());
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out << fmt::format("<testsuites name=\"nearmiss\" {}>\n", Attributes(all));
  for (const Suite& suite : suites) WriteSuite(run, suite, out);
  out << "</testsuites>\n";
}

}  // namespace nearmiss::writers
