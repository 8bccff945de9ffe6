#include "suites/glue/public_client.hpp"

#include <utility>

#include "suites/glue/stop.hpp"

namespace nearmiss {

Recipe<steps::Tokens> RefreshableTokens(For client) {
  auto approved = ApprovedTokens(client);
  auto told = approved.told;
  return {std::move(told), [approved = std::move(approved)](Play& play) {
            auto tokens = approved.make(play);
            if (tokens.refresh_token.empty())
              throw NotApplicable{"no refresh token came for " + approved.told};
            return tokens;
          }};
}

}  // namespace nearmiss
