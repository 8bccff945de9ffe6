#include "suites/glue/pattern_client.hpp"

#include "suites/glue/stop.hpp"
#include "suites/mutate/json_members.hpp"

namespace nearmiss {

Recipe<steps::Registration> AClientThatRegisteredAPattern() {
  return {"a client that registered a pattern", [](Play& play) {
            const auto uris = mutate::WithMemberList("redirect_uris", {kExactUri, kPatternUri});
            try {
              return ARegisteredClient({uris}).make(play);
            } catch (const NotReached& stop) {
              throw NotApplicable{"the server registers no pattern: " + stop.why};
            }
          }};
}

}  // namespace nearmiss
