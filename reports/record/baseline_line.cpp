#include "reports/record/baseline_line.hpp"

#include <chrono>
#include <cstddef>
#include <utility>

namespace nearmiss::record {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::pair<char, char> kEscapes[] = {
    {'"', '"'}, {'\\', '\\'}, {'n', '\n'}, {'r', '\r'}, {'t', '\t'}};

// Reads a line from left to right and knows where it is.
class Cursor {
 public:
  explicit Cursor(std::string_view line) : line_(line) {}

  bool AtEnd() const { return at_ >= line_.size(); }
  char Peek() const { return AtEnd() ? '\0' : line_[at_]; }
  char Take() { return line_[at_++]; }
  int Column() const { return static_cast<int>(at_) + 1; }
  std::string_view Rest() const { return line_.substr(at_); }

  void SkipBlanks() {
    while (!AtEnd() && kBlanks.contains(Peek())) ++at_;
  }
  std::string_view TakeWord() {
    const std::size_t start = at_;
    while (!AtEnd() && !kBlanks.contains(Peek())) ++at_;
    return line_.substr(start, at_ - start);
  }

 private:
  std::string_view line_;
  std::size_t at_ = 0;
};

std::string_view Trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool IsCheckId(std::string_view word) {
  const auto first = word.find('/');
  const auto last = word.rfind('/');
  return first != std::string_view::npos && first > 0 && last > first + 1 &&
         last + 1 < word.size() && word.find_first_of("\"=#") == std::string_view::npos;
}

std::expected<std::string, LineMistake> TakeQuoted(Cursor& cursor) {
  const int start = cursor.Column();
  if (cursor.Peek() != '"') {
    return std::unexpected(LineMistake{
        start, "behind `=` stands the beginning of the actual text in double quotes: = \"...\""});
  }
  cursor.Take();
  std::string text;
  while (!cursor.AtEnd()) {
    const int column = cursor.Column();
    char octet = cursor.Take();
    if (octet == '"') return text;
    if (octet == '\\') {
      const char letter = cursor.AtEnd() ? '\0' : cursor.Take();
      octet = '\0';
      for (const auto& [name, meaning] : kEscapes) {
        if (name == letter) octet = meaning;
      }
      if (octet == '\0') {
        return std::unexpected(
            LineMistake{column, R"(an escape that is not known; there are \" \\ \n \r \t)"});
      }
    }
    text += octet;
  }
  return std::unexpected(LineMistake{start, "the closing double quote is missing"});
}

/// `2026-12-31`, a day that there is.
bool IsDay(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == 'd' ? !digit : text[i] != '-') return false;
  }
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char octet : text.substr(at, size)) value = value * 10 + (octet - '0');
    return value;
  };
  return std::chrono::year_month_day(std::chrono::year(number(0, 4)),
                                     std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                     std::chrono::day(static_cast<unsigned>(number(8, 2))))
      .ok();
}

bool IsLink(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

/// One of `for CONDITION`, `until DAY` and `see LINK`; false for any other word.
std::expected<bool, LineMistake> TakeRemark(Cursor& cursor, BaselineEntry& entry) {
  const int column = cursor.Column();
  Cursor ahead = cursor;
  const std::string_view word = ahead.TakeWord();
  std::string* const place = word == "for"     ? &entry.condition
                             : word == "until" ? &entry.until
                             : word == "see"   ? &entry.link
                                               : nullptr;
  if (place == nullptr) return false;
  const auto mistake = [](int at, std::string text) {
    return std::unexpected(LineMistake{at, std::move(text)});
  };
  if (!place->empty()) return mistake(column, "`" + std::string(word) + "` stands here twice");
  ahead.SkipBlanks();
  const int value_column = ahead.Column();
  *place = ahead.TakeWord();
  if (place->empty() || place->starts_with('#'))
    return mistake(value_column, "behind `" + std::string(word) + "` something has to follow");
  if (word == "until" && !IsDay(*place))
    return mistake(value_column, "`" + *place + "` is no day; one is written 2026-12-31");
  if (word == "see" && !IsLink(*place))
    return mistake(value_column, "`" + *place + "` is no link; one begins with https://");
  cursor = ahead;
  cursor.SkipBlanks();
  return true;
}

}  // namespace

std::expected<std::optional<BaselineEntry>, LineMistake> ParseBaselineLine(std::string_view line) {
  Cursor cursor(line);
  cursor.SkipBlanks();
  if (cursor.AtEnd() || cursor.Peek() == '#') return std::nullopt;
  BaselineEntry entry;
  entry.column = cursor.Column();
  entry.check = cursor.TakeWord();
  if (!IsCheckId(entry.check)) {
    return std::unexpected(LineMistake{
        entry.column,
        "`" + entry.check + "` is no check id; one looks like SPEC/SECTION/slug (see `list`)"});
  }
  cursor.SkipBlanks();
  if (cursor.Peek() == '=') {
    cursor.Take();
    cursor.SkipBlanks();
    const int column = cursor.Column();
    auto text = TakeQuoted(cursor);
    if (!text) return std::unexpected(std::move(text.error()));
    if (text->empty()) {
      return std::unexpected(LineMistake{
          column, "an empty text would match everything; leave out = \"\" to say that"});
    }
    entry.actual = std::move(*text);
    cursor.SkipBlanks();
  }
  while (true) {
    const auto taken = TakeRemark(cursor, entry);
    if (!taken) return std::unexpected(taken.error());
    if (!*taken) break;
  }
  if (!cursor.AtEnd()) {
    if (cursor.Peek() != '#') {
      return std::unexpected(
          LineMistake{cursor.Column(),
                      "nothing but = \"ACTUAL TEXT\", for CONDITION, until DAY, see LINK and "
                      "# REASON may follow a check id"});
    }
    cursor.Take();
    entry.reason = Trimmed(cursor.Rest());
  }
  return entry;
}

std::string BaselineLine(const BaselineEntry& entry) {
  std::string line = entry.check;
  if (entry.actual) {
    line += " = \"";
    for (const char octet : *entry.actual) {
      char letter = '\0';
      for (const auto& [name, meaning] : kEscapes) {
        if (meaning == octet) letter = name;
      }
      if (letter != '\0') {
        line += '\\';
        line += letter;
      } else {
        line += octet;
      }
    }
    line += '"';
  }
  if (!entry.condition.empty()) line += " for " + entry.condition;
  if (!entry.until.empty()) line += " until " + entry.until;
  if (!entry.link.empty()) line += " see " + entry.link;
  if (!entry.reason.empty()) line += "  # " + entry.reason;
  return line;
}

}  // namespace nearmiss::record
