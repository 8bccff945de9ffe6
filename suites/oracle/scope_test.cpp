#include "suites/oracle/scope.hpp"

#include <gmock/gmock.h>

namespace nearmiss::oracle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ScopeTokens, ArePartedBySpacesOnly) {
  EXPECT_THAT(ScopeTokens("read write"), ElementsAre("read", "write"));
  EXPECT_THAT(ScopeTokens(" read  write "), ElementsAre("read", "write"));
  EXPECT_THAT(ScopeTokens("read,write\tall"), ElementsAre("read,write\tall"));
  EXPECT_THAT(ScopeTokens(""), IsEmpty());
}

}  // namespace
}  // namespace nearmiss::oracle
