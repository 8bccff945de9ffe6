#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <source_location>
#include <string>
#include <vector>

#include "suites/glue/catalogue.hpp"
#include "suites/glue/device.hpp"
#include "suites/glue/play.hpp"
#include "suites/glue/pushing.hpp"
#include "suites/glue/step.hpp"
#include "suites/oracle/acceptance.hpp"
#include "suites/oracle/evidence.hpp"
#include "suites/oracle/refusal.hpp"

namespace nearmiss {

/// What one run of a check came to; the runner makes a record of it.
struct CheckOutcome {
  record::Outcome outcome = record::Outcome::ToolError;
  record::Layer layer = record::Layer::Safety;
  std::string expected;
  std::string actual;
  std::string changed;
  std::string source;
  bool source_verified = true;
  int culprit = 0;  ///< `n` of an exchange of another check that decided; 0 when it is one's own
  /// How many of its last exchanges a finding is about, of a check that sends many cases; 0 for
  /// all.
  int cited = 0;
  record::Trials trials = {};
  std::string harm = {};  ///< of the case that decided, where that has one of its own
  std::string counterexample = {};  ///< see record::CheckResult
};

/// The frame of every check, and the words it is written in. One `Body`, at most five statements;
/// what it expects is judged by pure functions, once, and told whether it held or not.
class Check : public testing::Test {
 public:
  /// Where the next check runs, and where its outcome is left. Set by whoever runs it.
  static const Surroundings* surroundings;
  static CheckOutcome* outcome;
  static const Entry* entry;

  void TestBody() final;

 protected:
  virtual void Body() = 0;

  /// Follows a recipe; what goes wrong in it is not this check's verdict.
  template <class T>
  T Given(const Recipe<T>& recipe) {
    return recipe.make(play());
  }

  /// Sends the step's request. With a change, the valid request goes first, with fresh state of its
  /// own, and has to be accepted: the near-miss pair.
  oracle::Evidence Send(const Step& step);
  /// The same where the step without its changes is one that a server may refuse: then the check is
  /// not applicable.
  oracle::Evidence SendIfAllowed(const Step& step);
  /// An authorization request, valid for the signed-in user, from a browser that nobody signed in
  /// with.
  oracle::Evidence SendAsAStranger(const Step& step);
  /// Sends without a control of its own, which was the accepted first use of the same code or
  /// token.
  oracle::Evidence SendAgain(const Step& step);
  /// Sends a valid request that has to be accepted; the control of a pair whose change is in the
  /// state.
  oracle::Evidence Control(const Step& step);
  /// The same for its effect on what comes next, whatever is answered.
  oracle::Evidence Do(const Step& step);
  /// The same request many times at once, each on a connection of its own.
  oracle::Evidence SendAtOnce(int times, const Step& step);
  /// Authorizes, and redeems what comes of it: what was really granted.
  oracle::Evidence Grant(const Step& authorization);
  /// Registers, and where that is accepted asks the user on behalf of the client: what the consent
  /// page shows.
  oracle::Evidence AskOnBehalfOf(const Step& registration);
  /// Asks for a device, approves it and polls: what was really granted.
  oracle::Evidence GrantByDevice(const Step& asking);
  /// The pages that the user sees from verification_uri_complete to approval.
  oracle::Evidence ApproveByTheLinkOf(const steps::Device& device);
  /// Pushes; what is not refused at once is used, so that a check made later counts as well (RFC
  /// 9126 2.1).
  oracle::Evidence PushAndUse(const Step& push);
  /// The same, and redeems what comes of it: what was really granted.
  oracle::Evidence PushAndGrant(const Step& push);
  /// Uses a pushed request, and redeems what comes of it.
  oracle::Evidence GrantPushed(const Step& use);
  /// All answers of one endpoint that the checks before met.
  oracle::Evidence EveryAnswer(oracle::Where where);
  oracle::Evidence EveryAnswer();

  /// With the server's JWK Set, which is asked for now.
  oracle::Evidence WithKeys(oracle::Evidence evidence);

  void Expect(const oracle::Evidence& evidence, const oracle::Judge& judge,
              const std::source_location& at = std::source_location::current());

  /// Refused, and with the answer documented for the condition of this check.
  oracle::Judge Refused() const;
  /// The answers documented for the condition of this check, for judges that accept others too.
  const oracle::Documented& DocumentedAnswers() const;
  /// Refused, or accepted where nothing but an open endpoint is known of the server.
  oracle::Judge RefusedUnlessOpen() const;
  oracle::Judge RefusedOrGrantedWithout(std::vector<std::string> scope_tokens) const;

  oracle::Judge RefusedOrGrantedWithoutTheChanged() const;
  /// Refused as documented, or with a token that is not for this resource.
  oracle::Judge RefusedOrNotFor(std::string resource) const;

  /// The request as another client would make it.
  mutate::Change ByTheOtherClient();
  mutate::Change ByThePublicClient();
  mutate::Change ByTheOtherPublicClient();

  /// The poll as a client would make it that did not ask for the device.
  mutate::Change ByAnotherClientThanTheDevices();
  /// What the other client would push, behind the main client's Basic header.
  mutate::Change WithTheParametersOfTheOtherClient();

  void TakeBack(const std::string& way) { play().TakeBack(way); }
  void SignOut() { play().ForgetSession(); }
  /// Waits until shortly before and shortly after the end of the code's life.
  void WaitUntilJustInsideTheLifeOf(const steps::Code& code);
  void WaitUntilJustPastTheLifeOf(const steps::Code& code);
  void Wait(std::chrono::milliseconds time) { play().Wait(time); }

  /// The valid request of a step, with its changes.
  wire::Request Changed(const Step& step);
  /// Sends the step's request and nothing before it.
  oracle::Evidence Perform(const Step& step, record::Role role);
  /// What can be said of a request of the step before anything is answered.
  oracle::Evidence EvidenceFor(const Step& step, const wire::Request& request);
  /// What the outcome says was changed.
  void TellChanged(std::string told) { changed_ = std::move(told); }

  Play& play() { return *play_; }
  const target::Target& Target() const { return play_->Target(); }
  /// The main client's scope, and the same without its last token, which has to be dispensable.
  std::string FullScope() const;
  std::string NarrowScope() const;
  std::string LastScope() const;
  /// Scheme and authority of the token endpoint.
  std::string OwnServer() const;

 private:
  std::unique_ptr<Play> play_;
  std::string changed_;
  std::vector<int> met_;  ///< `n` of the exchanges that EveryAnswer gave last

  oracle::Evidence Redeemed(oracle::Evidence evidence, const std::string& asked_scope);
  void WaitUntil(std::chrono::steady_clock::time_point when);
  void Run();
};

}  // namespace nearmiss

// A check reads: MUST(Rfc6749_4_1_2, RefuseACodeUsedBefore, {.condition = ..., .harm = ...}) { body
// }
#define NEARMISS_CHECK(level, section, name, ...)                                                  \
  class section##_##name : public ::nearmiss::Check {                                              \
    void Body() override;                                                                          \
  };                                                                                               \
  [[maybe_unused]] static const bool section##_##name##_entered =                                  \
      ::nearmiss::Enter(level, #section, #name, __FILE__, __LINE__, ::nearmiss::About __VA_ARGS__, \
                        []() -> ::nearmiss::Check* { return new section##_##name; });              \
  void section##_##name::Body()

// One check for each operator, which the body knows as `near`.
#define NEARMISS_CHECK_EACH(level, section, name, operators, ...)                             \
  class section##_##name : public ::nearmiss::Check {                                         \
   public:                                                                                    \
    explicit section##_##name(::nearmiss::mutate::Operator given) : near(std::move(given)) {} \
                                                                                              \
   private:                                                                                   \
    ::nearmiss::mutate::Operator near;                                                        \
    void Body() override;                                                                     \
  };                                                                                          \
  [[maybe_unused]] static const bool section##_##name##_entered = ::nearmiss::EnterEach(      \
      level, #section, #name, __FILE__, __LINE__, operators, ::nearmiss::About __VA_ARGS__,   \
      [](const ::nearmiss::mutate::Operator& given) -> ::nearmiss::Check* {                   \
        return new section##_##name(given);                                                   \
      });                                                                                     \
  void section##_##name::Body()

#define MUST(section, name, ...) \
  NEARMISS_CHECK(::nearmiss::record::Level::Must, section, name, __VA_ARGS__)
#define SHOULD(section, name, ...) \
  NEARMISS_CHECK(::nearmiss::record::Level::Should, section, name, __VA_ARGS__)
#define MAY(section, name, ...) \
  NEARMISS_CHECK(::nearmiss::record::Level::May, section, name, __VA_ARGS__)
#define MUST_EACH(section, name, operators, ...) \
  NEARMISS_CHECK_EACH(::nearmiss::record::Level::Must, section, name, operators, __VA_ARGS__)
#define SHOULD_EACH(section, name, operators, ...) \
  NEARMISS_CHECK_EACH(::nearmiss::record::Level::Should, section, name, operators, __VA_ARGS__)
