// The races that checks play: who competes, what is tried afterwards, and the control.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "fixtures/wire/url.hpp"
#include "suites/glue/race.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

using oracle::Remnant;
using record::Role;
using Exchanges = std::vector<wire::Exchange>;
using Making = std::function<LineUp(Play&)>;

bool IsAccepted(Play& play, const wire::Exchange& exchange) {
  oracle::Evidence evidence;
  evidence.where = WhereOf(play.Target(), exchange.request.url);
  evidence.exchanges.push_back(exchange);
  return oracle::Accepted(evidence);
}

std::string Told(Play& play, const wire::Exchange& exchange) {
  oracle::Evidence evidence;
  evidence.where = WhereOf(play.Target(), exchange.request.url);
  evidence.exchanges.push_back(exchange);
  return oracle::Told(evidence);
}

bool Works(Play& play, const wire::Request& request) {
  return IsAccepted(play, play.Send(request, Role::Effect));
}

/// Tries the access token, where there is a way to see whether one is alive.
void TryAccessToken(Play& play, const std::string& token, const std::string& what,
                    std::vector<Remnant>& remnants) {
  if (token.empty() || Missing(Need::TokenProbe, play.Target(), play.Around().facts)) return;
  steps::Tokens tokens;
  tokens.access_token = token;
  tokens.client = &play.Main();
  remnants.push_back({what, Works(play, ProbeAccessToken(tokens).build(play))});
}

void TryRefreshToken(Play& play, const std::string& token, const target::Client& client,
                     const std::string& what, std::vector<Remnant>& remnants) {
  if (token.empty()) return;
  steps::Tokens tokens;
  tokens.refresh_token = token;
  tokens.client = &client;
  remnants.push_back({what, Works(play, steps::RefreshRequest(play.Target(), tokens, ""))});
}

std::string TokenOf(const wire::Exchange& exchange, std::string_view name) {
  return exchange.Answer() == nullptr ? "" : oracle::TokenIn(*exchange.Answer(), name);
}

/// Tries what the answers handed out. Access tokens go first: a refresh may end them.
std::vector<Remnant> TryTokensOf(Play& play, const Exchanges& exchanges,
                                 const target::Client& client) {
  std::vector<Remnant> remnants;
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    TryAccessToken(play, TokenOf(exchanges[i], "access_token"),
                   fmt::format("access token of answer {}", i + 1), remnants);
  }
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    TryRefreshToken(play, TokenOf(exchanges[i], "refresh_token"), client,
                    fmt::format("refresh token of answer {}", i + 1), remnants);
  }
  return remnants;
}

std::ptrdiff_t Winners(const Exchanges& exchanges) {
  return std::ranges::count_if(
      exchanges, [](const auto& each) { return !TokenOf(each, "access_token").empty(); });
}

Exchanges SendInTurn(Play& play, const std::vector<wire::Request>& requests, bool backwards) {
  Exchanges exchanges(requests.size());
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const auto at = backwards ? requests.size() - 1 - i : i;
    exchanges[at] = play.Send(requests[at], Role::Control);
  }
  return exchanges;
}

void RequireAccepted(Play& play, const wire::Exchange& exchange) {
  if (IsAccepted(play, exchange)) return;
  throw NotReached{"the control was refused: " + Told(play, exchange)};
}

/// The judge of a race between a grant and what takes it back, which is the second request: what
/// is good when they go one after the other.
oracle::RoundJudge LearnBothOrders(Play& play, const Making& line_up) {
  std::vector<std::set<std::string>> in_turn;
  for (const bool backwards : {false, true}) {
    const auto line = line_up(play);
    const auto exchanges = SendInTurn(play, line.requests, backwards);
    if (!backwards) RequireAccepted(play, exchanges[0]);
    if (exchanges[1].Answer()->status / 100 > 3) {
      throw NotReached{"the control was refused: " + Told(play, exchanges[1])};
    }
    in_turn.push_back(oracle::GoodAfterwards(line.remnants(play, exchanges)));
  }
  return oracle::NothingBeyond(std::move(in_turn), 1);
}

/// The judge of two codes: the scopes that they give when redeemed one after the other, in either
/// order.
oracle::RoundJudge LearnScopes(Play& play, const Making& line_up, std::vector<std::string> scopes) {
  for (const bool backwards : {false, true}) {
    const auto exchanges = SendInTurn(play, line_up(play).requests, backwards);
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
      RequireAccepted(play, exchanges[i]);
      scopes[i] += ' ' + oracle::JsonString(*exchanges[i].Answer(), "scope").value_or("");
    }
  }
  return oracle::EachItsOwn(std::move(scopes));
}

steps::Code Approved(Play& play, const std::string& scope) {
  auto asked = play.Asking(play.Main());
  asked.scope = scope;
  return play.Approve(asked);
}

}  // namespace

Race TheSame(int times, Step step, oracle::RoundJudge judge, Race::Pace pace) {
  Race race;
  race.pace = pace;
  race.told = fmt::format("{}, {} times at once", step.told, times);
  race.line_up = [step = std::move(step), times](Play& play) {
    LineUp line;
    line.requests.assign(static_cast<std::size_t>(times), step.build(play));
    line.remnants = [](Play& after, const Exchanges& exchanges) {
      // One winner may have what it won, and trying it would prove nothing.
      if (Winners(exchanges) < 2) return std::vector<Remnant>{};
      return TryTokensOf(after, exchanges, after.Main());
    };
    return line;
  };
  race.learn = [judge = std::move(judge)](Play& play, const Making& line_up) {
    RequireAccepted(play, play.Send(line_up(play).requests.front(), Role::Control));
    return judge;
  };
  return race;
}

Race RefreshAgainstRevocation() {
  Race race;
  race.told = "refresh with a token while it is revoked";
  race.line_up = [](Play& play) {
    const auto tokens = ApprovedTokens().make(play);
    LineUp line;
    line.requests = {Refresh(tokens).build(play), RevokeRefreshToken(tokens).build(play)};
    line.remnants = [tokens](Play& after, const Exchanges& exchanges) {
      auto remnants = TryTokensOf(after, {exchanges[0]}, *tokens.client);
      TryRefreshToken(after, tokens.refresh_token, *tokens.client, "the revoked refresh token",
                      remnants);
      return remnants;
    };
    return line;
  };
  race.learn = LearnBothOrders;
  return race;
}

Race RedemptionAgainstRevocation() {
  Race race;
  race.told = "redeem a code while a refresh token of the same session is revoked";
  race.line_up = [](Play& play) {
    const auto tokens = ApprovedTokens().make(play);
    LineUp line;
    line.requests = {Redeem(Approved(play, play.Main().scope)).build(play),
                     RevokeRefreshToken(tokens).build(play)};
    line.remnants = [tokens](Play& after, const Exchanges& exchanges) {
      auto remnants = TryTokensOf(after, {exchanges[0]}, *tokens.client);
      TryAccessToken(after, tokens.access_token, "the access token of the revoked one", remnants);
      TryRefreshToken(after, tokens.refresh_token, *tokens.client, "the revoked refresh token",
                      remnants);
      return remnants;
    };
    return line;
  };
  race.learn = LearnBothOrders;
  return race;
}

Race TwoCodesOfOneSession() {
  Race race;
  race.told = "redeem two codes of one session at once, one of them for less scope";
  race.line_up = [](Play& play) {
    const auto& main = play.Main();
    LineUp line;
    for (const auto& scope : {NarrowScopeOf(main), main.scope}) {
      line.requests.push_back(Redeem(Approved(play, scope)).build(play));
    }
    line.remnants = [](Play&, const Exchanges&) { return std::vector<Remnant>{}; };
    return line;
  };
  race.learn = [](Play& play, const Making& line_up) {
    const auto& main = play.Main();
    return LearnScopes(play, line_up, {NarrowScopeOf(main), main.scope});
  };
  return race;
}

}  // namespace nearmiss
