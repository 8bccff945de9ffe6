#include "reports/record/configuration.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/record/ndjson.hpp"

namespace nearmiss::record {
namespace {

using testing::ElementsAre;

TEST(Configuration, ComesBackFromARecord) {
  const Configuration configuration{"[[client]]\nsecret = \"client_secret#1\"\n", true};
  const std::string text = Line(RunStart{}) + Line(configuration);
  const auto read = ConfigurationIn(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->toml, configuration.toml);
  EXPECT_TRUE(read->strict);
  EXPECT_TRUE(ParseRecord(text, "r")) << "a reader that does not know the event passes it over";
  EXPECT_FALSE(ConfigurationIn(Line(RunStart{})));
  EXPECT_FALSE(ConfigurationIn("{\"event\":\"configuration\",\"toml\":3}\n{\"event\":\"confi"));
}

TEST(Configuration, ItsSecretsHaveTheSameLabelInEveryRun) {
  EXPECT_THAT(
      LabelsOf({"password = \"password#1\"\nsecret = \"client_secret#1\"\n"
                "secret = \"client_secret#2\"\nredirect = \"https://c/cb#1\"\n",
                false}),
      ElementsAre("basic#1", "basic#2", "client_secret#1", "client_secret#2", "password#1"));
}

}  // namespace
}  // namespace nearmiss::record
