// Percent-encoding and both kinds of Base64 give back what they were given; what they read of a
// foreign text, they would write again.

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/percent.hpp"
#include "fuzz/support/fuzz_input.hpp"

using namespace nearmiss::wire;
using nearmiss::fuzz::Require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const std::string text(nearmiss::fuzz::Text(octets, size));
  Require(PercentDecode(PercentEncode(text), Plus::IsPlus) == text, "percent-encoding");
  Require(PercentDecode(PercentEncode(text), Plus::IsSpace) == text, "percent-encoding in a form");
  Require(FromBase64(Base64(text)) == text, "Base64");
  Require(FromBase64Url(Base64Url(text)) == text, "BASE64URL");
  if (const auto read = FromBase64(text)) Require(Base64(*read) == text, "Base64 has one spelling");
  if (const auto read = FromBase64Url(text))
    Require(Base64Url(*read) == text, "BASE64URL has one spelling");
  return 0;
}
