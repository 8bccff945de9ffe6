#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nearmiss::record {

/// The keyword of the requirement (RFC 2119).
enum class Level { Must, Should, May };

/// What happened. A closed set: "the server is wrong", "we did not get that far" and "our tool
/// broke" are different words.
enum class Outcome { Held, Broken, NotReached, NotApplicable, NoAnswer, ToolError };

/// Which promise a broken check concerns: what binds every server, or what this one documents.
enum class Layer { Safety, Documented };

/// What it means, from outcome, level and baseline.
enum class Verdict { Pass, Fail, Warning, Note, Known, Stale, Skipped, Inconclusive, Error };

std::string_view Name(Level);
std::string_view Name(Outcome);
std::string_view Name(Layer);
std::string_view Name(Verdict);

/// A request or response as text, already masked: no secret, code or token in it.
struct Message {
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

struct RequestText : Message {
  std::string method;
  std::string url;
  /// Of a client certificate: what curl's --cert and --key were given. Empty without one.
  std::string certificate_file;
  std::string key_file;
};

struct ResponseText : Message {
  int status = 0;
};

enum class Role { Control, Mutant, Setup, Effect };
std::string_view Name(Role);

/// One exchange of the run.
struct Exchange {
  int n = 0;          ///< counts from 1 over the whole run
  std::string check;  ///< id
  Role role = Role::Setup;
  RequestText request;
  std::optional<ResponseText> response;
  std::string failure;  ///< why there is no response
  std::chrono::microseconds duration{0};
  std::chrono::microseconds at{0};  ///< of its beginning, since the run began
};

/// How often a check ran, each time with fresh state, and how often it was broken.
struct Attempts {
  int run = 1;
  int broken = 0;
  /// Broken at times and at times not.
  bool Unstable() const { return broken > 0 && broken < run; }
  bool operator==(const Attempts&) const = default;
};

/// What a check tried that makes its cases itself: a property, a family of near misses.
struct Trials {
  std::map<std::string, int> sent;  ///< cases by kind
  int discarded = 0;                ///< made, and not sent: they were no near misses here
  std::string stopped;              ///< why it ended: "all cases were sent", "the request budget"

  bool Empty() const { return sent.empty() && discarded == 0 && stopped.empty(); }
  bool operator==(const Trials&) const = default;
};

/// One check and what became of it.
struct CheckResult {
  std::string check;  ///< id, `rfc6749/4.1.2/refuse-a-code-used-before`
  std::string title;  ///< the sentence, `RFC 6749 4.1.2 MUST refuse a code used before`
  Level level = Level::Must;
  std::string condition;  ///< the event a server documents an error for; may be empty
  std::vector<std::string> requirements;  ///< ids of the requirement catalogue
  std::string clause_url;                 ///< of the section in the specification
  std::string harm;                       ///< what an attacker gains, or a client loses
  Outcome outcome = Outcome::ToolError;
  Layer layer = Layer::Safety;  ///< of a broken one
  Verdict verdict = Verdict::Error;
  bool scored = true;  ///< not, when it is newer than the frozen plan: then no finding counts
  std::string level_because;  ///< when the plan gives it another level than its text
  std::string expected;
  std::string actual;
  std::string changed;  ///< what the mutant changed: "redeem but with another code_verifier"
  std::string source;   ///< where the documented answer is documented; may be empty
  std::string reason;   ///< of a known failure (from the baseline), or of a skip
  Attempts attempts;
  std::vector<int> exchanges;  ///< n of each
  Trials trials;               ///< empty for most checks
  /// Of a check that makes its cases itself: the smallest that did not hold, as text that `replay`
  /// and later runs read again.
  std::string counterexample;
  std::uint64_t seed = 0;
  std::string replay_file;  ///< `cases/...json` of a finding; the record calls it `case`
  std::chrono::milliseconds duration{0};
};

/// A line of the configuration, by the value that it names.
struct ConfigLine {
  std::string key;    ///< `target.token_endpoint`, `client.0.id`
  std::string value;  ///< the endpoint, the client id or the redirect URI
  int line = 1;
  int column = 1;
  bool operator==(const ConfigLine&) const = default;
};

struct RunStart {
  std::string version;
  std::string commit;
  std::string plan;
  std::string profile;
  std::string target;
  std::string config_sha256;
  std::uint64_t seed = 0;
  std::string shard = "1/1";
  std::string selection;    ///< flags that narrowed the plan, as given; empty for the whole of it
  std::string depth;        ///< quick, standard or deep; empty in records that are older than it
  std::string time;         ///< RFC 3339, UTC
  std::string config_file;  ///< its path as a report names it; empty for the embedded server
  std::vector<ConfigLine> config_lines;  ///< of endpoints and clients
};

struct RunEnd {
  std::map<std::string, int> totals;  ///< by verdict name; every verdict is there
  int exit_code = 70;
  int requests = 0;
  std::chrono::milliseconds duration{0};
};

/// A whole run as the writers see it. `end` is absent when the record was cut.
struct Run {
  RunStart start;
  std::vector<Exchange> exchanges;
  std::vector<CheckResult> checks;  ///< in id order
  std::optional<RunEnd> end;
};

}  // namespace nearmiss::record
