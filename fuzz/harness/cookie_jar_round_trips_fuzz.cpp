// A jar keeps what any Set-Cookie fields leave in it when it is written and read, and a cookie goes
// to no other host than the one that it was set for.

#include <algorithm>

#include "fixtures/login/cookies.hpp"
#include "fuzz/support/fuzz_input.hpp"

using namespace nearmiss;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const login::CookieJar::Time now{std::chrono::seconds(1'700'000'000)};
  wire::Headers headers;
  for (auto text = fuzz::Text(octets, size); !text.empty();) {
    const auto line = text.substr(0, text.find('\n'));
    headers.Add("Set-Cookie", std::string(line));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  login::CookieJar jar;
  jar.Receive("https://as.example/login/page", headers, now);
  const auto read = login::CookieJar::Parse(jar.Text());
  fuzz::Require(read.has_value(), "a jar can be read again");
  fuzz::Require(read->Text() == jar.Text(), "a jar is the same when read again");
  fuzz::Require(!jar.HeaderFor("https://other.example/login/page", now), "another host gets none");
  const auto header = jar.HeaderFor("https://as.example/login/page", now).value_or("");
  fuzz::Require(header.find_first_of("\r\n") == std::string::npos, "no cookie adds a header field");
  (void)login::CookieJar::Parse(fuzz::Text(octets, size));
  return 0;
}
