#include <fmt/format.h>

#include "suites/glue/stop.hpp"
#include "suites/onboarding/examination.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::onboarding {
namespace {

/// The reason why one of the optional endpoints is or is not as it should be.
void TellPresence(Examination& examination, const std::string& fact, const std::string& key,
                  bool works, const std::string& told) {
  if (works)
    examination.Good(fact, told);
  else
    examination.Noted(fact, told, key);
}

void ExamineRefresh(Examination& examination, const steps::Tokens& tokens) {
  if (tokens.refresh_token.empty()) {
    const bool asked = tokens.client->May("refresh_token");
    if (asked)
      examination.Noted("refresh token",
                        "none was issued, so no check of refreshing can run; a scope such as "
                        "offline_access, or [authorize], may ask for one",
                        "client.0.scope");
    else
      examination.Skipped("refresh token", "the client is not registered for the grant");
    return;
  }
  try {
    const auto fresh = examination.Hands().Refresh(tokens);
    examination.Good("refresh token", fresh.refresh_token == tokens.refresh_token
                                          ? "works, and stays the same"
                                          : "works, and is replaced by a new one");
  } catch (const NotReached& stop) {
    examination.Noted("refresh token", stop.why, "client.0.grants");
  }
}

void ExamineResource(Examination& examination, const steps::Tokens& tokens) {
  const auto& resource = examination.Target().resource;
  if (resource.empty()) {
    examination.Skipped("resource", "none is configured ([target] resource)");
    return;
  }
  const auto exchange = examination.Hands().Send(
      steps::ResourceRequest(resource, tokens.access_token), record::Role::Setup);
  TellPresence(examination, "resource", "target.resource", exchange.Answer()->status / 100 == 2,
               "the access token gets " + ToldOf(exchange, oracle::Where::Resource));
}

void ExamineIntrospection(Examination& examination, const steps::Tokens& tokens) {
  if (examination.Target().introspection_endpoint.empty()) {
    examination.Skipped("introspection", "the server has no such endpoint");
    return;
  }
  const auto exchange = examination.Hands().Send(
      steps::IntrospectionRequest(examination.Target(), *tokens.client, tokens.access_token),
      record::Role::Setup);
  const auto* answer = exchange.Answer();
  const bool active = oracle::Accepted(EvidenceOf(exchange, oracle::Where::Introspection));
  TellPresence(examination, "introspection", "target.introspection_endpoint",
               answer->status == 200 && active,
               "the access token is told as " + ToldOf(exchange, oracle::Where::Introspection));
}

void ExamineRevocation(Examination& examination, const steps::Tokens& tokens) {
  if (examination.Target().revocation_endpoint.empty()) {
    examination.Skipped("revocation", "the server has no such endpoint");
    return;
  }
  const auto& token = tokens.refresh_token.empty() ? tokens.access_token : tokens.refresh_token;
  const auto exchange = examination.Hands().Send(
      steps::RevocationRequest(examination.Target(), *tokens.client, token), record::Role::Setup);
  TellPresence(examination, "revocation", "target.revocation_endpoint",
               exchange.Answer()->status == 200,
               "the token's end is answered with " + ToldOf(exchange, oracle::Where::Revocation));
}

}  // namespace

void ExamineGrant(Examination& examination, const steps::Code& code) {
  try {
    const auto tokens = examination.Hands().Redeem(code);
    examination.Good("access token", fmt::format("of type {}", tokens.token_type));
    ExamineResource(examination, tokens);
    ExamineIntrospection(examination, tokens);
    ExamineRefresh(examination, tokens);
    ExamineRevocation(examination, tokens);
  } catch (const NotReached& stop) {
    examination.Bad("access token", stop.why, "client.0.secret, client.0.auth or pkce.method");
  } catch (const NoAnswer& stop) {
    examination.Bad("access token", stop.why, "target.token_endpoint");
  }
}

}  // namespace nearmiss::onboarding
