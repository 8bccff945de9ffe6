// The operators against the catalogue of near misses, fixtures/vectors/near_misses.csv: one of its
// name gives exactly its example.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "suites/mutate/change.hpp"
#include "suites/mutate/characters.hpp"
#include "suites/mutate/credential.hpp"
#include "suites/mutate/loopback.hpp"
#include "suites/mutate/redirect_uri.hpp"

namespace nearmiss::mutate {
namespace {

struct Example {
  std::string registered;
  std::string mutated;
  std::string verdict;
};

using Key = std::pair<std::string, std::string>;

/// The fields of one line; a field with a comma or a quote stands in quotes, quotes doubled.
std::vector<std::string> Fields(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += line[i++];
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

std::string Utf8(unsigned code_point) {
  const auto octet = [](unsigned value) { return static_cast<char>(value); };
  if (code_point < 0x80) return {octet(code_point)};
  if (code_point < 0x800) return {octet(0xC0 | code_point >> 6), octet(0x80 | (code_point & 0x3F))};
  return {octet(0xE0 | code_point >> 12), octet(0x80 | (code_point >> 6 & 0x3F)),
          octet(0x80 | (code_point & 0x3F))};
}

/// `\n`, `\r`, `\t`, `\xNN` one octet, `\uNNNN` a code point, `\\` one backslash.
std::string Unescaped(std::string_view text) {
  const std::map<char, char> plain = {{'n', '\n'}, {'r', '\r'}, {'t', '\t'}, {'\\', '\\'}};
  std::string octets;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      octets += text[i];
      continue;
    }
    const char kind = text.at(++i);
    if (const auto found = plain.find(kind); found != plain.end()) {
      octets += found->second;
      continue;
    }
    const std::size_t digits = kind == 'x' ? 2 : 4;
    const auto hex = text.substr(i + 1, digits);
    unsigned value = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    octets += kind == 'x' ? std::string(1, static_cast<char>(value)) : Utf8(value);
    i += digits;
  }
  return octets;
}

const std::map<Key, Example>& Catalogue() {
  static const auto kCatalogue = [] {
    std::map<Key, Example> rows;
    std::ifstream file(NEARMISS_SOURCE_DIR "/fixtures/vectors/near_misses.csv", std::ios::binary);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      const auto fields = Fields(line);
      rows[{fields.at(0), fields.at(1)}] = {Unescaped(fields.at(2)), Unescaped(fields.at(3)),
                                            fields.at(4)};
    }
    return rows;
  }();
  return kCatalogue;
}

Operators All() {
  Operators all = RedirectUriNearMisses();
  for (const auto* parameter :
       {"client_id", "client_secret", "code", "grant_type", "refresh_token", "code_verifier"}) {
    for (const auto& near : StrayCharacters(parameter)) all.push_back(near);
  }
  for (const auto& near : StrayCharactersInScope()) all.push_back(near);
  for (const auto& near : LoopbackHostSwaps()) all.push_back(near);
  for (const auto& near : OtherLoopbackAddresses()) all.push_back(near);
  all.push_back(LoopbackUserinfo().front());
  all.push_back(LoopbackAsALabel());
  for (const auto* family : {"grant.code", "grant.refresh_token"}) {
    for (const auto& near : CredentialNearMisses(family)) all.push_back(near);
  }
  return all;
}

/// Of the same name, but another example of the same idea.
const std::set<Key>& OurOwnExamples() {
  static const std::set<Key> kOwn = {
      // The catalogue joins two registered URIs, ours doubles the one there is.
      {"redirect_uri.path", "concat_registered"},
      // The catalogue raises one label, ours the whole host.
      {"redirect_uri.host", "host_upper"},
      // The catalogue sends the wildcard alone, ours keeps half of the value.
      {"grant.code", "sql_wildcard"},
      {"grant.refresh_token", "sql_wildcard"}};
  return kOwn;
}

/// What Near makes of `name=value`, as the text of the form.
std::string Wire(const Operator& near, const std::string& name, const std::string& form) {
  const auto mutant = Near(name, near).apply({"POST", "https://as.example/token", {}, form});
  return mutant ? mutant->body : "no room";
}

void ExpectTheExample(const Operator& near, const Example& example) {
  SCOPED_TRACE(near.family + ' ' + near.name);
  const std::string wire = "wire:";
  // `code=Splxl...`: the parameter around the value. A URI has a scheme before any equals sign.
  const auto equals =
      near.family.starts_with("redirect_uri") ? std::string::npos : example.registered.find('=');
  const auto name =
      equals == std::string::npos ? "redirect_uri" : example.registered.substr(0, equals);
  if (example.mutated.starts_with(wire)) {
    const auto form = equals == std::string::npos
                          ? wire::Form().Add(name, example.registered).Text()
                          : example.registered;
    EXPECT_EQ(Wire(near, name, form), example.mutated.substr(wire.size()));
    return;
  }
  const auto good =
      equals == std::string::npos ? example.registered : example.registered.substr(equals + 1);
  EXPECT_EQ(near.apply(good), example.mutated);
}

TEST(Catalogue, HasExactlyOurMutants) {
  int compared = 0;
  for (const auto& near : All()) {
    const auto row = Catalogue().find({near.family, near.name});
    if (row == Catalogue().end() || OurOwnExamples().contains(row->first)) continue;
    ExpectTheExample(near, row->second);
    ++compared;
  }
  EXPECT_GT(compared, 150);
}

TEST(Catalogue, HasTheExceptionsToo) {
  for (const auto& key : OurOwnExamples())
    EXPECT_TRUE(Catalogue().contains(key)) << key.first << ' ' << key.second;
}

TEST(Catalogue, CallsNoneOfThemAllowed) {
  for (const auto& near : All()) {
    const auto row = Catalogue().find({near.family, near.name});
    if (row == Catalogue().end()) continue;
    EXPECT_NE(row->second.verdict, "allowed") << near.name;
  }
}

TEST(Catalogue, IsReadWithItsEscapes) {
  EXPECT_EQ(Unescaped("a\\\\b\\x00\\u00A0\\uFEFF\\n"),
            std::string("a\\b\0\xC2\xA0\xEF\xBB\xBF\n", 10));
  EXPECT_THAT(Fields("a,\"b,\"\"c\"\"\",d"), testing::ElementsAre("a", "b,\"c\"", "d"));
}

}  // namespace
}  // namespace nearmiss::mutate
