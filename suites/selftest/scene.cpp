#include "suites/selftest/scene.hpp"

#include "suites/runner/profiles.hpp"
#include "suites/runner/sanity.hpp"

namespace nearmiss::selftest {

Scene::Scene(server::Dialect dialect, const std::set<std::string>& defects, std::uint64_t seed,
             const Between& between)
    : server_(dialect, defects),
      client_(between ? between(server_.Answering()) : server_.Answering()),
      profile_(runner::LoadProfile(server_.Target().profile).value()) {
  around_.target = &server_.Target();
  around_.profile = &profile_;
  around_.client = &client_;
  around_.racer = &client_;
  around_.seed = seed;
  around_.wait = [advance = server_.Advancing()](auto time) {
    if (time.count() > 0) advance(time);
  };
  around_.now = [] {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  };
  around_.report = [](const auto&, auto) {};
  const auto sanity = runner::FirstGrant(around_);
  around_.facts = sanity.facts;
  around_.session = sanity.session;
}

}  // namespace nearmiss::selftest
