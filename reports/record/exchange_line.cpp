#include <chrono>
#include <string>
#include <string_view>

#include "reports/record/base64.hpp"
#include "reports/record/names.hpp"
#include "reports/record/ndjson.hpp"
#include "reports/record/utf8.hpp"

namespace nearmiss::record {
namespace {

// A run has an exchange for each request, tens of thousands of them, so this event is written as it
// goes, without a tree of JSON values.

/// The escape of an octet that cannot stand in a JSON string as it is; nothing for any other.
std::string_view ShortEscape(char octet) {
  switch (octet) {
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    case '\b':
      return "\\b";
    case '\f':
      return "\\f";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return "";
  }
}

bool StandsAsItIs(char octet) {
  return static_cast<unsigned char>(octet) >= 0x20 && octet != '"' && octet != '\\';
}

void AddControl(char octet, std::string& line) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const auto value = static_cast<unsigned char>(octet);
  line += "\\u00";
  line += kHex[value >> 4U];
  line += kHex[value & 0xFU];
}

/// Text that is UTF-8, as a JSON string.
void AddString(std::string_view text, std::string& line) {
  line += '"';
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (StandsAsItIs(text[at])) continue;
    line += text.substr(copied, at - copied);
    copied = at + 1;
    const auto escape = ShortEscape(text[at]);
    if (escape.empty()) {
      AddControl(text[at], line);
    } else {
      line += escape;
    }
  }
  line += text.substr(copied);
  line += '"';
}

void AddText(std::string_view text, std::string& line) {
  if (IsUtf8(text)) {
    AddString(text, line);
  } else {
    line += "{\"base64\":";
    AddString(Base64(text), line);
    line += '}';
  }
}

void AddMessage(const Message& message, std::string& line) {
  line += "\"headers\":[";
  for (const auto& [name, value] : message.headers) {
    if (line.back() == '}') line += ',';
    line += "{\"name\":";
    AddText(name, line);
    line += ",\"value\":";
    AddText(value, line);
    line += '}';
  }
  line += "],\"body\":";
  if (IsUtf8(message.body)) {
    AddString(message.body, line);
  } else {
    AddString(Base64(message.body), line);
    line += ",\"encoding\":\"base64\"";
  }
}

void AddRequest(const RequestText& request, std::string& line) {
  line += "{\"method\":";
  AddText(request.method, line);
  line += ",\"url\":";
  AddText(request.url, line);
  line += ',';
  AddMessage(request, line);
  if (!request.certificate_file.empty()) {
    line += ",\"certificate\":{\"cert\":";
    AddText(request.certificate_file, line);
    line += ",\"key\":";
    AddText(request.key_file, line);
    line += '}';
  }
  line += '}';
}

void AddResponse(const ResponseText& response, std::string& line) {
  line += "{\"status\":" + std::to_string(response.status) + ',';
  AddMessage(response, line);
  line += '}';
}

/// As a number with a decimal point: 1500 is `1.5`, 2000 is `2.0`.
void AddMilliseconds(std::chrono::microseconds duration, std::string& line) {
  const auto count = duration.count();
  const auto whole = count < 0 ? -count : count;
  if (count < 0) line += '-';
  line += std::to_string(whole / 1000) + '.';
  const auto thousandths = std::to_string(1000 + whole % 1000).substr(1);
  line += thousandths.substr(0, thousandths.find_last_not_of('0') + 1);
  if (line.back() == '.') line += '0';
}

}  // namespace

std::string Line(const Exchange& exchange) {
  std::string line;
  line.reserve(2048);
  line += "{\"event\":\"exchange\",\"n\":" + std::to_string(exchange.n) + ",\"check\":";
  AddText(exchange.check, line);
  line += ",\"role\":";
  AddString(Name(exchange.role), line);
  line += ",\"request\":";
  AddRequest(exchange.request, line);
  if (exchange.response) {
    line += ",\"response\":";
    AddResponse(*exchange.response, line);
  } else {
    line += ",\"failure\":";
    AddText(exchange.failure, line);
  }
  line += ",\"at_ms\":";
  AddMilliseconds(exchange.at, line);
  line += ",\"duration_ms\":";
  AddMilliseconds(exchange.duration, line);
  line += "}\n";
  return line;
}

}  // namespace nearmiss::record
