#include <algorithm>
#include <array>
#include <set>

#include "suites/mutate/credential.hpp"
#include "suites/remote/finding.hpp"

namespace nearmiss::remote {
namespace {

using Kind = Edit::Kind;

struct Row {
  Verb verb;
  Kind kind;
  std::string_view name;
  std::string_view condition;
};

constexpr auto kRows = std::to_array<Row>({
    {Verb::Redeem, Kind::Drop, "code", "code_missing"},
    {Verb::Redeem, Kind::Drop, "code_verifier", "verifier_missing"},
    {Verb::Redeem, Kind::Drop, "grant_type", "grant_type_missing"},
    {Verb::Redeem, Kind::Near, "code", "code_near_miss"},
    {Verb::Refresh, Kind::Drop, "refresh_token", "refresh_token_missing"},
    {Verb::Refresh, Kind::Drop, "grant_type", "grant_type_missing"},
    {Verb::Refresh, Kind::Near, "refresh_token", "refresh_token_near_miss"},
    {Verb::RevokeRefresh, Kind::Drop, "token", "revocation_token_missing"},
    {Verb::RevokeAccess, Kind::Drop, "token", "revocation_token_missing"},
    {Verb::Introspect, Kind::Drop, "token", "introspection_token_missing"},
    {Verb::Authorize, Kind::Drop, "response_type", "response_type_missing"},
});

/// The rows of the file that are a value near an issued one, and nothing else.
bool IsNearCredential(const std::string& id) {
  static const auto kNames = [] {
    std::set<std::string> names;
    for (const auto& each : mutate::CredentialNearMisses("grant")) names.insert(each.name);
    return names;
  }();
  const auto slash = id.find('/');
  return id.starts_with("grant.") && kNames.contains(id.substr(slash + 1));
}

}  // namespace

std::string_view ConditionOf(const Step& step) {
  if (step.edits.size() != 1) return "";
  const auto& edit = step.edits.front();
  if (edit.kind == Kind::Near && !IsNearCredential(edit.value)) return "";
  const auto row = std::ranges::find_if(kRows, [&](const Row& each) {
    return each.verb == step.verb && each.kind == edit.kind && each.name == edit.name;
  });
  return row == kRows.end() ? "" : row->condition;
}

}  // namespace nearmiss::remote
