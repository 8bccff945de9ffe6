#include "suites/oracle/profile.hpp"

#include <fmt/format.h>
#include <fnmatch.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <utility>

#include "suites/oracle/condition.hpp"

namespace nearmiss::oracle {
namespace {

using Error = std::string;

struct Place {
  std::string file;
  Error At(const toml::node& node, const std::string& what) const {
    return fmt::format("{}:{}:{}: {}", file, node.source().begin.line, node.source().begin.column,
                       what);
  }
};

std::optional<Error> UnknownKey(const toml::table& table, const std::set<std::string_view>& known,
                                const Place& place) {
  for (const auto& [key, value] : table) {
    if (!known.contains(key.str()))
      return place.At(value, fmt::format("unknown key \"{}\"", key.str()));
  }
  return std::nullopt;
}

/// The first key whose value is of another type than it should be.
std::optional<Error> WrongType(const toml::table& table, toml::node_type type,
                               std::initializer_list<std::string_view> keys, std::string_view told,
                               const Place& place) {
  for (const auto key : keys) {
    const auto* node = table.get(key);
    if (node != nullptr && node->type() != type)
      return place.At(*node, fmt::format("{} is {}", key, told));
  }
  return std::nullopt;
}

std::expected<std::vector<int>, Error> ReadStatuses(const toml::table& table, const Place& place) {
  std::vector<int> statuses;
  const auto* list = table["status"].as_array();
  if (list == nullptr) return statuses;
  for (const auto& node : *list) {
    const auto status = node.value_exact<std::int64_t>().value_or(0);
    if (status < 100 || status > 599)
      return std::unexpected(place.At(node, "status is a list of HTTP status codes"));
    statuses.push_back(static_cast<int>(status));
  }
  return statuses;
}

/// A text as it is, any other single value as JSON would write it.
std::expected<std::vector<std::pair<std::string, std::string>>, Error> ReadAlso(
    const toml::table& table, const Place& place) {
  std::vector<std::pair<std::string, std::string>> also;
  const auto* members = table["also"].as_table();
  if (members == nullptr) return also;
  for (const auto& [key, node] : *members) {
    if (const auto text = node.value_exact<std::string>()) {
      also.emplace_back(key.str(), *text);
    } else if (const auto number = node.value_exact<std::int64_t>()) {
      also.emplace_back(key.str(), std::to_string(*number));
    } else if (const auto truth = node.value_exact<bool>()) {
      also.emplace_back(key.str(), *truth ? "true" : "false");
    } else {
      return std::unexpected(place.At(node, "a member is a text, a whole number, true or false"));
    }
  }
  return also;
}

std::optional<Error> MistypedAnswer(const toml::table& table, const Place& place) {
  if (auto error = WrongType(table, toml::node_type::string,
                             {"condition", "shape", "member", "text", "source", "scheme", "note"},
                             "a text", place)) {
    return error;
  }
  if (auto error = WrongType(table, toml::node_type::array, {"status"},
                             "a list of HTTP status codes", place))
    return error;
  if (auto error = WrongType(table, toml::node_type::table, {"also"}, "a table of members", place))
    return error;
  return WrongType(table, toml::node_type::boolean, {"verified"}, "true or false", place);
}

std::expected<Alternative, Error> ReadAlternative(const toml::table& table, const Place& place) {
  if (auto error = UnknownKey(table,
                              {"condition", "shape", "status", "member", "text", "source",
                               "verified", "scheme", "note", "also"},
                              place)) {
    return std::unexpected(*error);
  }
  if (auto error = MistypedAnswer(table, place)) return std::unexpected(*error);
  Alternative alternative;
  const auto shape = ShapeNamed(table["shape"].value_or<std::string_view>("json"));
  if (!shape) return std::unexpected(place.At(table, "shape is " + ShapeNames()));
  alternative.shape = *shape;
  auto statuses = ReadStatuses(table, place);
  if (!statuses) return std::unexpected(statuses.error());
  alternative.statuses = *std::move(statuses);
  auto also = ReadAlso(table, place);
  if (!also) return std::unexpected(also.error());
  alternative.also = *std::move(also);
  alternative.member = table["member"].value_or("error");
  alternative.text = table["text"].value_or("");
  alternative.source = table["source"].value_or("");
  alternative.scheme = table["scheme"].value_or("Bearer");
  alternative.verified = table["verified"].value_or(true);
  alternative.note = table["note"].value_or("");
  if (alternative.source.empty()) {
    return std::unexpected(
        place.At(table, "an answer needs a source: the URL where it is documented"));
  }
  return alternative;
}

std::optional<Error> ReadAnswers(const toml::array& answers, const Place& place, Profile& profile) {
  for (const auto& node : answers) {
    const auto* table = node.as_table();
    if (table == nullptr) return place.At(node, "answer is a list of tables");
    const auto condition = (*table)["condition"].value_or(std::string());
    if (FindCondition(condition) == nullptr) {
      return place.At(node, fmt::format("unknown condition \"{}\"", condition));
    }
    auto alternative = ReadAlternative(*table, place);
    if (!alternative) return alternative.error();
    auto& documented = profile.answers[condition];
    if (profile.own.insert(condition).second) documented.clear();
    documented.push_back(*std::move(alternative));
  }
  return std::nullopt;
}

std::optional<Error> ReadNearMisses(const toml::table& table, const Place& place,
                                    Profile& profile) {
  constexpr std::array<std::string_view, 3> kVerdicts = {"must_reject", "allowed",
                                                         "profile_dependent"};
  for (const auto& [row, value] : table) {
    const auto verdict = value.value_exact<std::string>().value_or("");
    if (std::ranges::find(kVerdicts, verdict) == kVerdicts.end()) {
      return place.At(value,
                      "the verdict on a near miss is must_reject, allowed or "
                      "profile_dependent");
    }
    profile.near_misses[std::string(row.str())] = verdict;
  }
  return std::nullopt;
}

}  // namespace

std::string Profile::VerdictOn(const std::string& row) const {
  const std::pair<const std::string, std::string>* longest = nullptr;
  for (const auto& each : near_misses) {
    if (fnmatch(each.first.c_str(), row.c_str(), 0) != 0) continue;
    if (longest == nullptr || each.first.size() > longest->first.size()) longest = &each;
  }
  return longest == nullptr ? "" : longest->second;
}

const Documented& Profile::For(std::string_view condition) const {
  static const Documented kNone;
  const auto found = answers.find(condition);
  return found == answers.end() ? kNone : found->second;
}

std::expected<Profile, std::string> ReadProfile(std::string_view text, const std::string& file_name,
                                                const Profile& inherited) {
  const Place place{file_name};
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& error) {
    return std::unexpected(fmt::format("{}:{}:{}: {}", file_name, error.source().begin.line,
                                       error.source().begin.column, error.description()));
  }
  if (auto error = UnknownKey(
          table, {"name", "title", "inherits", "silent", "answer", "near_misses"}, place)) {
    return std::unexpected(*error);
  }
  if (auto error = WrongType(table, toml::node_type::string, {"name", "title", "inherits"},
                             "a text", place)) {
    return std::unexpected(*error);
  }
  if (auto error = WrongType(table, toml::node_type::array, {"silent", "answer"}, "a list", place))
    return std::unexpected(*error);
  Profile profile = inherited;
  profile.own.clear();
  profile.name = table["name"].value_or("");
  profile.title = table["title"].value_or("");
  if (profile.name.empty()) return std::unexpected(place.At(table, "a profile needs a name"));
  if (const auto* silent = table["silent"].as_array()) {
    for (const auto& node : *silent) {
      const auto condition = node.value_or(std::string());
      if (condition == "*") {
        profile.answers.clear();
        continue;
      }
      if (FindCondition(condition) == nullptr)
        return std::unexpected(place.At(node, fmt::format("unknown condition \"{}\"", condition)));
      profile.answers.erase(condition);
    }
  }
  if (const auto* answers = table["answer"].as_array()) {
    if (auto error = ReadAnswers(*answers, place, profile)) return std::unexpected(*error);
  }
  if (const auto* near_misses = table.get("near_misses")) {
    if (!near_misses->is_table())
      return std::unexpected(place.At(*near_misses, "near_misses is a table"));
    if (auto error = ReadNearMisses(*near_misses->as_table(), place, profile))
      return std::unexpected(*error);
  }
  return profile;
}

std::string Parent(std::string_view text) {
  try {
    return toml::parse(text)["inherits"].value_or("");
  } catch (const toml::parse_error&) {
    return "";
  }
}

}  // namespace nearmiss::oracle
