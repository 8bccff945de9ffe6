#pragma once

#include <string>

#include "suites/oracle/answer.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::onboarding {

/// One exchange as what a judge sees.
inline oracle::Evidence EvidenceOf(const wire::Exchange& exchange, oracle::Where where) {
  oracle::Evidence evidence;
  evidence.where = where;
  evidence.exchanges.push_back(exchange);
  return evidence;
}

/// What a request came to, for people.
inline std::string ToldOf(const wire::Exchange& exchange, oracle::Where where) {
  return oracle::Told(EvidenceOf(exchange, where));
}

}  // namespace nearmiss::onboarding
