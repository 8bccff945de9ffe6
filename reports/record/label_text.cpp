#include "reports/record/label_text.hpp"

#include "reports/record/labels.hpp"

namespace nearmiss::record {
namespace {

bool IsKindLetter(char octet) { return (octet >= 'a' && octet <= 'z') || octet == '_'; }
bool IsDigit(char octet) { return octet >= '0' && octet <= '9'; }

}  // namespace

std::optional<LabelPlace> FindLabel(std::string_view text, std::size_t from) {
  for (auto hash = text.find('#', from); hash != std::string_view::npos;
       hash = text.find('#', hash + 1)) {
    std::size_t start = hash;
    while (start > from && IsKindLetter(text[start - 1])) --start;
    while (start < hash && !IsLabelKind(text.substr(start, hash - start))) ++start;
    std::size_t end = hash + 1;
    while (end < text.size() && IsDigit(text[end])) ++end;
    if (start == hash || end == hash + 1) continue;
    const bool braces = start > from && text[start - 1] == '{' && text.substr(end, 1) == "}";
    const std::string_view label = text.substr(start, end - start);
    if (braces) return LabelPlace{start - 1, label.size() + 2, label};
    return LabelPlace{start, label.size(), label};
  }
  return std::nullopt;
}

std::string WithLabelKinds(std::string_view text) {
  std::string kinds;
  std::size_t at = 0;
  while (const auto label = FindLabel(text, at)) {
    kinds += text.substr(at, label->position - at);
    kinds += label->text.substr(0, label->text.find('#'));
    at = label->position + label->length;
  }
  return kinds + std::string(text.substr(at));
}

}  // namespace nearmiss::record
