#include <algorithm>
#include <chrono>
#include <cmath>
#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "reports/record/base64.hpp"
#include "reports/record/file_text.hpp"
#include "reports/record/names.hpp"
#include "reports/record/ndjson.hpp"

namespace nearmiss::record {
namespace {

using Json = nlohmann::json;

// Thrown inside this file only: what is wrong with one line.
struct Malformed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

const Json& Member(const Json& object, const char* name) {
  if (!object.is_object())
    throw Malformed("an object is expected around `" + std::string(name) + "`");
  const auto found = object.find(name);
  if (found == object.end()) throw Malformed("the member `" + std::string(name) + "` is missing");
  return *found;
}

std::string Unpacked(const std::string& text, const char* name) {
  auto octets = FromBase64(text);
  if (!octets) throw Malformed("`" + std::string(name) + "` is no base64");
  return *std::move(octets);
}

std::string Text(const Json& object, const char* name) {
  const Json& value = Member(object, name);
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("base64") && value["base64"].is_string()) {
    return Unpacked(value["base64"].get<std::string>(), name);
  }
  throw Malformed("`" + std::string(name) + "` is no text");
}

// Of members that were added to the format later than its first version.
std::string TextOrNone(const Json& object, const char* name) {
  return object.contains(name) ? Text(object, name) : std::string();
}

bool TrueUnlessTold(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return true;
  if (!found->is_boolean())
    throw Malformed("`" + std::string(name) + "` is neither true nor false");
  return found->get<bool>();
}

template <std::integral Number>
Number Whole(const Json& object, const char* name) {
  const Json& value = Member(object, name);
  if (value.is_number_unsigned()) {
    if (std::in_range<Number>(value.get<std::uint64_t>())) return value.get<Number>();
  } else if (value.is_number_integer() && std::in_range<Number>(value.get<std::int64_t>())) {
    return value.get<Number>();
  }
  throw Malformed("`" + std::string(name) + "` is no whole number, or out of range");
}

std::chrono::microseconds Microseconds(const Json& object, const char* name) {
  constexpr double kLongest = 1e12;  // milliseconds, some thirty years
  const Json& value = Member(object, name);
  if (!value.is_number() || !(std::abs(value.get<double>()) < kLongest)) {
    throw Malformed("`" + std::string(name) + "` is no duration in milliseconds");
  }
  return std::chrono::microseconds(std::llround(value.get<double>() * 1000));
}

std::chrono::milliseconds Milliseconds(const Json& object, const char* name) {
  return std::chrono::round<std::chrono::milliseconds>(Microseconds(object, name));
}

template <typename Value>
Value Word(const Json& object, const char* name, std::optional<Value> (*from)(std::string_view)) {
  const std::string word = Text(object, name);
  const auto value = from(word);
  if (!value) throw Malformed("`" + std::string(name) + "` is not known: " + word);
  return *value;
}

const Json& List(const Json& object, const char* name) {
  const Json& list = Member(object, name);
  if (!list.is_array()) throw Malformed("`" + std::string(name) + "` is no list");
  return list;
}

void ReadMessage(const Json& json, Message& message) {
  for (const Json& header : List(json, "headers")) {
    message.headers.emplace_back(Text(header, "name"), Text(header, "value"));
  }
  message.body = Text(json, "body");
  const std::string encoding = TextOrNone(json, "encoding");
  if (encoding == "base64") {
    message.body = Unpacked(message.body, "body");
  } else if (!encoding.empty()) {
    throw Malformed("`encoding` is not known: " + encoding);
  }
}

ConfigLine ReadConfigLine(const Json& json) {
  return {Text(json, "key"), Text(json, "value"), Whole<int>(json, "line"),
          Whole<int>(json, "column")};
}

// Older records know of one attempt.
Attempts ReadAttempts(const Json& json, Outcome outcome) {
  if (!json.contains("attempts")) return {1, outcome == Outcome::Broken ? 1 : 0};
  const Json& attempts = json["attempts"];
  return {Whole<int>(attempts, "run"), Whole<int>(attempts, "broken")};
}

RunStart ReadStart(const Json& json) {
  const std::string schema = Text(json, "schema");
  if (schema != kRecordSchema) {
    throw Malformed("the schema is " + schema + "; this version reads " +
                    std::string(kRecordSchema));
  }
  RunStart start;
  start.version = Text(json, "version");
  start.commit = Text(json, "commit");
  start.plan = Text(json, "plan");
  start.profile = Text(json, "profile");
  start.target = Text(json, "target");
  start.config_sha256 = Text(json, "config_sha256");
  start.seed = Whole<std::uint64_t>(json, "seed");
  start.shard = Text(json, "shard");
  start.selection = TextOrNone(json, "selection");
  start.depth = TextOrNone(json, "depth");
  start.time = Text(json, "time");
  start.config_file = TextOrNone(json, "config_file");
  if (json.contains("config_lines")) {
    for (const Json& named : List(json, "config_lines"))
      start.config_lines.push_back(ReadConfigLine(named));
  }
  return start;
}

Exchange ReadExchange(const Json& json) {
  Exchange exchange;
  exchange.n = Whole<int>(json, "n");
  exchange.check = Text(json, "check");
  exchange.role = Word(json, "role", RoleFrom);
  const Json& request = Member(json, "request");
  exchange.request.method = Text(request, "method");
  exchange.request.url = Text(request, "url");
  ReadMessage(request, exchange.request);
  if (request.contains("certificate")) {
    const Json& certificate = Member(request, "certificate");
    exchange.request.certificate_file = Text(certificate, "cert");
    exchange.request.key_file = Text(certificate, "key");
  }
  if (json.contains("response")) {
    const Json& response = Member(json, "response");
    exchange.response.emplace();
    exchange.response->status = Whole<int>(response, "status");
    ReadMessage(response, *exchange.response);
  } else {
    exchange.failure = Text(json, "failure");
  }
  if (json.contains("at_ms")) exchange.at = Microseconds(json, "at_ms");
  exchange.duration = Microseconds(json, "duration_ms");
  return exchange;
}

// Only of checks that make their cases themselves.
Trials ReadTrials(const Json& json) {
  Trials trials;
  if (!json.contains("trials")) return trials;
  const Json& object = Member(json, "trials");
  const Json& sent = Member(object, "sent");
  if (!sent.is_object()) throw Malformed("`sent` is no object");
  for (const auto& kind : sent.items())
    trials.sent[kind.key()] = Whole<int>(sent, kind.key().c_str());
  trials.discarded = Whole<int>(object, "discarded");
  trials.stopped = Text(object, "stopped");
  return trials;
}

CheckResult ReadCheck(const Json& json) {
  CheckResult check;
  check.check = Text(json, "check");
  check.title = Text(json, "title");
  check.level = Word(json, "level", LevelFrom);
  check.condition = Text(json, "condition");
  for (const Json& requirement : List(json, "requirements")) {
    check.requirements.push_back(Text(Json{{"requirements", requirement}}, "requirements"));
  }
  check.clause_url = TextOrNone(json, "clause_url");
  check.harm = TextOrNone(json, "harm");
  check.outcome = Word(json, "outcome", OutcomeFrom);
  check.layer = Word(json, "layer", LayerFrom);
  check.verdict = Word(json, "verdict", VerdictFrom);
  check.scored = TrueUnlessTold(json, "scored");
  check.level_because = TextOrNone(json, "level_because");
  check.expected = Text(json, "expected");
  check.actual = Text(json, "actual");
  check.changed = Text(json, "changed");
  check.source = TextOrNone(json, "source");
  check.reason = TextOrNone(json, "reason");
  check.attempts = ReadAttempts(json, check.outcome);
  for (const Json& n : List(json, "exchanges")) {
    check.exchanges.push_back(Whole<int>(Json{{"exchanges", n}}, "exchanges"));
  }
  check.seed = Whole<std::uint64_t>(json, "seed");
  check.replay_file = Text(json, "case");
  check.duration = Milliseconds(json, "duration_ms");
  check.trials = ReadTrials(json);
  check.counterexample = TextOrNone(json, "counterexample");
  return check;
}

RunEnd ReadEnd(const Json& json) {
  RunEnd end;
  const Json& totals = Member(json, "totals");
  for (const Verdict verdict : kVerdicts) {
    const std::string name(Name(verdict));
    end.totals.emplace(name, Whole<int>(totals, name.c_str()));
  }
  end.exit_code = Whole<int>(json, "exit_code");
  end.requests = Whole<int>(json, "requests");
  end.duration = Milliseconds(json, "duration_ms");
  return end;
}

// Adds one event to a run.
class Reader {
 public:
  void Read(std::string_view line) {
    const Json json = Json::parse(line);
    const std::string event = Text(json, "event");
    if (event == "run_started") {
      if (started_) throw Malformed("a second run_started; a record tells one run");
      run_.start = ReadStart(json);
      started_ = true;
    } else if (!started_) {
      throw Malformed("the first event is no run_started; is this a record?");
    } else if (event == "exchange") {
      run_.exchanges.push_back(ReadExchange(json));
    } else if (event == "check_finished") {
      run_.checks.push_back(ReadCheck(json));
    } else if (event == "run_finished") {
      run_.end = ReadEnd(json);
    }
  }

  bool Started() const { return started_; }

  Run Finish() && {
    std::ranges::sort(run_.checks, {}, &CheckResult::check);
    return std::move(run_);
  }

 private:
  Run run_;
  bool started_ = false;
};

// What is wrong with the line, if anything.
std::optional<std::string> Mistake(Reader& reader, std::string_view line) {
  try {
    reader.Read(line);
    return std::nullopt;
  } catch (const Malformed& malformed) {
    return malformed.what();
  } catch (const Json::exception&) {
    return "no JSON object";
  }
}

}  // namespace

std::expected<Run, std::string> ParseRecord(std::string_view text, std::string_view name) {
  Reader reader;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = text.find('\n');
    const bool whole = end != std::string_view::npos;
    auto mistake = Mistake(reader, text.substr(0, end));
    if (mistake && (whole || !reader.Started())) {
      // A value that is quoted may have line ends in it.
      std::ranges::replace_if(*mistake, [](unsigned char c) { return c < 0x20; }, ' ');
      return std::unexpected(std::string(name) + ":" + std::to_string(number) + ": " + *mistake);
    }
    text.remove_prefix(whole ? end + 1 : text.size());
  }
  if (!reader.Started()) return std::unexpected(std::string(name) + ": the record is empty");
  return std::move(reader).Finish();
}

std::expected<Run, std::string> ReadRecord(const std::filesystem::path& path) {
  const auto text = FileText(path);
  if (!text) return std::unexpected(path.string() + ": cannot be read");
  return ParseRecord(*text, path.string());
}

}  // namespace nearmiss::record
