#include "suites/glue/depth.hpp"

#include <gtest/gtest.h>

namespace nearmiss {
namespace {

TEST(Depth, IsReadAsItIsWritten) {
  for (const auto depth : {Depth::Quick, Depth::Standard, Depth::Deep})
    EXPECT_EQ(DepthFrom(Name(depth)), depth);
  EXPECT_FALSE(DepthFrom("deeper"));
  EXPECT_FALSE(DepthFrom(""));
}

TEST(Depth, GrowsFromQuickToDeep) {
  EXPECT_LT(Depth::Quick, Depth::Standard);
  EXPECT_LT(Depth::Standard, Depth::Deep);
}

}  // namespace
}  // namespace nearmiss
