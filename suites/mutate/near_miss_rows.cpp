// The file of near misses, which is part of the program, as rows.

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <stdexcept>
#include <utility>

#include "suites/mutate/code_point.hpp"
#include "suites/mutate/near_miss.hpp"
#include "suites/mutate/near_miss_text.hpp"

namespace nearmiss::mutate {
namespace {

constexpr std::array<std::pair<Verdict, std::string_view>, 3> kVerdicts = {
    {{Verdict::MustReject, "must_reject"},
     {Verdict::Allowed, "allowed"},
     {Verdict::ProfileDependent, "profile_dependent"}}};

unsigned Hex(std::string_view digits) {
  unsigned value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (read.ptr != digits.data() + digits.size() || digits.empty())
    throw std::invalid_argument("a broken escape in the file of near misses");
  return value;
}

Row MadeOf(const std::vector<std::string>& fields) {
  const auto verdict = fields.size() == 8 ? VerdictNamed(fields[5]) : std::nullopt;
  if (!verdict)
    throw std::invalid_argument("a broken line in the file of near misses: " + fields.front());
  return {fields[0], fields[1], fields[2], Unescaped(fields[3]), Unescaped(fields[4]),
          *verdict,  fields[6], fields[7]};
}

}  // namespace

std::vector<std::string> CsvFields(std::string_view line) {
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

std::string Unescaped(std::string_view text) {
  static const std::map<char, char> kPlain = {{'n', '\n'}, {'r', '\r'}, {'t', '\t'}, {'\\', '\\'}};
  static const std::map<char, std::size_t> kDigits = {{'x', 2}, {'u', 4}, {'U', 8}};
  std::string octets;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      octets += text[i];
      continue;
    }
    const char kind = i + 1 < text.size() ? text[++i] : '\0';
    if (const auto found = kPlain.find(kind); found != kPlain.end()) {
      octets += found->second;
      continue;
    }
    const auto digits = kDigits.find(kind);
    if (digits == kDigits.end())
      throw std::invalid_argument("an unknown escape in the file of near misses");
    const auto value = Hex(text.substr(i + 1, digits->second));
    octets += kind == 'x' ? std::string(1, static_cast<char>(value)) : Utf8(value);
    i += digits->second;
  }
  return octets;
}

std::string_view Name(Verdict verdict) {
  return std::ranges::find(kVerdicts, verdict, [](const auto& pair) { return pair.first; })->second;
}

std::optional<Verdict> VerdictNamed(std::string_view name) {
  const auto* found =
      std::ranges::find(kVerdicts, name, [](const auto& pair) { return pair.second; });
  return found == kVerdicts.end() ? std::nullopt : std::optional(found->first);
}

const std::vector<Row>& NearMissRows() {
  static const auto kRows = [] {
    std::vector<Row> rows;
    auto text = NearMissText();
    for (bool heading = true; !text.empty(); heading = false) {
      const auto end = std::min(text.find('\n'), text.size());
      if (!heading) rows.push_back(MadeOf(CsvFields(text.substr(0, end))));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return rows;
  }();
  return kRows;
}

const Row* FindRow(std::string_view family, std::string_view name) {
  using Key = std::pair<std::string_view, std::string_view>;
  static const auto kIndex = [] {
    std::map<Key, const Row*> index;
    for (const auto& row : NearMissRows()) index[{row.family, row.name}] = &row;
    return index;
  }();
  const auto found = kIndex.find({family, name});
  return found == kIndex.end() ? nullptr : found->second;
}

std::vector<std::string> NearMissFamilies() {
  std::vector<std::string> families;
  for (const auto& row : NearMissRows()) {
    if (std::ranges::find(families, row.family) == families.end()) families.push_back(row.family);
  }
  return families;
}

}  // namespace nearmiss::mutate
