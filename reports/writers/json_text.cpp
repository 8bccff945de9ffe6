#include "reports/writers/json_text.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

#include "reports/writers/visible.hpp"

namespace nearmiss::writers {

Json JsonText(std::string_view text) { return Visible(text); }

namespace {

// No text of a document has this octet: what cannot be seen becomes a sign.
constexpr std::string_view kPlace = "\x01";
constexpr std::string_view kWrittenPlace = "\"\\u0001";

std::string Dumped(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace);
}

/// The text, each line but the first indented.
void WriteIndented(std::string_view text, std::string_view indentation, std::ostream& out) {
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    out << text.substr(0, end + 1) << indentation;
    text.remove_prefix(end + 1);
  }
  out << text;
}

}  // namespace

void WriteJson(const Json& document, std::ostream& out) { out << Dumped(document) << '\n'; }

Json JsonArrayOf(std::string_view name) {
  return Json::array({std::string(kPlace) + std::string(name)});
}

void WriteJson(const Json& document, const std::map<std::string, JsonElements, std::less<>>& arrays,
               std::ostream& out) {
  const std::string text = Dumped(document);
  std::string_view rest = text;
  for (auto at = rest.find(kWrittenPlace); at != std::string_view::npos;
       at = rest.find(kWrittenPlace)) {
    // `[`, line feed, indentation, "name", line feed, shorter indentation, `]`
    const auto opens = rest.rfind('[', at);
    const auto name_at = at + kWrittenPlace.size();
    const auto name = rest.substr(name_at, rest.find('"', name_at) - name_at);
    const auto indentation = rest.substr(opens + 2, at - opens - 2);
    out << rest.substr(0, opens + 1);
    bool any = false;
    arrays.find(name)->second([&](const Json& element) {
      out << (any ? ",\n" : "\n") << indentation;
      any = true;
      WriteIndented(Dumped(element), indentation, out);
    });
    const auto closes = rest.find(']', name_at);
    rest.remove_prefix(any ? name_at + name.size() + 1 : closes);
  }
  out << rest << '\n';
}

}  // namespace nearmiss::writers
