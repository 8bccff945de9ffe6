#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "reports/record/difference.hpp"
#include "reports/record/headers.hpp"

namespace nearmiss::record {
namespace {

using Json = nlohmann::json;
using Facts = std::map<std::string, std::string>;

/// Response headers in which servers name themselves and their version.
constexpr std::string_view kTellsItself[] = {"Server", "X-Powered-By", "X-Version",
                                             "X-Server-Version", "X-Build"};

void Add(Facts& facts, const std::string& what, const std::string& value) {
  if (value.empty()) return;
  std::string& all = facts[what];
  if (!all.empty()) all += ", ";
  all += value;
}

/// Each value that any answer of the run had, in order of the text.
void AddHeaders(const Run& run, Facts& facts) {
  for (const std::string_view name : kTellsItself) {
    std::set<std::string> values;
    for (const Exchange& exchange : run.exchanges) {
      if (!exchange.response) continue;
      if (const auto value = HeaderOf(*exchange.response, name); !value.empty())
        values.emplace(value);
    }
    for (const std::string& value : values) Add(facts, "header " + std::string(name), value);
  }
}

std::string PathOf(const std::string& url) {
  const auto scheme = url.find("://");
  const auto slash = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  return slash == std::string::npos ? "/"
                                    : url.substr(slash, url.find_first_of("?#", slash) - slash);
}

/// The first plain read of each metadata document (RFC 8414 3, RFC 9728 3), by its path.
std::map<std::string, const ResponseText*> MetadataOf(const Run& run) {
  std::map<std::string, const ResponseText*> documents;
  for (const Exchange& exchange : run.exchanges) {
    const auto path = PathOf(exchange.request.url);
    const bool reads = exchange.request.method == "GET" && exchange.role == Role::Setup &&
                       path.contains("/.well-known/") && exchange.response;
    if (reads) documents.emplace(path, &*exchange.response);
  }
  return documents;
}

void AddDocument(const std::string& path, const ResponseText& answer, Facts& facts) {
  facts["status of " + path] = std::to_string(answer.status);
  const Json document = Json::parse(answer.body, nullptr, false);
  if (answer.status != 200 || !document.is_object()) return;
  for (const auto& member : document.items()) {
    facts["metadata " + member.key() + " of " + path] =
        member.value().dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

/// Endpoints and clients of the configuration.
void AddConfiguration(const RunStart& start, Facts& facts) {
  for (const ConfigLine& line : start.config_lines) Add(facts, line.key, line.value);
}

/// What the server tells of itself. A document that only one of the runs read says nothing of the
/// server, nor do the headers of a record without answers.
std::pair<Facts, Facts> Told(const Run& before, const Run& now) {
  std::pair<Facts, Facts> facts;
  AddConfiguration(before.start, facts.first);
  AddConfiguration(now.start, facts.second);
  if (before.exchanges.empty() || now.exchanges.empty()) return facts;
  AddHeaders(before, facts.first);
  AddHeaders(now, facts.second);
  const auto later = MetadataOf(now);
  for (const auto& [path, answer] : MetadataOf(before)) {
    const auto found = later.find(path);
    if (found == later.end()) continue;
    AddDocument(path, *answer, facts.first);
    AddDocument(path, *found->second, facts.second);
  }
  return facts;
}

}  // namespace

std::vector<AlsoMoved> WhatElseMoved(const Run& before, const Run& now) {
  std::vector<AlsoMoved> moved;
  const auto compare = [&](std::string what, const std::string& a, const std::string& b) {
    if (a != b) moved.push_back({std::move(what), a, b});
  };
  const auto version = [](const RunStart& start) {
    return start.commit.empty() ? start.version : start.version + " (" + start.commit + ")";
  };
  compare("nearmiss", version(before.start), version(now.start));
  compare("plan", before.start.plan, now.start.plan);
  compare("profile", before.start.profile, now.start.profile);
  compare("target", before.start.target, now.start.target);
  compare("depth", before.start.depth, now.start.depth);
  compare("selection", before.start.selection, now.start.selection);
  compare("shard", before.start.shard, now.start.shard);
  compare("configuration, SHA-256", before.start.config_sha256, now.start.config_sha256);
  auto [then, later] = Told(before, now);
  std::set<std::string> all;
  for (const auto* facts : {&then, &later}) {
    for (const auto& [what, value] : *facts) all.insert(what);
  }
  for (const std::string& what : all) compare(what, then[what], later[what]);
  return moved;
}

}  // namespace nearmiss::record
