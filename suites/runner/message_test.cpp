// Messages between a check's process and the runner: whatever octets they hold, however they
// arrive.

#include "suites/runner/message.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace nearmiss::runner {
namespace {

std::string AllOctets() {
  std::string octets;
  for (int i = 0; i < 256; ++i) octets += static_cast<char>(i);
  return octets;
}

Message AnExchange() {
  Message message;
  message.check = "rfc6749/4.1.2/refuse-a-code-used-before";
  message.role = record::Role::Mutant;
  message.exchange.request = {
      "POST", "https://as.example/?" + AllOctets(), {{"X", AllOctets()}, {"x", ""}}, AllOctets()};
  message.exchange.outcome =
      wire::Response{418, {{"Set-Cookie", "a=1"}, {"Set-Cookie", "b=2"}}, AllOctets()};
  message.exchange.duration = std::chrono::microseconds(1234567);
  return message;
}

Message AFailure() {
  Message message;
  message.exchange.outcome = wire::Failure{wire::FailureKind::Tls, "no \xFF handshake"};
  return message;
}

Message AnOutcome() {
  Message message;
  message.kind = Message::Kind::Outcome;
  message.check = "a";
  message.outcome = {record::Outcome::Broken,
                     record::Layer::Documented,
                     "expected",
                     AllOctets(),
                     "changed",
                     "https://docs.example/",
                     false,
                     17,
                     3,
                     {{{"code", 3}, {"verifier", 4}}, 1, "all cases were sent"},
                     "anybody signs in",
                     AllOctets()};
  return message;
}

Message ASession() {
  Message message;
  message.kind = Message::Kind::Session;
  message.cookies = AllOctets();
  message.facts.refresh_token = message.facts.consent_page = true;
  message.facts.metadata_url = "https://as.example/m";
  message.facts.announced = {{"scopes_supported", {"read", "openid"}}};
  return message;
}

std::vector<Message> Unpacked(const std::string& octets, std::size_t step) {
  Unpacker unpacker;
  std::vector<Message> messages;
  for (std::size_t at = 0; at < octets.size(); at += step) {
    unpacker.Feed(std::string_view(octets).substr(at, step));
    while (auto message = unpacker.Next()) messages.push_back(*std::move(message));
  }
  return messages;
}

Message Again(const Message& message) {
  const auto messages = Unpacked(Pack(message), 1 << 20);
  EXPECT_EQ(messages.size(), 1U);
  return messages.empty() ? Message{} : messages.front();
}

TEST(Message, KeepsAnExchange) {
  const auto sent = AnExchange();
  const auto got = Again(sent);
  EXPECT_EQ(got.kind, Message::Kind::Met);
  EXPECT_EQ(got.check, sent.check);
  EXPECT_EQ(got.role, sent.role);
  EXPECT_EQ(got.exchange.request, sent.exchange.request);
  EXPECT_EQ(got.exchange.outcome, sent.exchange.outcome);
  EXPECT_EQ(got.exchange.duration, sent.exchange.duration);
}

TEST(Message, KeepsAFailure) {
  EXPECT_EQ(Again(AFailure()).exchange.outcome, AFailure().exchange.outcome);
}

TEST(Message, KeepsAnOutcome) {
  const auto got = Again(AnOutcome());
  EXPECT_EQ(got.kind, Message::Kind::Outcome);
  EXPECT_EQ(got.outcome.outcome, record::Outcome::Broken);
  EXPECT_EQ(got.outcome.layer, record::Layer::Documented);
  EXPECT_EQ(got.outcome.expected, "expected");
  EXPECT_EQ(got.outcome.actual, AllOctets());
  EXPECT_EQ(got.outcome.changed, "changed");
  EXPECT_EQ(got.outcome.source, "https://docs.example/");
  EXPECT_FALSE(got.outcome.source_verified);
  EXPECT_EQ(got.outcome.culprit, 17);
  EXPECT_EQ(got.outcome.cited, 3);
  EXPECT_EQ(got.outcome.trials, AnOutcome().outcome.trials);
  EXPECT_EQ(got.outcome.counterexample, AllOctets());
  EXPECT_EQ(got.outcome.harm, AnOutcome().outcome.harm);
}

TEST(Message, KeepsASession) {
  const auto got = Again(ASession());
  EXPECT_EQ(got.kind, Message::Kind::Session);
  EXPECT_EQ(got.cookies, AllOctets());
  EXPECT_TRUE(got.facts.refresh_token);
  EXPECT_FALSE(got.facts.rotates);
  EXPECT_TRUE(got.facts.consent_page);
  EXPECT_FALSE(got.facts.response_issuer);
  EXPECT_EQ(got.facts.metadata_url, "https://as.example/m");
}

TEST(Unpacker, TakesAnyCutOfTheStream) {
  Message parked;
  parked.kind = Message::Kind::Parked;
  const auto stream = Pack(AnExchange()) + Pack(parked) + Pack(AnOutcome()) + Pack(ASession());
  for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{7}, stream.size()}) {
    const auto messages = Unpacked(stream, step);
    ASSERT_EQ(messages.size(), 4U) << step;
    EXPECT_EQ(messages[0].exchange.request.body, AllOctets());
    EXPECT_EQ(messages[1].kind, Message::Kind::Parked);
    EXPECT_EQ(messages[2].outcome.culprit, 17);
    EXPECT_EQ(messages[3].cookies, AllOctets());
  }
}

TEST(Unpacker, WaitsForTheRest) {
  const auto octets = Pack(AnOutcome());
  Unpacker unpacker;
  EXPECT_FALSE(unpacker.Next());
  unpacker.Feed(std::string_view(octets).substr(0, octets.size() - 1));
  EXPECT_FALSE(unpacker.Next());
  unpacker.Feed(std::string_view(octets).substr(octets.size() - 1));
  EXPECT_TRUE(unpacker.Next());
  EXPECT_FALSE(unpacker.Next());
}

}  // namespace
}  // namespace nearmiss::runner
