#include "suites/mutate/near_miss.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>
#include <utility>

#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"

namespace nearmiss::mutate {
namespace {

template <class... Each>
struct Overloaded : Each... {
  using Each::operator()...;
};
template <class... Each>
Overloaded(Each...) -> Overloaded<Each...>;

using MakeFamily = std::function<Mutations(const Stage&)>;

/// The family of hosts is long enough for two files.
Mutations Hosts(const Stage& stage) {
  auto all = RedirectHost(stage);
  auto more = RedirectAddress(stage);
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

const std::map<std::string, MakeFamily, std::less<>>& Families() {
  static const auto kFamilies = [] {
    std::map<std::string, MakeFamily, std::less<>> families = {
        {"redirect_uri.path", RedirectPath},
        {"redirect_uri.host", Hosts},
        {"redirect_uri.scheme", RedirectScheme},
        {"redirect_uri.query", RedirectQuery},
        {"redirect_uri.fragment", RedirectFragment},
        {"redirect_uri.control", RedirectControl},
        {"redirect_uri.whitespace", RedirectWhitespace},
        {"redirect_uri.unicode", RedirectUnicode},
        {"redirect_uri.length", RedirectLength},
        {"redirect_uri.native", RedirectNative},
        {"redirect_uri.repeat", RedirectRepeat},
        {"redirect_uri.token", RedirectAtTheTokenEndpoint},
        {"encoding.transport", Transport},
        {"encoding.authorization_header", AuthorizationHeader},
        {"authorization.response", AuthorizationResponse},
        {"grant.code", GrantCode},
        {"grant.refresh_token", GrantRefreshToken},
        {"grant.jwt", GrantJwt},
        {"grant.pkce", GrantPkce},
        {"registration", Registration},
    };
    for (const auto* parameter : {"client_id", "client_secret", "code", "code_verifier",
                                  "grant_type", "refresh_token", "scope", "token"}) {
      families.emplace(fmt::format("encoding.{}", parameter),
                       [parameter](const Stage& stage) { return Encoding(parameter, stage); });
    }
    return families;
  }();
  return kFamilies;
}

Edit ThatChanges(Edit edit) {
  return [edit = std::move(edit)](const std::string& good) {
    auto other = edit(good);
    return other == good ? std::nullopt : other;
  };
}

}  // namespace

std::optional<Operator> NearMiss::AsOperator() const {
  const auto made = [this](Edit edit, Spelling spelling) {
    // A value as it is registered is a near miss where something else is wrong with it.
    const bool control = row->verdict != Verdict::MustReject;
    return Operator{row->family, row->name, row->description,
                    control ? std::move(edit) : ThatChanges(std::move(edit)), spelling};
  };
  using Result = std::optional<Operator>;
  return std::visit(
      Overloaded{
          [&](const Edit& edit) -> Result { return made(edit, Spelling::Percent); },
          [&](const Spelled& spelled) -> Result { return made(spelled.edit, spelled.spelling); },
          [](const Change&) -> Result { return std::nullopt; },
          [](const Flow&) -> Result { return std::nullopt; }},
      mutation);
}

std::optional<Change> NearMiss::AsChange(const std::string& parameter) const {
  if (const auto near = AsOperator()) return Near(parameter, *near);
  const auto* change = std::get_if<Change>(&mutation);
  if (change == nullptr) return std::nullopt;
  return Change{"with " + row->description, change->apply};
}

std::vector<NearMiss> NearMissesOf(const std::string& family, const Stage& stage) {
  const auto found = Families().find(family);
  if (found == Families().end())
    throw std::invalid_argument(fmt::format("no family of near misses is called {}", family));
  std::vector<NearMiss> all;
  for (auto& [name, mutation] : found->second(stage)) {
    const auto* row = FindRow(family, name);
    if (row == nullptr)
      throw std::invalid_argument(fmt::format("the file has no near miss {}/{}", family, name));
    all.push_back({row, std::move(mutation)});
  }
  return all;
}

std::vector<NearMiss> AllNearMisses(const Stage& stage) {
  std::vector<NearMiss> all;
  for (const auto& family : NearMissFamilies()) {
    if (!Families().contains(family)) continue;
    auto more = NearMissesOf(family, stage);
    std::ranges::move(more, std::back_inserter(all));
  }
  return all;
}

Operators Choose(const std::vector<Chosen>& chosen) {
  std::map<std::string, std::vector<NearMiss>> families;
  Operators operators;
  for (const auto& [family, name, told] : chosen) {
    auto& near_misses = families[family];
    if (near_misses.empty()) near_misses = NearMissesOf(family);
    const auto found = std::ranges::find_if(
        near_misses, [&name](const NearMiss& each) { return each.row->name == name; });
    auto near = found == near_misses.end() ? std::nullopt : found->AsOperator();
    if (!near) throw std::invalid_argument(fmt::format("no value {}/{}", family, name));
    near->told = told;
    operators.push_back(*std::move(near));
  }
  return operators;
}

}  // namespace nearmiss::mutate
