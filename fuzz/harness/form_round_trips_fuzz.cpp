// A form says every text again as it was, and any pair of name and value survives the wire.

#include "fixtures/wire/form.hpp"
#include "fuzz/support/fuzz_input.hpp"

using nearmiss::fuzz::Require;
using nearmiss::wire::Form;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size) {
  const auto text = nearmiss::fuzz::Text(octets, size);
  const Form form = Form::Parse(text);
  Require(form.Text() == text, "a form says the text that it was read from");

  Form encoded;
  for (const auto& field : form.Fields()) encoded.Add(field.Name(), field.Value());
  const Form read = Form::Parse(encoded.Text());
  Require(read.Fields().size() == form.Fields().size(), "no pair is lost or gained by encoding");
  for (std::size_t i = 0; i < read.Fields().size(); ++i) {
    Require(read.Fields()[i].Name() == form.Fields()[i].Name(), "a name survives");
    Require(read.Fields()[i].Value() == form.Fields()[i].Value(), "a value survives");
  }
  return 0;
}
