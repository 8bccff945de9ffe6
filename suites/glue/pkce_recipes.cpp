#include "suites/glue/pkce_recipes.hpp"

#include <utility>

namespace nearmiss {

Recipe<steps::Code> ACodeOfTheVerifier(std::string verifier, std::string told) {
  told = "a code of " + told;
  return {told, [verifier = std::move(verifier), told](Play& play) {
            auto asked = play.Asking(play.Main());
            asked.verifier = verifier;
            auto code = play.Approve(asked);
            code.told = told;
            return code;
          }};
}

}  // namespace nearmiss
