#include "suites/onboarding/examination.hpp"

#include <fmt/format.h>

#include <utility>

namespace nearmiss::onboarding {
namespace {

/// What the doctor has to remember is what it is shown.
Surroundings Remembering(Surroundings around, std::vector<wire::Exchange>& met) {
  around.report = [&met, shown = std::move(around.report)](const wire::Exchange& exchange,
                                                           record::Role role) {
    met.push_back(exchange);
    if (shown) shown(exchange, role);
  };
  return around;
}

}  // namespace

Examination::Examination(Surroundings around, const Report& report)
    : report_(report), around_(Remembering(std::move(around), met_)), play_(around_) {}

void Examination::Add(Finding finding) {
  findings_.push_back(std::move(finding));
  report_(findings_.back());
}

std::string KeyOf(const target::Target& target, const target::Client& client) {
  for (std::size_t i = 0; i < target.clients.size(); ++i) {
    if (target.clients[i].id == client.id && target.clients[i].name == client.name)
      return fmt::format("client.{}", i);
  }
  return "client";
}

}  // namespace nearmiss::onboarding
