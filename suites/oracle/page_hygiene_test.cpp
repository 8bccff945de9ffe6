// The judges of pages and redirects over a whole run.

#include "suites/oracle/page_hygiene.hpp"

#include <gtest/gtest.h>

#include <string>

#include "suites/oracle/sample_evidence.hpp"

namespace nearmiss::oracle {
namespace {

Evidence Shown(const std::string& body, const wire::Headers& more = {}) {
  auto page = Page(200, body);
  for (const auto& header : more) page.headers.Add(header.name, header.value);
  Evidence evidence;
  evidence.exchanges.push_back(Answered(page, {"GET", "https://as.example/auth", {}, ""}));
  return evidence;
}

Evidence Redirected(int status, const std::string& location) {
  Evidence evidence;
  evidence.exchanges.push_back(Answered({status, {{"Location", location}}, ""},
                                        {"POST", "https://as.example/login", {}, "a=b"}));
  return evidence;
}

TEST(PagesHoldNoForeignContent, FindsWhatIsLoaded) {
  const auto judge = PagesHoldNoForeignContent();
  for (const auto* good : {"<img src=\"/logo.png\">", "<a href=\"https://other.example/\">x</a>",
                           "<img src='https://as.example/x'>", "<img src=data:image/png;base64,AA>",
                           "<script>1</script>", "<link rel=canonical href=https://other.example>",
                           "<img data-src=\"https://o.example/\">", "<", "<img src",
                           "<img src=", "<img src=\"", "plain"}) {
    EXPECT_TRUE(judge(Shown(good)).held) << good;
  }
  for (const auto* bad :
       {"<img src=\"https://other.example/logo.png\">",
        "<SCRIPT SRC='//cdn.example/a.js'></SCRIPT>",
        "<link rel=\"stylesheet\" href=\"https://fonts.example/css\">",
        "<iframe src = https://other.example/ >", "<object data=\"https://other.example/x\">",
        "<input type=image src=http://as.example/x>"}) {
    EXPECT_FALSE(judge(Shown(bad)).held) << bad;
  }
}

TEST(PagesHaveAFramePolicy, TakesThePolicyAlone) {
  const wire::Header policy{"Content-Security-Policy", "frame-ancestors 'none'"};
  const wire::Header options{"X-Frame-Options", "DENY"};
  EXPECT_TRUE(PagesHaveAFramePolicy()(Shown("", {policy})).held);
  EXPECT_FALSE(PagesHaveAFramePolicy()(Shown("", {options})).held);
  EXPECT_TRUE(PagesHaveBothFrameHeaders()(Shown("", {policy, options})).held);
  EXPECT_FALSE(PagesHaveBothFrameHeaders()(Shown("", {policy})).held);
  EXPECT_FALSE(PagesHaveBothFrameHeaders()(Shown("", {options})).held);
  EXPECT_FALSE(PagesHaveAFramePolicy()(Redirected(302, "/x")).applicable);
}

TEST(RedirectsBehindFormsAre303, TakesNoOther) {
  EXPECT_TRUE(RedirectsBehindFormsAre303()(Redirected(303, "/x")).held);
  EXPECT_FALSE(RedirectsBehindFormsAre303()(Redirected(302, "/x")).held);
  EXPECT_FALSE(RedirectsBehindFormsAre303()(Redirected(307, "/x")).held);
}

TEST(AuthorizationResponsesAreEncrypted, LooksAtWhatCarriesAnAnswer) {
  const auto judge = AuthorizationResponsesAreEncrypted();
  for (const auto* good : {"https://client.example/cb?code=x", "http://127.0.0.1:80/cb?code=x",
                           "http://[::1]/cb#access_token=x", "com.example:/cb?error=x"}) {
    EXPECT_TRUE(judge(Redirected(302, good)).held) << good;
  }
  for (const auto* bad : {"http://client.example/cb?code=x", "HTTP://client.example/cb?error=x"}) {
    EXPECT_FALSE(judge(Redirected(302, bad)).held) << bad;
  }
  EXPECT_FALSE(judge(Redirected(302, "http://client.example/")).applicable);
  EXPECT_FALSE(judge(Redirected(302, "/login?error=x")).applicable);
  EXPECT_FALSE(judge(Redirected(302, "https://as.example/login?error=x")).applicable);
}

}  // namespace
}  // namespace nearmiss::oracle
