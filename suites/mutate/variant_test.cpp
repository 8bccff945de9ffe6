// Other ways to say the same: the form means what it meant, and is another text.

#include "suites/mutate/variant.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "fixtures/wire/form.hpp"
#include "suites/mutate/misplaced_token.hpp"

namespace nearmiss::mutate {
namespace {

std::map<std::string, std::string> Known(const std::string& text) {
  std::map<std::string, std::string> known;
  const auto form = wire::Form::Parse(text);
  for (const auto& field : form.Fields()) {
    if (field.Name() != "nearmiss_unknown") known[field.Name()] = field.Value();
  }
  return known;
}

TEST(FormVariants, MeanTheSameInAnotherText) {
  const std::string text = "grant_type=authorization_code&code=a%2Fb+c&scope=a%20b";
  for (const auto& variant : FormVariants()) {
    const auto other = variant.apply(text);
    ASSERT_TRUE(other) << variant.name;
    EXPECT_NE(*other, text) << variant.name;
    EXPECT_EQ(Known(*other), Known(text)) << variant.name;
  }
}

TEST(InForm, RewritesTheBodyOfAPostAndTheQueryOfAGet) {
  const auto unknown = UnknownParameters().front();
  const wire::Request post{"POST", "https://as.example/token?x=1", {}, "a=1"};
  EXPECT_EQ(InForm(unknown).apply(post)->body, "a=1&nearmiss_unknown=1");
  const wire::Request get{"GET", "https://as.example/auth?a=1", {}, ""};
  EXPECT_EQ(InForm(unknown).apply(get)->url, "https://as.example/auth?a=1&nearmiss_unknown=1");
  EXPECT_FALSE(InForm(FormVariants().at(0)).apply(post)) << "one pair has one order";
}

TEST(InScheme, KeepsTheCredentials) {
  const wire::Request request{"POST", "https://as.example/", {{"Authorization", "Basic eA=="}}, ""};
  EXPECT_EQ(InScheme(SchemeVariants().at(0)).apply(request)->headers.Get("Authorization"),
            "basic eA==");
  EXPECT_FALSE(InScheme(SchemeVariants().at(0)).apply({}));
}

TEST(InHeader, NeedsTheHeader) {
  const wire::Request request{"POST", "https://as.example/", {{"Content-Type", "a/b"}}, ""};
  EXPECT_EQ(InHeader("Content-Type", FormTypeVariants().at(0))
                .apply(request)
                ->headers.Get("Content-Type"),
            "a/b; charset=UTF-8");
  EXPECT_FALSE(InHeader("Content-Type", FormTypeVariants().at(0)).apply({}));
}

TEST(WithLowerCaseHeaderNames, KeepsTheValues) {
  const wire::Request request{"POST", "https://as.example/", {{"Content-Type", "A/B"}}, ""};
  const auto lower = WithLowerCaseHeaderNames().apply(request);
  EXPECT_EQ(lower->headers.begin()->name, "content-type");
  EXPECT_EQ(lower->headers.begin()->value, "A/B");
}

TEST(MisplacedTokens, NeedATokenToMisplace) {
  const wire::Request request{"GET", "https://rs.example/r", {{"Authorization", "Bearer t"}}, ""};
  EXPECT_EQ(WithTheTokenInTheQueryToo().apply(request)->url, "https://rs.example/r?access_token=t");
  EXPECT_EQ(WithTheTokenInTheBodyOfGet().apply(request)->body, "access_token=t");
  EXPECT_EQ(WithTheTokenPostedAsJson().apply(request)->body, R"({"access_token":"t"})");
  EXPECT_NE(WithTheTokenPostedAsMultipart().apply(request)->body.find("\r\n\r\nt\r\n"),
            std::string::npos);
  EXPECT_EQ(WithTheAuthorizationHeaderTwice().apply(request)->headers.All("Authorization").size(),
            2U);
  EXPECT_EQ(WithTheBareToken().apply(request)->headers.Get("Authorization"), "t");
  EXPECT_FALSE(WithTheBareToken().apply({}));
}

}  // namespace
}  // namespace nearmiss::mutate
