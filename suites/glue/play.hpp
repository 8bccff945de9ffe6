#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "fixtures/client/client.hpp"
#include "fixtures/login/browser.hpp"
#include "fixtures/login/cookies.hpp"
#include "fixtures/login/failed_logins.hpp"
#include "fixtures/target/target.hpp"
#include "reports/record/record.hpp"
#include "suites/glue/capability.hpp"
#include "suites/glue/depth.hpp"
#include "suites/oracle/evidence.hpp"
#include "suites/oracle/profile.hpp"
#include "suites/steps/values.hpp"

namespace nearmiss {

/// An exchange of another check, for those that judge afterwards.
struct MetExchange {
  int n = 0;
  oracle::Where where = oracle::Where::Other;
  wire::Exchange exchange;
};

/// What a running check gets from outside. Everything in it outlives the check.
struct Surroundings {
  const target::Target* target = nullptr;
  const oracle::Profile* profile = nullptr;
  client::Client* client = nullptr;
  client::Racer* racer = nullptr;
  client::Batch* batch = nullptr;  ///< null where requests go one after the other
  Facts facts;
  login::CookieJar session;  ///< the shared session; a check gets a copy
  std::uint64_t seed = 0;
  Depth depth = Depth::Standard;  ///< how many cases a check makes that makes its own
  /// Counterexamples of earlier runs by check id, which are tried before new cases.
  const std::multimap<std::string, std::string>* earlier = nullptr;
  bool only_earlier = false;  ///< for `replay`: nothing new is made
  /// Waits without holding a place.
  std::function<void(std::chrono::milliseconds)> wait;
  /// What time it is for the server, as far as is known: assertions and proofs are dated by it.
  std::function<std::chrono::sys_seconds()> now;
  /// Told of each exchange, in order.
  std::function<void(const wire::Exchange&, record::Role)> report;
  const std::vector<MetExchange>* history = nullptr;
  /// Refused logins of the whole run; null where nobody counts them.
  login::FailedLogins* failed_logins = nullptr;
};

/// The hands of a check: sends requests, drives the browser, waits, makes random values. Trouble in
/// a step that is not the judged one ends the check as not reached.
class Play {
 public:
  explicit Play(const Surroundings& surroundings);

  const target::Target& Target() const { return *around_.target; }
  const Surroundings& Around() const { return around_; }
  const target::Client& Main() const { return Target().clients.front(); }
  const target::Client& Other() const;
  const target::Client& Public() const;
  /// The first client that signs with a key of that type (`kty`), with its secret when it is empty.
  const target::Client& Signing(const std::string& key_type) const;
  const target::Client& OtherPublic() const;
  const target::Client& Native() const;
  /// The client whose tokens are always bound to a key; the main one where there is none.
  const target::Client& Bound() const;

  /// Sends and reports one request; throws NoAnswer when nothing came back.
  wire::Exchange Send(const wire::Request& request, record::Role role);
  /// Sends many requests with as many under way at once as the run may have; all are reported, in
  /// the order given. Throws NoAnswer when none was answered.
  std::vector<wire::Exchange> SendMany(const std::vector<wire::Request>& requests,
                                       record::Role role);
  client::Volley SendTogether(const std::vector<wire::Request>& requests);
  login::Journey Travel(const wire::Request& request, login::Consent consent, record::Role role);
  /// The same without judging how it ended: nothing is thrown, and nothing read as an answer.
  login::Journey Look(const wire::Request& request);
  /// The same in a browser without cookies, whose user does not sign in.
  login::Journey TravelAsAStranger(const wire::Request& request, record::Role role);
  /// The user at the verification URI of a device, or somebody who cannot sign in.
  enum class At { OwnSession, NoSession };
  login::Journey VisitDevice(const login::DeviceVisit& visit, At at = At::OwnSession);
  /// Takes the user's grants back in one of the ways of [revoke].
  void TakeBack(const std::string& way);
  void Wait(std::chrono::milliseconds time) { around_.wait(time); }
  std::chrono::sys_seconds Now() const { return around_.now(); }

  /// A valid authorization request's values for the client, with fresh state and verifier.
  steps::Authorization Asking(const target::Client& client);
  /// What `Asking` gave last: the verifier of a request that was built meanwhile.
  const steps::Authorization& LastAsked() const { return last_asked_; }
  /// A code for it: signs in and approves.
  steps::Code Approve(const steps::Authorization& asked, record::Role role = record::Role::Setup);
  /// The same by a request that was made from these values.
  steps::Code Approve(const steps::Authorization& asked, const wire::Request& request,
                      record::Role role = record::Role::Setup);
  /// The tokens for a code; also the control of a later replay.
  steps::Tokens Redeem(const steps::Code& code, record::Role role = record::Role::Setup);
  steps::Tokens Refresh(const steps::Tokens& tokens, const std::string& scope = "",
                        record::Role role = record::Role::Setup);
  /// Tokens out of an answer of the token endpoint; not reached when there are none.
  steps::Tokens TokensOf(const wire::Exchange& exchange, const target::Client& client,
                         std::string asked_scope) const;

  /// Goes on with a browser that has no cookies.
  void ForgetSession() { session_ = {}; }
  /// The session as it is now, and whether a consent page was met on the way to it.
  const login::CookieJar& Session() const { return session_; }
  bool MetConsent() const { return met_consent_; }

  /// A client that is not in the configuration, kept for as long as the check runs.
  const target::Client& Keep(target::Client client);
  const std::list<target::Client>& Kept() const { return kept_; }
  /// The last token that came for a registration_client_uri, since a server may change it with each
  /// answer (RFC 7592 5); empty when none did.
  std::string ManagementToken(const std::string& uri) const;
  /// Deletes what was registered on the way, where the server offers it (RFC 7592 2.3).
  void CleanUp();

  std::string Random(std::size_t length);
  /// The nonce for DPoP proofs that the server of this URL gave last; empty when it gave none.
  std::string NonceFor(const std::string& url) const;
  /// Values that no answer of the server may repeat: the clients' secrets and the password.
  std::vector<std::string> Secrets() const;

 private:
  Surroundings around_;
  login::CookieJar session_;
  bool met_consent_ = false;
  steps::Authorization last_asked_;
  std::mt19937_64 random_;
  std::list<target::Client> kept_;
  std::map<std::string, std::string> registrations_;  ///< token by registration_client_uri
  std::set<std::string> deleted_;                     ///< registration_client_uri

  void NoteRegistration(const wire::Exchange& exchange);
  login::Journey Journeyed(const wire::Request& request, login::Consent consent, record::Role role);
  std::map<std::string, std::string> nonces_;  ///< of the authorization server under ""
};

/// Which endpoint of the target a URL belongs to.
oracle::Where WhereOf(const target::Target& target, const std::string& url);

}  // namespace nearmiss
