#include "reports/record/merge.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include "reports/record/label_text.hpp"
#include "reports/record/ledger.hpp"

namespace nearmiss::record {
namespace {

struct Shard {
  int part = 0;
  int parts = 0;
};

std::optional<Shard> ShardOf(const std::string& text) {
  Shard shard;
  const auto* const end = text.data() + text.size();
  const auto part = std::from_chars(text.data(), end, shard.part);
  if (part.ec != std::errc() || part.ptr == end || *part.ptr != '/') return std::nullopt;
  const auto parts = std::from_chars(part.ptr + 1, end, shard.parts);
  if (parts.ec != std::errc() || parts.ptr != end) return std::nullopt;
  return shard;
}

/// Renames the labels of one part after those of the parts before it.
class Renaming {
 public:
  Renaming(std::map<std::string, int, std::less<>>& counts,
           const std::set<std::string, std::less<>>& shared)
      : counts_(counts), shared_(shared) {
    for (const auto& label : shared_) {
      const auto hash = label.find('#');
      int number = 0;
      std::from_chars(label.data() + hash + 1, label.data() + label.size(), number);
      int& count = counts_[label.substr(0, hash)];
      count = std::max(count, number);
    }
  }

  void Rename(std::string& text) {
    if (text.find('#') == std::string::npos) return;
    std::string renamed;
    std::size_t at = 0;
    while (const auto label = FindLabel(text, at)) {
      renamed += text.substr(at, label->position - at);
      const bool braces = label->length > label->text.size();
      renamed += (braces ? "{" : "") + NameOf(std::string(label->text)) + (braces ? "}" : "");
      at = label->position + label->length;
    }
    text = renamed + text.substr(at);
  }

  void Rename(Message& message) {
    for (auto& [name, value] : message.headers) Rename(value);
    Rename(message.body);
  }

 private:
  std::map<std::string, int, std::less<>>& counts_;  // by kind, over all parts
  const std::set<std::string, std::less<>>& shared_;
  std::map<std::string, std::string> names_;

  const std::string& NameOf(const std::string& label) {
    std::string& name = names_[label];
    if (name.empty() && shared_.contains(label)) name = label;
    if (name.empty()) {
      const auto kind = label.substr(0, label.find('#'));
      name = kind + "#" + std::to_string(++counts_[kind]);
    }
    return name;
  }
};

/// In what two parts of one run must not differ; empty when they are the same.
std::string Differs(const RunStart& a, const RunStart& b) {
  const std::array<std::pair<const char*, bool>, 7> fields = {
      {{"nearmiss version", a.version == b.version && a.commit == b.commit},
       {"plan", a.plan == b.plan},
       {"profile", a.profile == b.profile},
       {"target", a.target == b.target},
       {"configuration", a.config_sha256 == b.config_sha256},
       {"selection", a.selection == b.selection},
       {"depth", a.depth == b.depth}}};
  for (const auto& [name, same] : fields) {
    if (!same) return name;
  }
  return {};
}

std::optional<std::string> Refused(const std::vector<Part>& parts) {
  if (parts.empty()) return "nothing to merge; name the records of all shards";
  std::map<int, std::string> names;
  int all = 0;
  for (const Part& part : parts) {
    const auto shard = ShardOf(part.run.start.shard);
    if (!shard || shard->parts < 2 || shard->part < 1 || shard->part > shard->parts)
      return part.name + " is no shard (its shard is " + part.run.start.shard +
             "); merge takes what `run --shard I/N` wrote";
    if (all == 0) all = shard->parts;
    if (shard->parts != all)
      return part.name + " is one of " + std::to_string(shard->parts) + " shards, " +
             parts.front().name + " one of " + std::to_string(all);
    if (const auto what = Differs(parts.front().run.start, part.run.start); !what.empty())
      return part.name + " has another " + what + " than " + parts.front().name;
    const auto [before, is_new] = names.emplace(shard->part, part.name);
    if (!is_new)
      return before->second + " and " + part.name + " are both the shard " + part.run.start.shard;
  }
  for (int i = 1; i <= all; ++i) {
    if (!names.contains(i))
      return "the shard " + std::to_string(i) + "/" + std::to_string(all) + " is missing";
  }
  return std::nullopt;
}

/// RFC 3339, whole seconds, UTC; the epoch for any other text.
std::chrono::sys_seconds TimeOf(const std::string& text) {
  std::tm time{};
  if (strptime(text.c_str(), "%Y-%m-%dT%H:%M:%SZ", &time) == nullptr) return {};
  return std::chrono::sys_seconds(std::chrono::seconds(timegm(&time)));
}

/// The code that counts of those of the parts: the order is the one of a single run.
int Worst(const std::vector<int>& codes) {
  for (const int code :
       {kExitFault, kExitUsage, 130, 143, kExitFailures, kExitCouldNotTest, kExitStale}) {
    if (std::ranges::find(codes, code) != codes.end()) return code;
  }
  return *std::ranges::max_element(codes);
}

/// Adds one part to the whole; `later` is when it began, after the whole did.
void Add(Run& whole, Run part, std::chrono::microseconds later, Renaming renaming) {
  const int before = whole.exchanges.empty() ? 0 : whole.exchanges.back().n;
  for (Exchange& exchange : part.exchanges) {
    exchange.n += before;
    exchange.at += later;
    renaming.Rename(exchange.request.url);
    renaming.Rename(exchange.request);
    if (exchange.response) renaming.Rename(*exchange.response);
    whole.exchanges.push_back(std::move(exchange));
  }
  for (CheckResult& check : part.checks) {
    for (int& n : check.exchanges) n += before;
    for (std::string* text :
         {&check.expected, &check.actual, &check.changed, &check.reason, &check.counterexample})
      renaming.Rename(*text);
    whole.checks.push_back(std::move(check));
  }
}

}  // namespace

std::expected<Run, std::string> Merge(std::vector<Part> parts) {
  if (auto refused = Refused(parts)) return std::unexpected(*std::move(refused));
  std::ranges::sort(parts, {},
                    [](const Part& part) { return ShardOf(part.run.start.shard)->part; });
  Run whole;
  whole.start = parts.front().run.start;
  whole.start.shard = "1/1";
  for (const Part& part : parts) whole.start.time = std::min(whole.start.time, part.run.start.time);
  std::map<std::string, int, std::less<>> counts;
  std::vector<int> codes;
  RunEnd end;
  bool cut = false;
  for (Part& part : parts) {
    const auto later = TimeOf(part.run.start.time) - TimeOf(whole.start.time);
    if (part.run.end) {
      end.requests += part.run.end->requests;
      end.duration = std::max(end.duration, part.run.end->duration + later);
      codes.push_back(part.run.end->exit_code);
    }
    cut |= !part.run.end;
    Add(whole, std::move(part.run), later, Renaming(counts, part.shared));
  }
  std::ranges::sort(whole.checks, {}, &CheckResult::check);
  const auto twice = std::ranges::adjacent_find(whole.checks, {}, &CheckResult::check);
  if (twice != whole.checks.end())
    return std::unexpected("two shards have the check " + twice->check);
  if (cut) return whole;
  const Ledger ledger(whole.checks);
  end.totals = ledger.Totals();
  end.exit_code = Worst(codes);
  whole.end = end;
  return whole;
}

}  // namespace nearmiss::record
