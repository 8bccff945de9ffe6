#include "suites/oracle/documented_shape.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nearmiss::oracle {
namespace {

constexpr auto kShapes = std::to_array<std::pair<std::string_view, Shape>>({
    {"json", Shape::Json},
    {"form", Shape::Form},
    {"xml", Shape::Xml},
    {"encoded", Shape::Encoded},
    {"page-or-json", Shape::PageOrJson},
    {"text", Shape::Text},
    {"empty", Shape::Empty},
    {"page", Shape::Page},
    {"own-page", Shape::OwnPage},
    {"redirect", Shape::Redirect},
    {"challenge", Shape::Challenge},
    {"problem", Shape::Problem},
    {"any", Shape::Any},
    {"success", Shape::Success},
});

}  // namespace

std::string_view Name(Shape shape) {
  const auto found =
      std::ranges::find(kShapes, shape, [](const auto& pair) { return pair.second; });
  return found == kShapes.end() ? "json" : found->first;
}

std::optional<Shape> ShapeNamed(std::string_view name) {
  const auto found = std::ranges::find(kShapes, name, [](const auto& pair) { return pair.first; });
  return found == kShapes.end() ? std::nullopt : std::optional(found->second);
}

std::string ShapeNames() {
  std::string names;
  for (const auto& [name, shape] : kShapes) {
    if (!names.empty()) names += shape == kShapes.back().second ? " or " : ", ";
    names += name;
  }
  return names;
}

}  // namespace nearmiss::oracle
