#include "suites/mutate/edit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/percent.hpp"

namespace nearmiss::mutate {
namespace {

using Value = std::optional<std::string>;
using Text = const std::string&;

/// The place's new text put back between what stands around it.
Value Replaced(Text text, std::size_t start, std::size_t size, const Edit& edit) {
  auto inner = edit(text.substr(start, size));
  if (!inner) return std::nullopt;
  return text.substr(0, start) + *inner + text.substr(start + size);
}

Edit Replace(std::size_t (std::string::*find)(const std::string&, std::size_t) const noexcept,
             std::size_t from_place, std::string from, std::string to) {
  return [=, from = std::move(from), to = std::move(to)](Text text) -> Value {
    const auto at = (text.*find)(from, from_place);
    if (at == std::string::npos) return std::nullopt;
    return text.substr(0, at) + to + text.substr(at + from.size());
  };
}

}  // namespace

Edit Keep() {
  return [](Text text) -> Value { return text; };
}

Edit Become(std::string text) {
  return [text = std::move(text)](Text) -> Value { return text; };
}

Edit Before(std::string head) { return Within(std::move(head), ""); }
Edit Behind(std::string tail) { return Within("", std::move(tail)); }

Edit Within(std::string head, std::string tail) {
  return [head = std::move(head), tail = std::move(tail)](Text text) -> Value {
    return head + text + tail;
  };
}

Edit At(std::size_t octet, std::string text) {
  return [octet, inserted = std::move(text)](Text good) -> Value {
    if (good.size() <= octet) return std::nullopt;
    return good.substr(0, octet) + inserted + good.substr(octet);
  };
}

Edit InTheMiddle(std::string text) {
  return [text = std::move(text)](Text good) -> Value {
    if (good.size() < 2) return std::nullopt;
    return good.substr(0, good.size() / 2) + text + good.substr(good.size() / 2);
  };
}

Edit Doubled() {
  return [](Text text) -> Value { return text + text; };
}

Edit WithoutFirst() {
  return [](Text text) -> Value { return text.size() > 1 ? Value(text.substr(1)) : std::nullopt; };
}

Edit WithoutLast() {
  return [](Text text) -> Value {
    return text.size() > 1 ? Value(text.substr(0, text.size() - 1)) : std::nullopt;
  };
}

Edit FirstHalf() {
  return [](Text text) -> Value {
    return text.size() > 3 ? Value(text.substr(0, text.size() / 2)) : std::nullopt;
  };
}

Edit Cut(std::size_t octets, std::string tail) {
  return [octets, tail = std::move(tail)](Text text) -> Value {
    return text.size() > octets ? Value(text.substr(0, octets) + tail) : std::nullopt;
  };
}

Edit Instead(std::string from, std::string to) {
  return Replace(&std::string::find, 0, std::move(from), std::move(to));
}

Edit InsteadOfTheLast(std::string from, std::string to) {
  return Replace(&std::string::rfind, std::string::npos, std::move(from), std::move(to));
}

Edit Everywhere(std::string from, std::string to) {
  return [from = std::move(from), to = std::move(to)](Text text) -> Value {
    std::string other;
    std::size_t start = 0;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, start)) {
      other += text.substr(start, at - start) + to;
      start = at + from.size();
    }
    return start == 0 ? std::nullopt : Value(other + text.substr(start));
  };
}

Edit FromTo(std::string from, std::string to) {
  return [from = std::move(from), to = std::move(to)](Text text) -> Value {
    return text == from ? Value(to) : std::nullopt;
  };
}

Edit WithoutFront(std::string front) {
  return [front = std::move(front)](Text text) -> Value {
    const auto at = text.find(front);
    return at == std::string::npos ? std::nullopt : Value(text.substr(at + front.size()));
  };
}

Edit FirstLabel(Edit edit) {
  return [edit = std::move(edit)](Text text) {
    return Replaced(text, 0, std::min(text.find('.'), text.size()), edit);
  };
}

Edit LastLabel(Edit edit) {
  return [edit = std::move(edit)](Text text) -> Value {
    const auto dot = text.rfind('.');
    return dot == std::string::npos ? std::nullopt
                                    : Replaced(text, dot + 1, text.size() - dot - 1, edit);
  };
}

Edit EachLabel(Edit edit) {
  return [edit = std::move(edit)](Text text) -> Value {
    std::string other;
    for (std::size_t start = 0; start <= text.size();) {
      const auto end = std::min(text.find('.', start), text.size());
      const auto label = edit(text.substr(start, end - start));
      if (!label) return std::nullopt;
      other += *label;
      if (end < text.size()) other += '.';
      start = end + 1;
    }
    return other;
  };
}

Edit FirstLetter(Edit edit) {
  return [edit = std::move(edit)](Text text) -> Value {
    const auto letter = std::ranges::find_if(text, [](unsigned char c) { return std::isalpha(c); });
    if (letter == text.end()) return std::nullopt;
    return Replaced(text, static_cast<std::size_t>(letter - text.begin()), 1, edit);
  };
}

Edit LastLetter(Edit edit) {
  return [edit = std::move(edit)](Text text) -> Value {
    for (auto place = text.size(); place > 0; --place) {
      if (std::isalpha(static_cast<unsigned char>(text[place - 1])) != 0)
        return Replaced(text, place - 1, 1, edit);
    }
    return std::nullopt;
  };
}

Edit Octet(std::size_t place, Edit edit) {
  return [place, edit = std::move(edit)](Text text) -> Value {
    return text.size() > place ? Replaced(text, place, 1, edit) : std::nullopt;
  };
}

Edit LastOctet(Edit edit) {
  return [edit = std::move(edit)](Text text) -> Value {
    return text.empty() ? std::nullopt : Replaced(text, text.size() - 1, 1, edit);
  };
}

Edit FirstTwoSwapped() {
  return [](Text text) -> Value {
    if (text.size() < 2 || text[0] == text[1]) return std::nullopt;
    auto other = text;
    std::swap(other[0], other[1]);
    return other;
  };
}

Edit Backwards() {
  return [](Text text) -> Value { return std::string(text.rbegin(), text.rend()); };
}

Edit LowestBitFlipped() {
  return [](Text text) -> Value {
    auto other = text;
    for (auto& c : other) c = static_cast<char>(static_cast<unsigned char>(c) ^ 1U);
    return other;
  };
}

Edit Then(std::vector<Edit> edits) {
  return [edits = std::move(edits)](Text text) -> Value {
    Value value = text;
    for (const auto& edit : edits) {
      value = edit(*value);
      if (!value) return std::nullopt;
    }
    return value;
  };
}

}  // namespace nearmiss::mutate
