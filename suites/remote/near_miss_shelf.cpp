#include "suites/remote/near_miss_shelf.hpp"

#include <set>
#include <utility>

namespace nearmiss::remote {
namespace {

bool IsFamily(const std::string& name) {
  static const auto kNames = [] {
    const auto families = mutate::NearMissFamilies();
    return std::set<std::string>(families.begin(), families.end());
  }();
  return kNames.contains(name);
}

}  // namespace

void NearMissShelf::Fill(const mutate::Stage& stage) {
  // The rest of a stage is the target's, which stays.
  const bool same = stage.code == stage_.code && stage.verifier == stage_.verifier &&
                    stage.access_token == stage_.access_token &&
                    stage.refresh_token == stage_.refresh_token;
  if (same && !families_.empty()) return;
  stage_ = stage;
  families_.clear();
}

const mutate::NearMiss* NearMissShelf::Find(const std::string& id) {
  const auto slash = id.find('/');
  const auto family = id.substr(0, slash);
  if (slash == std::string::npos || !IsFamily(family)) return nullptr;
  auto& near_misses = families_[family];
  if (near_misses.empty()) {
    for (auto& near : mutate::NearMissesOf(family, stage_)) {
      const auto name = near.row->name;
      near_misses.emplace(name, std::move(near));
    }
  }
  const auto found = near_misses.find(id.substr(slash + 1));
  return found == near_misses.end() ? nullptr : &found->second;
}

}  // namespace nearmiss::remote
