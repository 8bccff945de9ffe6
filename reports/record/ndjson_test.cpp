#include "reports/record/ndjson.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "reports/golden/fixture_runs.hpp"

namespace nearmiss::record {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string Text(const Run& run) {
  std::string text = Line(run.start);
  for (const Exchange& exchange : run.exchanges) text += Line(exchange);
  for (const CheckResult& check : run.checks) text += Line(check);
  if (run.end) text += Line(*run.end);
  return text;
}

std::string Mistake(const std::string& text) {
  const auto run = ParseRecord(text, "r.ndjson");
  return run ? "none" : run.error();
}

TEST(Ndjson, AWholeRunComesBackAsItWas) {
  for (const record::Run& run : {golden::EveryOutcome(), golden::Failures(), golden::Cut()}) {
    const std::string text = Text(run);
    const auto read = ParseRecord(text, "r.ndjson");
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(Text(*read), text);
    EXPECT_EQ(read->end.has_value(), run.end.has_value());
    EXPECT_EQ(read->exchanges.size(), run.exchanges.size());
    EXPECT_EQ(read->checks.size(), run.checks.size());
  }
}

TEST(Ndjson, AnyOctetsSurviveInBodiesHeadersAndUrls) {
  std::string octets;
  for (int i = 0; i < 256; ++i) octets += static_cast<char>(i);
  record::Run run;
  Exchange exchange;
  exchange.request.method = "POST";
  exchange.request.url = "http://h/" + octets;
  exchange.request.headers = {{"X", octets}, {"x", "again"}};
  exchange.request.body = octets;
  exchange.response.emplace();
  exchange.response->body = "plain \xE2\x82\xAC";
  run.exchanges.push_back(exchange);
  const std::string text = Text(run);
  EXPECT_THAT(text, HasSubstr(R"("encoding":"base64")"));
  EXPECT_THAT(text, HasSubstr("\"body\":\"plain \xE2\x82\xAC\""));
  const auto read = ParseRecord(text, "r.ndjson");
  ASSERT_TRUE(read) << read.error();
  const Exchange& back = read->exchanges.at(0);
  EXPECT_EQ(back.request.url, exchange.request.url);
  EXPECT_EQ(back.request.headers, exchange.request.headers);
  EXPECT_EQ(back.request.body, octets);
  EXPECT_EQ(back.response->body, exchange.response->body);
}

TEST(Ndjson, ControlsAreEscapedAndDurationsAreDecimal) {
  Exchange exchange;
  exchange.request.url = "\x01\x1F\x7F\b\f\n\r\t\"\\/";
  exchange.failure = "reset";
  exchange.at = std::chrono::microseconds(2'000'010);
  const std::string line = Line(exchange);
  EXPECT_THAT(line, HasSubstr("\\u0001\\u001f\x7F\\b\\f\\n\\r\\t\\\"\\\\/\""));
  EXPECT_THAT(line, HasSubstr(R"("at_ms":2000.01,"duration_ms":0.0})"));
}

TEST(Ndjson, LargeSeedsAndSmallDurationsAreExact) {
  record::Run run;
  run.start.seed = 0xFFFFFFFFFFFFFFFFU;
  Exchange exchange;
  exchange.duration = std::chrono::microseconds(1234567891);
  exchange.failure = "reset";
  run.exchanges.push_back(exchange);
  const auto read = ParseRecord(Text(run), "r.ndjson");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->start.seed, run.start.seed);
  EXPECT_EQ(read->exchanges.at(0).duration, exchange.duration);
  EXPECT_FALSE(read->exchanges.at(0).response);
}

TEST(Ndjson, ACutRecordIsValidUpToItsLastWholeLine) {
  const std::string text = Text(golden::Failures());
  const auto first_line = text.find('\n') + 1;
  // Wherever it is cut behind the first line, all the lines before are there.
  for (std::size_t length = first_line; length < text.size(); length += 37) {
    const std::string cut = text.substr(0, length);
    const auto run = ParseRecord(cut, "r.ndjson");
    ASSERT_TRUE(run) << length << ": " << run.error();
    const auto lines = static_cast<std::size_t>(std::ranges::count(cut, '\n'));
    EXPECT_GE(run->exchanges.size() + run->checks.size() + 1, lines);
  }
}

TEST(Ndjson, AMalformedLineInTheMiddleIsNamed) {
  const std::string start = Line(RunStart{});
  EXPECT_EQ(Mistake(start + "{\"event\":\n" + Line(RunEnd{})), "r.ndjson:2: no JSON object");
  EXPECT_EQ(Mistake(start + "\n" + start), "r.ndjson:2: no JSON object");
  EXPECT_EQ(Mistake(start + "[]\n"), "r.ndjson:2: an object is expected around `event`");
  EXPECT_EQ(Mistake(start + start), "r.ndjson:2: a second run_started; a record tells one run");
  EXPECT_EQ(Mistake(start + "{\"event\":\"exchange\"}\n"), "r.ndjson:2: the member `n` is missing");
}

TEST(Ndjson, WrongValuesAreNamed) {
  const std::string start = Line(RunStart{});
  const auto with = [&start](std::string line, std::string_view from, std::string_view to) {
    line.replace(line.find(from), from.size(), to);
    return start + line;
  };
  const std::string check = Line(CheckResult{});
  EXPECT_EQ(Mistake(with(check, "tool_error", "odd")), "r.ndjson:2: `outcome` is not known: odd");
  EXPECT_EQ(Mistake(with(check, "\"seed\":0", "\"seed\":-1")),
            "r.ndjson:2: `seed` is no whole number, or out of range");
  EXPECT_EQ(Mistake(with(check, "\"exchanges\":[]", "\"exchanges\":[4294967296]")),
            "r.ndjson:2: `exchanges` is no whole number, or out of range");
  EXPECT_EQ(Mistake(with(check, "\"duration_ms\":0", "\"duration_ms\":1e300")),
            "r.ndjson:2: `duration_ms` is no duration in milliseconds");
  const std::string exchange = Line(Exchange{});
  EXPECT_EQ(Mistake(with(exchange, "\"body\":\"\"", "\"body\":\"*\",\"encoding\":\"base64\"")),
            "r.ndjson:2: `body` is no base64");
  EXPECT_EQ(Mistake(with(exchange, "\"body\":\"\"", "\"body\":\"\",\"encoding\":\"gzip\"")),
            "r.ndjson:2: `encoding` is not known: gzip");
  EXPECT_EQ(Mistake(with(check, "tool_error", "o\\nd")), "r.ndjson:2: `outcome` is not known: o d");
}

TEST(Ndjson, WhatIsNoRecordOfThisVersionIsRefused) {
  EXPECT_EQ(Mistake(""), "r.ndjson: the record is empty");
  EXPECT_THAT(Mistake(Line(RunEnd{})), StartsWith("r.ndjson:1: the first event is no run_started"));
  EXPECT_THAT(Mistake("<html>"), StartsWith("r.ndjson:1: no JSON"));
  std::string later = Line(RunStart{});
  later.replace(later.find("record/1"), 8, "record/2");
  EXPECT_THAT(Mistake(later), HasSubstr("the schema is nearmiss.record/2"));
}

TEST(Ndjson, EventsAndMembersOfALaterVersionArePassedOver) {
  std::string start = Line(RunStart{});
  start.insert(1, "\"more\":{},");
  EXPECT_EQ(Mistake(start + "{\"event\":\"weather\",\"n\":1}\n"), "none");
}

TEST(Ndjson, ChecksComeBackInIdOrder) {
  record::Run run;
  run.checks.resize(2);
  run.checks[0].check = "b/1/x";
  run.checks[1].check = "a/1/x";
  const auto read = ParseRecord(Text(run), "r.ndjson");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->checks.at(0).check, "a/1/x");
}

TEST(Ndjson, AFileThatCannotBeReadIsAnError) {
  EXPECT_EQ(ReadRecord("/no/such/record").error(), "/no/such/record: cannot be read");
  EXPECT_EQ(ReadRecord("/").error(), "/: cannot be read");
}

}  // namespace
}  // namespace nearmiss::record
