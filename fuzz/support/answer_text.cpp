#include "fuzz/support/answer_text.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace nearmiss::fuzz {

wire::Headers HeadersIn(std::string_view text) {
  wire::Headers headers;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    headers.Add(std::string(line.substr(0, colon)), std::string(line.substr(colon + 2)));
  }
  return headers;
}

wire::Response AnswerIn(std::string_view head, std::string_view body) {
  wire::Response response{0, HeadersIn(head), std::string(body)};
  std::from_chars(head.data(), head.data() + head.size(), response.status);
  return response;
}

}  // namespace nearmiss::fuzz
