// Ids, titles and clause URLs from the section and name of a check.

#include <gtest/gtest.h>

#include <string>

#include "suites/glue/catalogue.hpp"

namespace nearmiss {
namespace {

using record::Level;

struct Row {
  std::string section;
  std::string name;
  Level level;
  std::string id;
  std::string title;
  std::string clause_url;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.section << ' ' << row.name; }

class EachName : public testing::TestWithParam<Row> {};

TEST_P(EachName, IsMadeInOnePlace) {
  const auto naming = NameOf(GetParam().section, GetParam().name, GetParam().level);
  EXPECT_EQ(naming.spec + '/' + naming.section + '/' + naming.slug, GetParam().id);
  EXPECT_EQ(naming.title, GetParam().title);
  EXPECT_EQ(naming.clause_url, GetParam().clause_url);
}

INSTANTIATE_TEST_SUITE_P(
    Names, EachName,
    testing::Values(
        Row{"Rfc6749_4_1_2", "RefuseACodeUsedBefore", Level::Must,
            "rfc6749/4.1.2/refuse-a-code-used-before",
            "RFC 6749 4.1.2 MUST refuse a code used before",
            "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2"},
        Row{"Rfc6749_10_4", "RotateRefreshTokens", Level::Should,
            "rfc6749/10.4/rotate-refresh-tokens", "RFC 6749 10.4 SHOULD rotate refresh tokens",
            "https://www.rfc-editor.org/rfc/rfc6749#section-10.4"},
        Row{"Rfc6749_A_11", "RefuseACodeWith", Level::Must, "rfc6749/A.11/refuse-a-code-with",
            "RFC 6749 A.11 MUST refuse a code with",
            "https://www.rfc-editor.org/rfc/rfc6749#appendix-A.11"},
        Row{"Rfc7636_4_2", "AcceptS256", Level::May, "rfc7636/4.2/accept-s256",
            "RFC 7636 4.2 MAY accept S256", "https://www.rfc-editor.org/rfc/rfc7636#section-4.2"},
        Row{"Rfc6749_3_1_2_3", "RefuseARedirectUriTwice", Level::Must,
            "rfc6749/3.1.2.3/refuse-a-redirect-uri-twice",
            "RFC 6749 3.1.2.3 MUST refuse a redirect URI twice",
            "https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2.3"},
        Row{"Rfc6749_5_1", "AnswerInJson", Level::Must, "rfc6749/5.1/answer-in-json",
            "RFC 6749 5.1 MUST answer in JSON",
            "https://www.rfc-editor.org/rfc/rfc6749#section-5.1"},
        Row{"OidcCore_3_1_3_7", "SignTheIdToken", Level::Must,
            "oidc-core/3.1.3.7/sign-the-id-token",
            "OpenID Connect Core 3.1.3.7 MUST sign the ID token",
            "https://openid.net/specs/"
            "openid-connect-core-1_0.html#rfc.section.3.1.3.7"},
        Row{"OidcDiscovery_3", "NameTheIssuer", Level::Must, "oidc-discovery/3/name-the-issuer",
            "OpenID Connect Discovery 3 MUST name the issuer",
            "https://openid.net/specs/"
            "openid-connect-discovery-1_0.html#rfc.section.3"},
        Row{"OAuth21_4_1_3", "RefuseACodeUsedBefore", Level::Must,
            "oauth21/4.1.3/refuse-a-code-used-before",
            "OAuth 2.1 4.1.3 MUST refuse a code used before",
            "https://datatracker.ietf.org/doc/html/"
            "draft-ietf-oauth-v2-1-16#section-4.1.3"},
        Row{"Mcp_ErrorHandling", "RefuseAForeignToken", Level::Must,
            "mcp/error-handling/refuse-a-foreign-token",
            "MCP Authorization error-handling MUST refuse a foreign token",
            "https://modelcontextprotocol.io/specification/2026-07-28/basic/"
            "authorization"},
        Row{"Zoho_InvalidCode", "RefuseACodeUsedBefore", Level::Must,
            "zoho/invalid-code/refuse-a-code-used-before",
            "Zoho invalid-code MUST refuse a code used before", ""},
        Row{"Zoho_MultiDc", "RefuseAForeignToken", Level::Must,
            "zoho/multi-dc/refuse-a-foreign-token", "Zoho multi-dc MUST refuse a foreign token",
            ""}));

TEST(NameOf, PrintsTheSectionThatWasGivenAndKeepsTheId) {
  const auto naming = NameOf("Rfc6749_3_2", "RefuseAVeryLongCode", Level::Must, "4.1.3");
  EXPECT_EQ(naming.section, "3.2");
  EXPECT_EQ(naming.title, "RFC 6749 4.1.3 MUST refuse a very long code");
  EXPECT_EQ(naming.clause_url, "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3");
}

}  // namespace
}  // namespace nearmiss
