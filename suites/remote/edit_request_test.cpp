#include "suites/remote/edit_request.hpp"

#include <gtest/gtest.h>

namespace nearmiss::remote {
namespace {

/// A request with the edits of a line; `told` names those that found room.
class Edits : public testing::Test {
 protected:
  Edits() {
    target::Client main;
    main.id = "nm-conf";
    target_.clients = {main};
  }
  wire::Request With(const std::string& line, wire::Request request) {
    auto script = ReadScript(line);
    told.clear();
    return Edited(std::move(request), script.at(0), target_, near_misses_, told);
  }
  static wire::Request Post(const std::string& body) {
    return {"POST",
            "https://as.example/token",
            {{"Content-Type", "application/x-www-form-urlencoded"}},
            body};
  }
  std::string told;

 private:
  target::Target target_;
  NearMissShelf near_misses_;
};

TEST_F(Edits, ChangeAForm) {
  EXPECT_EQ(With("redeem -a b=2 +c=3", Post("a=1&b=1&c=1")).body, "b=2&c=1&c=3");
  EXPECT_EQ(told, "without a and with another b and with one more c");
  EXPECT_EQ(With("redeem code~grant.code/doubled", Post("code=xyz")).body, "code=xyzxyz");
  EXPECT_EQ(With("redeem Accept:text%2Fplain", Post("a=1")).headers.Get("Accept"), "text/plain");
}

TEST_F(Edits, ThatFindNoRoomAreLeftOut) {
  EXPECT_EQ(With("redeem -x code~grant.code/doubled @other", Post("a=1")), Post("a=1"));
  EXPECT_EQ(told, "");
  EXPECT_EQ(With("redeem a~no.family/none a~grant.code/none", Post("a=1")), Post("a=1"));
}

TEST_F(Edits, ChangeJson) {
  const wire::Request request{"POST",
                              "https://as.example/register",
                              {{"Content-Type", "application/json"}},
                              "{\"a\":\"b\"}"};
  EXPECT_EQ(With("register a=%5B1%5D", request).body, "{\"a\":[1]}");
  EXPECT_EQ(With("register -a", request).body, "{}");
}

TEST_F(Edits, LeaveNoServerWaiting) {
  const auto post = Post("a=1&b=2");
  EXPECT_EQ(With("redeem ~encoding.transport/body_length_short", post), post);
  const auto chunked = With("redeem ~encoding.transport/body_chunked", post);
  EXPECT_TRUE(chunked.headers.Get("Transfer-Encoding"));
  EXPECT_EQ(With("redeem ~encoding.transport/body_chunked a=longer", post), chunked);
  EXPECT_EQ(With("redeem Content-Length:99 Transfer-Encoding:chunked", post), post);
}

}  // namespace
}  // namespace nearmiss::remote
