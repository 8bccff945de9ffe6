#include "reports/record/near_miss_pair.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "reports/record/label_text.hpp"

namespace nearmiss::record {
namespace {

// `name=value` of a query or form, a header, or anything that has no name.
struct Field {
  std::string before;  // what leads to it: "?", "&", "name: "
  std::string name;
  std::string value;
};

struct Part {
  std::vector<Field> fields;
};

// A URL or form body, cut before each pair. Where it begins without a name, all of it is a value.
Part PartOf(std::string_view text, bool is_url) {
  Part part;
  auto query = is_url ? text.find('?') : 0;
  if (is_url) part.fields.push_back({"", "", std::string(text.substr(0, query))});
  if (query == std::string_view::npos) return part;
  std::string_view before = is_url ? "?" : "";
  std::string_view rest = text.substr(is_url ? query + 1 : 0);
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    const auto equals = pair.find('=');
    const bool named = equals != std::string_view::npos;
    part.fields.push_back({std::string(before),
                           std::string(named ? pair.substr(0, equals + 1) : ""),
                           std::string(named ? pair.substr(equals + 1) : pair)});
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    before = "&";
  }
  return part;
}

std::vector<Part> PartsOf(const RequestText& request) {
  std::vector<Part> parts = {PartOf(request.method + " " + request.url, true)};
  for (const auto& [name, value] : request.headers) parts.push_back({{{"", name + ": ", value}}});
  const bool is_form =
      request.body.find('\n') == std::string::npos && !request.body.starts_with('{');
  if (is_form) {
    if (!request.body.empty()) parts.push_back(PartOf(request.body, false));
  } else {
    parts.push_back({{{"", "", request.body}}});
  }
  return parts;
}

bool IsAlwaysNew(const Field& field) {
  constexpr std::array<std::string_view, 7> kNew = {
      "state=", "nonce=", "code_challenge=", "code_verifier=", "DPoP: ", "Cookie: ", "cookie: "};
  return std::ranges::find(kNew, field.name) != kNew.end();
}

struct Strict {
  bool exact = false;  // whether what is always new counts
};

bool Same(const Field& a, const Field& b, Strict strict) {
  if (a.name != b.name) return false;
  if (strict.exact) return a.value == b.value;
  if (IsAlwaysNew(a)) return a.value.empty() == b.value.empty();
  return WithLabelKinds(a.value) == WithLabelKinds(b.value);
}

// The fields of each that the other has as well, in order: the longest common sequence.
std::vector<std::pair<std::size_t, std::size_t>> Common(const std::vector<Field>& a,
                                                        const std::vector<Field>& b,
                                                        Strict strict) {
  std::vector<std::vector<int>> length(a.size() + 1, std::vector<int>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      length[i][j] = Same(a[i], b[j], strict) ? length[i + 1][j + 1] + 1
                                              : std::max(length[i + 1][j], length[i][j + 1]);
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> common;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (Same(a[i], b[j], strict)) {
      common.emplace_back(i++, j++);
    } else if (length[i + 1][j] >= length[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return common;
}

void Add(PieceLine& line, std::string text, bool differs) {
  if (text.empty() && !differs) return;
  if (!line.empty() && line.back().differs == differs) {
    line.back().text += text;
  } else {
    line.push_back({std::move(text), differs});
  }
}

// Two values of one name: only what lies between their common beginning and end differs.
void AddValues(const Field& a, const Field& b, PieceLine& accepted, PieceLine& changed) {
  const std::size_t shorter = std::min(a.value.size(), b.value.size());
  std::size_t begin = 0;
  while (begin < shorter && a.value[begin] == b.value[begin]) ++begin;
  std::size_t end = 0;
  while (end < shorter - begin &&
         a.value[a.value.size() - 1 - end] == b.value[b.value.size() - 1 - end])
    ++end;
  for (const auto& [field, line] : {std::pair{&a, &accepted}, std::pair{&b, &changed}}) {
    const std::string& value = field->value;
    Add(*line, field->before + field->name + value.substr(0, begin), false);
    Add(*line, value.substr(begin, value.size() - begin - end), true);
    Add(*line, value.substr(value.size() - end), false);
  }
}

class Comparison {
 public:
  Comparison(const std::vector<Field>& a, const std::vector<Field>& b, Strict strict)
      : a_(a), b_(b) {
    for (const auto& [i, j] : Common(a, b, strict)) {
      Until(i, j);
      Add(accepted, a[i].before + a[i].name + a[i].value, false);
      Add(changed, b[j].before + b[j].name + b[j].value, false);
      i_ = i + 1;
      j_ = j + 1;
    }
    Until(a.size(), b.size());
  }

  PieceLine accepted;
  PieceLine changed;

 private:
  // The fields before these that have no partner.
  void Until(std::size_t i, std::size_t j) {
    while (i_ < i && j_ < j && a_[i_].name == b_[j_].name) {
      AddValues(a_[i_++], b_[j_++], accepted, changed);
    }
    const bool missing = i_ < i && j_ == j;
    const bool added = i_ == i && j_ < j;
    for (; i_ < i; ++i_) Add(accepted, a_[i_].before + a_[i_].name + a_[i_].value, true);
    for (; j_ < j; ++j_) Add(changed, b_[j_].before + b_[j_].name + b_[j_].value, true);
    if (missing) Add(changed, "", true);
    if (added) Add(accepted, "", true);
  }

  const std::vector<Field>& a_;
  const std::vector<Field>& b_;
  std::size_t i_ = 0;
  std::size_t j_ = 0;
};

std::string HeadOf(const Part& part) { return part.fields.empty() ? "" : part.fields.front().name; }

PieceLine Whole(const Part& part, bool differs) {
  PieceLine line;
  for (const Field& field : part.fields)
    Add(line, field.before + field.name + field.value, differs);
  return line;
}

bool IsHeader(const Part& part) { return HeadOf(part).ends_with(": "); }

NearMissPair With(const RequestText& accepted, const RequestText& changed, Strict strict) {
  const auto a = PartsOf(accepted);
  const auto b = PartsOf(changed);
  NearMissPair pair;
  std::vector<bool> used(b.size(), false);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t j = 0;
    while (j < b.size() && (used[j] || IsHeader(a[i]) != IsHeader(b[j]) || (i == 0) != (j == 0) ||
                            (IsHeader(a[i]) && HeadOf(a[i]) != HeadOf(b[j])))) {
      ++j;
    }
    if (j == b.size()) {
      pair.accepted.push_back(Whole(a[i], true));
      pair.changed.push_back({{"", true}});
      continue;
    }
    used[j] = true;
    Comparison both(a[i].fields, b[j].fields, strict);
    pair.accepted.push_back(std::move(both.accepted));
    pair.changed.push_back(std::move(both.changed));
  }
  for (std::size_t j = 0; j < b.size(); ++j) {
    if (used[j]) continue;
    pair.accepted.push_back({{"", true}});
    pair.changed.push_back(Whole(b[j], true));
  }
  return pair;
}

bool Differs(const NearMissPair& pair) {
  return std::ranges::any_of(pair.changed, [](const PieceLine& line) {
    return std::ranges::any_of(line, &Piece::differs);
  });
}

}  // namespace

NearMissPair Compare(const RequestText& accepted, const RequestText& changed) {
  auto pair = With(accepted, changed, {});
  return Differs(pair) ? pair : With(accepted, changed, {true});
}

}  // namespace nearmiss::record
