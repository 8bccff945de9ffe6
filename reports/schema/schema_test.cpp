#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "reports/golden/fixture_runs.hpp"
#include "reports/record/configuration.hpp"
#include "reports/record/file_text.hpp"
#include "reports/record/names.hpp"
#include "reports/record/ndjson.hpp"

namespace nearmiss::record {
namespace {

using Json = nlohmann::json;
using Words = std::set<std::string>;

Json Definitions() {
  const auto text = FileText(NEARMISS_RECORD_SCHEMA);
  return Json::parse(text.value_or("{}"), nullptr, false).value("$defs", Json::object());
}

Words Keys(const Json& object) {
  Words keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

Words Union(Words words, const Words& more) {
  words.insert(more.begin(), more.end());
  return words;
}

// Names of the members that the record of a run has, by the definition they belong to. One exchange
// of the run has a response and one has a failure, so every member occurs.
struct Members {
  Words seen;    ///< at least once
  Words always;  ///< each time
  bool any = false;

  void Add(const Json& object) {
    const Words keys = Keys(object);
    if (!any) always = keys;
    any = true;
    seen = Union(seen, keys);
    std::erase_if(always, [&keys](const std::string& key) { return !keys.contains(key); });
  }
};

std::map<std::string, Members> MembersOfARecord() {
  const record::Run run = golden::EveryOutcome();
  std::string text = Line(run.start) + Line(Configuration{}) + Line(*run.end);
  for (const Exchange& exchange : run.exchanges) text += Line(exchange);
  for (const CheckResult& check : run.checks) text += Line(check);
  std::map<std::string, Members> members;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const Json event = Json::parse(line);
    members[event["event"].get<std::string>()].Add(event);
    for (const char* const part : {"request", "response"}) {
      if (event.contains(part)) members[part].Add(event[part]);
    }
  }
  return members;
}

TEST(RecordSchema, KnowsEveryMemberThatIsWrittenAndNoOther) {
  const Json definitions = Definitions();
  for (const auto& [name, members] : MembersOfARecord()) {
    ASSERT_TRUE(definitions.contains(name)) << name;
    EXPECT_EQ(Keys(definitions[name]["properties"]), members.seen) << name;
    EXPECT_EQ(definitions[name]["additionalProperties"], false) << name;
  }
}

TEST(RecordSchema, RequiresNothingThatMayBeMissing) {
  const Json definitions = Definitions();
  for (const auto& [name, members] : MembersOfARecord()) {
    for (const auto& required : definitions.at(name).at("required")) {
      EXPECT_TRUE(members.always.contains(required.get<std::string>())) << name << " " << required;
    }
  }
}

template <typename Values>
Words NamesOf(const Values& values) {
  Words words;
  for (const auto value : values) words.emplace(Name(value));
  return words;
}

TEST(RecordSchema, HasTheWordsOfEachClosedSet) {
  const Json definitions = Definitions();
  const auto words = [&definitions](const std::string& event, const std::string& member) {
    return definitions.at(event).at("properties").at(member).at("enum").get<Words>();
  };
  EXPECT_EQ(words("exchange", "role"), NamesOf(kRoles));
  EXPECT_EQ(words("check_finished", "level"), NamesOf(kLevels));
  EXPECT_EQ(words("check_finished", "outcome"), NamesOf(kOutcomes));
  EXPECT_EQ(words("check_finished", "layer"), NamesOf(kLayers));
  EXPECT_EQ(definitions.at("verdict").at("enum").get<Words>(), NamesOf(kVerdicts));
  EXPECT_EQ(definitions.at("run_started").at("properties").at("schema").at("const"), kRecordSchema);
}

}  // namespace
}  // namespace nearmiss::record
