#include "reports/requirement/csv.hpp"

#include <utility>

namespace nearmiss::requirement {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::expected<std::vector<CsvRow>, std::string> Read() {
    std::vector<CsvRow> rows;
    while (!text_.empty()) {
      auto row = ReadRow();
      if (!row) return std::unexpected(row.error());
      rows.push_back(*std::move(row));
    }
    return rows;
  }

 private:
  std::string_view text_;
  int line_ = 1;

  char Take() {
    const char c = text_.front();
    text_.remove_prefix(1);
    if (c == '\n') ++line_;
    return c;
  }

  std::expected<CsvRow, std::string> ReadRow() {
    CsvRow row;
    row.line = line_;
    while (true) {
      auto field = !text_.empty() && text_.front() == '"' ? ReadQuoted() : ReadPlain();
      if (!field) return std::unexpected(field.error());
      row.fields.push_back(*std::move(field));
      if (text_.starts_with("\r\n")) Take();
      if (text_.empty() || Take() == '\n') return row;
    }
  }

  std::expected<std::string, std::string> ReadPlain() {
    std::string field;
    while (!text_.empty() && text_.front() != ',' && text_.front() != '\n' &&
           !text_.starts_with("\r\n")) {
      field += Take();
    }
    return field;
  }

  std::expected<std::string, std::string> ReadQuoted() {
    const int began = line_;
    Take();
    std::string field;
    while (!text_.empty()) {
      const char c = Take();
      if (c != '"') {
        field += c;
      } else if (text_.starts_with('"')) {
        field += Take();
      } else {
        return field;
      }
    }
    return std::unexpected("line " + std::to_string(began) + ": a quoted field has no end");
  }
};

}  // namespace

std::expected<std::vector<CsvRow>, std::string> ReadCsv(std::string_view text) {
  return Reader(text).Read();
}

}  // namespace nearmiss::requirement
