#include "suites/mutate/testing/example_pattern.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "suites/mutate/edit.hpp"

namespace nearmiss::mutate {
namespace {

struct Shape {
  std::string_view alphabet;  ///< empty: any octet
  std::size_t least = 1;
  std::size_t most = std::string::npos;
};

constexpr std::string_view kBase64Url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kName = "abcdefghijklmnopqrstuvwxyz.";

const std::map<std::string_view, Shape>& Shapes() {
  static const std::map<std::string_view, Shape> kShapes = {
      {"second", {}},
      {"random", {kBase64Url, 22, 22}},
      {"64 letters", {kName, 64, 64}},
      {"60 labels", {kName, 254}},
      {"43 other characters", {kBase64Url, 43, 43}},
      {"challenge", {kBase64Url, 43, 43}},
      {"hash", {kBase64Url, 43, 43}},
      {"S256 hash", {kBase64Url, 43, 43}},
      {"verifier", {kBase64Url, 43, 43}},
      {"hex of the hash", {kHex, 64, 64}},
      {"64 hex digits", {kHex, 64, 64}},
      {"case swapped", {kBase64Url, 43, 43}},
      // A plus sign in a form is a space.
      {"with   and /", {kBase64, 43, 44}},
      {"with + and /", {kBase64, 43, 44}},
      {"42", {{}, 42, 42}},
      {"129", {{}, 129, 129}},
      {"44 characters", {kBase64Url, 44, 44}},
      {"65536 characters", {kBase64, 65536, 65536}},
      {"jwt", {}},
      {"of A", {}},
      {"access token", {}},
      {"refresh token", {}},
      {"id token", {}},
      {"device code", {}},
      {"code", {}},
  };
  return kShapes;
}

struct Piece {
  std::string text;            ///< literal
  std::optional<Shape> shape;  ///< instead of a literal
};

/// "3 x ab": nothing for another placeholder.
std::optional<std::string> Repeated(std::string_view placeholder) {
  const auto times = placeholder.find(" x ");
  std::size_t number = 0;
  const auto* end = placeholder.data() + std::min(times, placeholder.size());
  if (times == std::string_view::npos ||
      std::from_chars(placeholder.data(), end, number).ptr != end) {
    return std::nullopt;
  }
  std::string all;
  for (std::size_t i = 0; i < number; ++i) all += placeholder.substr(times + 3);
  return all;
}

Piece OfPlaceholder(std::string_view name) {
  if (auto text = Repeated(name)) return {*std::move(text), std::nullopt};
  const auto found = Shapes().find(name);
  if (found == Shapes().end())
    throw std::invalid_argument("no shape for <" + std::string(name) + ">");
  return {"", found->second};
}

/// A markup in an example is text, not a generated part.
bool StartsPlaceholder(std::string_view rest) {
  const auto end = rest.find('>');
  return rest.front() == '<' && end != std::string_view::npos && !rest.starts_with("<script") &&
         !rest.starts_with("<html") && !rest.starts_with("</") && !rest.starts_with("<https");
}

std::vector<Piece> Pieces(std::string_view example) {
  std::vector<Piece> pieces(1);
  while (!example.empty()) {
    if (example.starts_with("...")) {
      pieces.push_back({"", Shape{{}, 0}});
      pieces.emplace_back();
      example.remove_prefix(3);
    } else if (StartsPlaceholder(example)) {
      const auto end = example.find('>');
      pieces.push_back(OfPlaceholder(example.substr(1, end - 1)));
      pieces.emplace_back();
      example.remove_prefix(end + 1);
    } else {
      pieces.back().text += example.front();
      example.remove_prefix(1);
    }
  }
  return pieces;
}

bool Fits(const Shape& shape, std::string_view text) {
  return text.size() >= shape.least && text.size() <= shape.most &&
         (shape.alphabet.empty() ||
          text.find_first_not_of(shape.alphabet) == std::string_view::npos);
}

bool Match(const std::vector<Piece>& pieces, std::size_t at, std::string_view text) {
  if (at == pieces.size()) return text.empty();
  const auto& [literal, shape] = pieces[at];
  if (!shape)
    return text.starts_with(literal) && Match(pieces, at + 1, text.substr(literal.size()));
  for (auto size = std::min(text.size(), shape->most); size + 1 > shape->least; --size) {
    if (Fits(*shape, text.substr(0, size)) && Match(pieces, at + 1, text.substr(size))) return true;
    if (size == 0) break;
  }
  return false;
}

/// `base64(x)` and `hex(x)`.
std::optional<std::string> Computed(const std::string& example) {
  const auto inside = [&](std::size_t start) {
    return example.substr(start, example.size() - start - 1);
  };
  if (!example.ends_with(')')) return std::nullopt;
  if (example.starts_with("base64(")) return InBase64()(inside(7));
  if (example.starts_with("hex(")) return InHex()(inside(4));
  return std::nullopt;
}

}  // namespace

bool MatchesExample(const std::string& example, const std::string& text) {
  if (const auto computed = Computed(example)) return text == *computed;
  return Match(Pieces(example), 0, text);
}

}  // namespace nearmiss::mutate
