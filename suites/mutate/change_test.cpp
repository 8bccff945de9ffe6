// Each change of a request, on a form in a body and in a query.

#include "suites/mutate/change.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::mutate {
namespace {

using testing::HasSubstr;
using wire::Request;

Request Post(std::string body) {
  return {"POST",
          "https://as.example/token",
          {{"Content-Type", "application/x-www-form-urlencoded"}},
          std::move(body)};
}

Request Get(const std::string& query) {
  return {"GET", "https://as.example/auth?" + query, {}, ""};
}

Request WithBasic(Request request, const std::string& pair) {
  request.headers.Set("Authorization", "Basic " + wire::Base64(pair));
  return request;
}

std::string BasicOf(const std::optional<Request>& request) {
  const auto header = request ? request->headers.Get("Authorization").value_or("") : "";
  return header.starts_with("Basic ") ? wire::FromBase64(header.substr(6)).value_or("?") : "none";
}

std::string Body(const Change& change, const std::string& body) {
  const auto changed = change.apply(Post(body));
  return changed ? changed->body : "no room";
}

std::string Query(const Change& change, const std::string& query) {
  const auto changed = change.apply(Get(query));
  return changed ? wire::Url::Split(changed->url).query.value_or("none") : "no room";
}

Operator Behind(std::string tail, Spelling spelling = Spelling::Percent) {
  return {"encoding.code", "behind", "something behind",
          [tail = std::move(tail)](const std::string& good) { return good + tail; }, spelling};
}

Operator NoRoom() {
  return {"encoding.code", "none", "nothing",
          [](const std::string&) -> std::optional<std::string> { return std::nullopt; }};
}

struct ParameterRow {
  std::string name;
  Change change;
  std::string told;
  std::string before;
  std::string after;
};

void PrintTo(const ParameterRow& row, std::ostream* out) { *out << row.name; }

class OnAParameter : public testing::TestWithParam<ParameterRow> {};

TEST_P(OnAParameter, InTheBodyOfAPost) {
  EXPECT_EQ(Body(GetParam().change, GetParam().before), GetParam().after);
  EXPECT_EQ(GetParam().change.told, GetParam().told);
}

TEST_P(OnAParameter, InTheQueryOfAGet) {
  EXPECT_EQ(Query(GetParam().change, GetParam().before), GetParam().after);
}

INSTANTIATE_TEST_SUITE_P(
    Change, OnAParameter,
    testing::Values(
        ParameterRow{"With", With("b", "x y"), "with another b", "a=1&b=2&c=3", "a=1&b=x%20y&c=3"},
        ParameterRow{"WithANewOne", With("z", "9"), "with another z", "a=1", "a=1&z=9"},
        ParameterRow{"WithAPhrase", With("a", "", "with an empty a"), "with an empty a", "a=1",
                     "a="},
        ParameterRow{"Without", Without("b"), "without b", "b=1&a=2&b=3", "a=2"},
        ParameterRow{"WithoutNothing", Without("z"), "without z", "a=1", "no room"},
        ParameterRow{"Twice", Twice("a"), "with a twice", "a=x%20y&b=2", "a=x%20y&b=2&a=x%20y"},
        ParameterRow{"TwiceNothing", Twice("z"), "with z twice", "a=1", "no room"},
        ParameterRow{"TwiceWith", TwiceWith("a", "2"), "with a twice, the second different", "a=1",
                     "a=1&a=2"},
        ParameterRow{"TwiceWithNothing", TwiceWith("z", "2"), "with z twice, the second different",
                     "a=1", "no room"},
        ParameterRow{"TwiceWithFirst", TwiceWithFirst("a", "2"),
                     "with a twice, the first different", "a=1&b=3", "a=2&b=3&a=1"},
        ParameterRow{"TwiceWithFirstNothing", TwiceWithFirst("z", "2"),
                     "with z twice, the first different", "a=1", "no room"},
        ParameterRow{"Renamed", Renamed("a", "a[]"), "with a[] for the name of a", "b=2&a=x%2By",
                     "b=2&a[]=x%2By"},
        ParameterRow{"RenamedNothing", Renamed("z", "Z"), "with Z for the name of z", "a=1",
                     "no room"},
        ParameterRow{"NearPercent", Near("a", Behind(" \n")), "with something behind in a",
                     "a=x%2By&b=2", "a=x%2By%20%0A&b=2"},
        ParameterRow{"NearPlus", Near("a", Behind(" ", Spelling::Plus)),
                     "with something behind in a", "a=x%2By", "a=x%2By+"},
        ParameterRow{"NearRaw", Near("a", Behind("\t", Spelling::Raw)),
                     "with something behind in a", "a=xy", "a=xy\t"},
        ParameterRow{"NearRawKeepsTheValue", Near("a", Behind("\t", Spelling::Raw)),
                     "with something behind in a", "a=x%2By%26z%25%3D%20&b=1",
                     "a=x%2By%26z%25%3D%20\t&b=1"},
        ParameterRow{"NearNothing", Near("z", Behind(" ")), "with something behind in z", "a=1",
                     "no room"},
        ParameterRow{"NearWithoutRoom", Near("a", NoRoom()), "with nothing in a", "a=1",
                     "no room"}),
    [](const auto& instance) { return instance.param.name; });

TEST(Near, TellsTheKindOfAnotherValue) {
  auto near = Behind("x");
  near.family = "grant.code";
  EXPECT_EQ(Near("code", near).told, "with another code: something behind");
}

TEST(Near, KeepsAFragmentOfTheUrl) {
  const auto changed = Near("a", Behind("x")).apply({"GET", "https://as.example/?a=1#f", {}, ""});
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->url, "https://as.example/?a=1x#f");
}

TEST(Basic, IsEditedDecodedAndEncodedAgain) {
  const auto request = WithBasic(Post("a=1"), "id%20x:p%2Bq");
  EXPECT_EQ(BasicOf(NearBasicUser(Behind(" ")).apply(request)), "id%20x%20:p%2Bq");
  EXPECT_EQ(BasicOf(NearBasicPassword(Behind("\n")).apply(request)), "id%20x:p%2Bq%0A");
  EXPECT_EQ(BasicOf(NearClientId(Behind("!")).apply(request)), "id%20x%21:p%2Bq");
  EXPECT_EQ(BasicOf(NearClientSecret(Behind("!")).apply(request)), "id%20x:p%2Bq%21");
  EXPECT_EQ(BasicOf(WithClientSecret("other").apply(request)), "id%20x:other");
  EXPECT_EQ(BasicOf(WithClientId("other").apply(request)), "other:p%2Bq");
}

TEST(Basic, CanBeEncodedOctetByOctet) {
  EXPECT_EQ(BasicOf(WithBasicFullyPercentEncoded().apply(WithBasic(Post(""), "a%20:b"))),
            "%61%20:%62");
  EXPECT_FALSE(WithBasicFullyPercentEncoded().apply(Post("client_id=a&client_secret=b")));
}

TEST(Basic, GivesNoRoomWhereItIsMissingOrBroken) {
  const auto no_colon = "Basic " + wire::Base64("no-colon");
  for (const auto& header : std::vector<std::string>{"", "Bearer x", "Basic !!", no_colon}) {
    auto request = Post("a=1");
    if (!header.empty()) request.headers.Set("Authorization", header);
    EXPECT_FALSE(NearBasicUser(Behind(" ")).apply(request)) << header;
    EXPECT_FALSE(NearBasicPassword(Behind(" ")).apply(request)) << header;
  }
}

TEST(Basic, GivesNoRoomForTheSameValue) {
  const auto request = WithBasic(Post(""), "id:secret");
  EXPECT_FALSE(WithClientSecret("secret").apply(request));
  EXPECT_FALSE(WithClientId("id").apply(request));
}

TEST(ClientInTheBody, IsEditedThere) {
  const std::string body = "client_id=id&client_secret=s";
  EXPECT_EQ(Body(NearClientId(Behind(" ")), body), "client_id=id%20&client_secret=s");
  EXPECT_EQ(Body(NearClientSecret(Behind(" ")), body), "client_id=id&client_secret=s%20");
  EXPECT_EQ(Body(WithClientSecret("t"), body), "client_id=id&client_secret=t");
  EXPECT_EQ(Body(WithClientId("other"), body), "client_id=other&client_secret=s");
}

TEST(WithoutClientSecret, LeavesTheClientIdInTheBody) {
  const auto of_basic = WithoutClientSecret().apply(WithBasic(Post("a=1"), "id%20x:s"));
  ASSERT_TRUE(of_basic);
  EXPECT_EQ(of_basic->body, "a=1&client_id=id%20x");
  EXPECT_EQ(BasicOf(of_basic), "none");
  EXPECT_EQ(Body(WithoutClientSecret(), "client_id=id&client_secret=s"), "client_id=id");
  EXPECT_EQ(Body(WithoutClientSecret(), "client_id=id"), "no room");
}

TEST(WithoutClient, LeavesNothingOfIt) {
  const auto changed =
      WithoutClient().apply(WithBasic(Post("client_id=id&a=1&client_secret=s"), "id:s"));
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->body, "a=1");
  EXPECT_FALSE(changed->headers.Get("Authorization"));
}

TEST(WithCredentials, ReplacesTheClientsOwn) {
  const auto own = WithBasic(Post("client_id=id&a=1"), "id:s");
  const auto basic = WithCredentials("by another", "Basic eDp5", {}).apply(own);
  ASSERT_TRUE(basic);
  EXPECT_EQ(BasicOf(basic), "x:y");
  EXPECT_EQ(basic->body, "a=1");
  const auto post =
      WithCredentials("by another", "", wire::Form::Parse("client_id=x&client_secret=y").Fields())
          .apply(own);
  ASSERT_TRUE(post);
  EXPECT_EQ(post->body, "a=1&client_id=x&client_secret=y");
  EXPECT_FALSE(post->headers.Get("Authorization"));
}

TEST(WithCredentialsInBothPlaces, AddsTheOther) {
  const auto of_basic = WithCredentialsInBothPlaces().apply(WithBasic(Post("a=1"), "id%20x:s%2B"));
  ASSERT_TRUE(of_basic);
  EXPECT_EQ(of_basic->body, "a=1&client_id=id%20x&client_secret=s%2B");
  EXPECT_EQ(BasicOf(of_basic), "id%20x:s%2B");
  const auto of_body =
      WithCredentialsInBothPlaces().apply(Post("client_id=id%20x&client_secret=s%2B"));
  ASSERT_TRUE(of_body);
  EXPECT_EQ(BasicOf(of_body), "id%20x:s%2B");
  EXPECT_EQ(of_body->body, "client_id=id%20x&client_secret=s%2B");
  EXPECT_FALSE(WithCredentialsInBothPlaces().apply(Post("client_id=id")));
}

TEST(WithParametersInTheQuery, MovesThem) {
  const auto changed = WithParametersInTheQuery().apply(Post("a=1&b=x%20y"));
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->url, "https://as.example/token?a=1&b=x%20y");
  EXPECT_EQ(changed->body, "");
  EXPECT_EQ(changed->method, "POST");
  EXPECT_FALSE(WithParametersInTheQuery().apply(Get("a=1")));
}

// RFC 6749 3.2: the endpoint's own query has to be kept.
TEST(WithParametersInTheQuery, KeepsTheEndpointsOwnQuery) {
  auto request = Post("a=1");
  request.url += "?tenant=t";
  const auto changed = WithParametersInTheQuery().apply(request);
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->url, "https://as.example/token?tenant=t&a=1");
}

TEST(WithCredentialsInTheQuery, MovesOnlyThem) {
  const auto of_body =
      WithCredentialsInTheQuery().apply(Post("a=1&client_id=id&client_secret=s%2B"));
  ASSERT_TRUE(of_body);
  EXPECT_EQ(of_body->url, "https://as.example/token?client_id=id&client_secret=s%2B");
  EXPECT_EQ(of_body->body, "a=1");
  const auto of_basic = WithCredentialsInTheQuery().apply(WithBasic(Post("a=1"), "id:s"));
  ASSERT_TRUE(of_basic);
  EXPECT_EQ(of_basic->url, "https://as.example/token?client_id=id&client_secret=s");
  EXPECT_EQ(BasicOf(of_basic), "none");
  EXPECT_FALSE(WithCredentialsInTheQuery().apply(Post("client_id=id")));
}

TEST(AsMethod, PutsTheFormOfAGetInTheQuery) {
  auto request = Post("a=1");
  request.url += "?tenant=t";
  const auto get = AsMethod("GET").apply(request);
  ASSERT_TRUE(get);
  EXPECT_EQ(get->method, "GET");
  EXPECT_EQ(get->url, "https://as.example/token?tenant=t&a=1");
  EXPECT_EQ(get->body, "");
  EXPECT_FALSE(get->headers.Get("Content-Type"));
  const auto put = AsMethod("PUT").apply(Post("a=1"));
  ASSERT_TRUE(put);
  EXPECT_EQ(put->method, "PUT");
  EXPECT_EQ(put->body, "a=1");
  EXPECT_EQ(AsMethod("PUT").told, "with the method PUT");
}

TEST(Header, IsSetOrLeftOut) {
  const auto set = WithHeader("Content-Type", "text/plain").apply(Post("a=1"));
  ASSERT_TRUE(set);
  EXPECT_THAT(set->headers.All("content-type"), testing::ElementsAre("text/plain"));
  const auto without = WithoutHeader("Content-Type").apply(Post("a=1"));
  ASSERT_TRUE(without);
  EXPECT_FALSE(without->headers.Get("Content-Type"));
  EXPECT_FALSE(WithoutHeader("X-Absent").apply(Post("a=1")));
}

TEST(NearBearer, ChangesTheToken) {
  auto request = Get("a=1");
  request.headers.Set("Authorization", "Bearer token");
  const auto changed = NearBearer(Behind("x")).apply(request);
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->headers.Get("Authorization"), "Bearer tokenx");
  EXPECT_FALSE(NearBearer(Behind("x")).apply(Get("a=1")));
}

TEST(WithASemicolonBetweenParameters, ReplacesTheFirstAmpersand) {
  EXPECT_EQ(Body(WithASemicolonBetweenParameters(), "a=1&b=2&c=3"), "a=1;b=2&c=3");
  EXPECT_EQ(Body(WithASemicolonBetweenParameters(), "a=1"), "no room");
}

TEST(WithTheTokenInTheQuery, MovesItThere) {
  auto request = Get("a=1");
  EXPECT_FALSE(WithTheTokenInTheQuery().apply(request));
  request.headers.Set("Authorization", "Bearer t+k");
  const auto changed = WithTheTokenInTheQuery().apply(request);
  ASSERT_TRUE(changed);
  EXPECT_EQ(changed->url, "https://as.example/auth?a=1&access_token=t%2Bk");
  EXPECT_FALSE(changed->headers.Get("Authorization"));
}

TEST(Changes, Compose) {
  const auto first = With("a", "2").apply(Post("a=1&b=1"));
  ASSERT_TRUE(first);
  const auto second = Without("b").apply(*first);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->body, "a=2");
}

}  // namespace
}  // namespace nearmiss::mutate
