#include "suites/mutate/body_forms.hpp"

#include <fmt/format.h>

#include <boost/crc.hpp>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/json.hpp"
#include "suites/mutate/request_edits.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Form;
using wire::Request;
using Result = std::optional<Request>;

Change Rewritten(std::string told, std::string type,
                 std::function<std::string(const Form&)> write) {
  return {std::move(told),
          [type = std::move(type), write = std::move(write)](Request request) -> Result {
            if (request.method == "GET") return std::nullopt;
            request.body = write(Form::Parse(request.body));
            request.headers.Set("Content-Type", type);
            return request;
          }};
}

std::string LittleEndian(unsigned value, int octets) {
  std::string text;
  for (int i = 0; i < octets; ++i) text += static_cast<char>(value >> 8 * i & 0xFF);
  return text;
}

/// One stored block, which every decoder of RFC 1951 takes; enough for a form, whose size fits.
std::string Gzip(const std::string& text) {
  boost::crc_32_type sum;
  sum.process_bytes(text.data(), text.size());
  const auto size = static_cast<unsigned>(text.size());
  const std::string header("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
  return header + '\x01' + LittleEndian(size, 2) + LittleEndian(~size, 2) + text +
         LittleEndian(sum.checksum(), 4) + LittleEndian(size, 4);
}

}  // namespace

Change AsJson() {
  return Rewritten("as JSON", "application/json", [](const Form& form) {
    std::string members;
    for (const auto& field : form.Fields()) {
      members += fmt::format(R"({}"{}":"{}")", members.empty() ? "" : ",",
                             wire::JsonEscaped(field.Name()), wire::JsonEscaped(field.Value()));
    }
    return '{' + members + '}';
  });
}

Change AsMultipart() {
  return Rewritten(
      "as multipart/form-data", "multipart/form-data; boundary=x", [](const Form& form) {
        std::string parts;
        for (const auto& field : form.Fields()) {
          parts += fmt::format("--x\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n",
                               field.Name(), field.Value());
        }
        return parts + "--x--\r\n";
      });
}

Change AsXml() {
  return Rewritten("as XML", "application/xml", [](const Form& form) {
    std::string members;
    // Names and values of these forms have nothing that XML would want escaped but '&' and '<'.
    for (const auto& field : form.Fields())
      members += fmt::format("<{0}>{1}</{0}>", field.raw_name, field.raw_value);
    return "<request>" + members + "</request>";
  });
}

Change InUtf16() {
  return {"in UTF-16", [](Request request) -> Result {
            if (request.body.empty()) return std::nullopt;
            std::string wide;
            for (const char c : request.body) wide += {c, '\0'};
            request.body = wide;
            return request;
          }};
}

Change Gzipped() {
  return {"compressed", [](Request request) -> Result {
            if (request.body.empty() || request.body.size() > 0xFFFF) return std::nullopt;
            request.body = Gzip(request.body);
            request.headers.Set("Content-Encoding", "gzip");
            return request;
          }};
}

Change InChunks() {
  return {"in chunks", [](Request request) -> Result {
            if (request.body.empty()) return std::nullopt;
            request.body =
                fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", request.body.size(), request.body);
            request.headers.Set("Transfer-Encoding", "chunked");
            return request;
          }};
}

}  // namespace nearmiss::mutate
