#include "suites/model/command.hpp"

#include <fmt/format.h>

namespace nearmiss::model {
namespace {

std::string_view Told(Wrong wrong) {
  switch (wrong) {
    case Wrong::Nothing:
      return "";
    case Wrong::Verifier:
      return " with another code_verifier";
    case Wrong::RedirectUri:
      return " with another redirect_uri";
    case Wrong::Client:
      return " by another client";
    case Wrong::OneCharacter:
      return " with one character changed";
    case Wrong::Kind:
      return " with the access token for it";
  }
  return "";
}

std::string_view Told(Ask scope) {
  switch (scope) {
    case Ask::Nothing:
      return "";
    case Ask::Full:
      return " for the full scope";
    case Ask::Narrow:
      return " for a narrow scope";
  }
  return "";
}

std::string_view Told(Pause pause) {
  switch (pause) {
    case Pause::InsideCode:
      return "wait for six tenths of a code's life";
    case Pause::PastCode:
      return "wait past a code's life";
    case Pause::PastToken:
      return "wait past an access token's life";
  }
  return "";
}

std::string Owner(Who who) { return who == Who::Public ? " as the public client" : ""; }

}  // namespace

std::string Told(const Command& command, int step) {
  const auto of = step > 0 ? fmt::format(" of step {}", step) : "";
  switch (command.verb) {
    case Verb::Authorize:
      return fmt::format("authorize{}{}", Owner(command.who), Told(command.scope));
    case Verb::Deny:
      return fmt::format("authorize{}, and the user refuses", Owner(command.who));
    case Verb::Redeem:
      return fmt::format("redeem the code{}{}", of, Told(command.wrong));
    case Verb::Refresh:
      return fmt::format("use the refresh token{}{}{}", of, Told(command.scope),
                         Told(command.wrong));
    case Verb::RevokeRefresh:
      return fmt::format("revoke the refresh token{}{}", of, Told(command.wrong));
    case Verb::RevokeAccess:
      return fmt::format("revoke the access token{}{}", of, Told(command.wrong));
    case Verb::Introspect:
      return fmt::format("introspect the access token{}", of);
    case Verb::Use:
      return fmt::format("use the access token{}", of);
    case Verb::EndGrant:
      return "the user takes the grant back";
    case Verb::SignOut:
      return "the user opens a new browser";
    case Verb::Wait:
      return std::string(Told(command.pause));
  }
  return "";
}

}  // namespace nearmiss::model
