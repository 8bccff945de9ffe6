#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "reports/record/record.hpp"
#include "suites/glue/check.hpp"
#include "suites/runner/link.hpp"
#include "suites/runner/rate_gate.hpp"
#include "suites/runner/settings.hpp"

namespace nearmiss::runner {

/// What one process has to do.
struct Work {
  const Settings* settings = nullptr;
  std::vector<const Entry*> entries;  ///< none for a plain valid grant
  RateGate* gate = nullptr;
  login::FailedLogins* failed_logins = nullptr;
  Facts facts;
  login::CookieJar session;
  const std::vector<MetExchange>* history = nullptr;
  bool learns = true;  ///< whether the plain grant asks for the facts as well
};

/// Whether the check goes on with the session of the first grant, if the target's checks share one.
bool SharesSession(const Settings& settings, const Entry& entry);

/// Runs the GoogleTest tests of the checks and tells each outcome. For a process of its own:
/// RUN_ALL_TESTS runs once in a process.
void RunTests(const Work& work, Link& link);

/// Tries a plain valid grant; tells its session, or an outcome that says why there is none.
void TryGrant(const Work& work, Link& link);

/// Lends what a check would get to somebody who is no check. For a process of its own.
void WithSurroundings(const Work& work, Link& link,
                      const std::function<void(const Surroundings&)>& use);

/// What the record says of a check, apart from verdict, exchanges and time.
record::CheckResult ResultOf(const Entry& entry, const CheckOutcome& outcome, std::uint64_t seed);

/// `cases/rfc6749-4.1.2-refuse-a-code-used-before.json`
std::string CaseFileOf(const std::string& id);

}  // namespace nearmiss::runner
