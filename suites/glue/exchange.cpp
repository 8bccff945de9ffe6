#include "suites/glue/exchange.hpp"

#include <utility>

#include "fixtures/wire/form.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

wire::Request ExchangeRequest(Play& play, const steps::Tokens& tokens) {
  wire::Form form;
  form.Add("grant_type", kTokenExchange)
      .Add("subject_token", tokens.access_token)
      .Add("subject_token_type", kAccessTokenType);
  return steps::Authenticated(steps::FormPost(play.Target().token_endpoint, form), play.Target(),
                              play.Main());
}

}  // namespace

Step ExchangeToken(Recipe<steps::Tokens> tokens) {
  return {"exchange an access token", oracle::Where::Token,
          [tokens = std::move(tokens)](Play& play) {
            return ExchangeRequest(play, tokens.make(play));
          }};
}

Step ExchangeToken(steps::Tokens tokens) {
  return {"exchange an access token", oracle::Where::Token,
          [tokens = std::move(tokens)](Play& play) { return ExchangeRequest(play, tokens); }};
}

}  // namespace nearmiss
