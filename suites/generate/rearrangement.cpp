#include "suites/generate/rearrangement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"

namespace nearmiss::generate {
namespace {

using What = Rearrangement::What;

constexpr std::array<std::pair<What, std::string_view>, 14> kNames = {{
    {What::Repeat, "repeat"},
    {What::RepeatInFront, "repeat-in-front"},
    {What::RepeatBehind, "repeat-behind"},
    {What::ToQuery, "to-query"},
    {What::ToHeader, "to-header"},
    {What::ToCookie, "to-cookie"},
    {What::UpperCase, "upper-case"},
    {What::Array, "array"},
    {What::SpaceBehind, "space-behind"},
    {What::SpaceInFront, "space-in-front"},
    {What::TabBehind, "tab-behind"},
    {What::NulBehind, "nul-behind"},
    {What::DotInFront, "dot-in-front"},
    {What::LineBreakBehind, "line-break-behind"},
}};

constexpr auto kAnother = "nearmiss";

std::string Upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
  return text;
}

/// The name as it stands on the wire under the change; nothing for a change of another kind.
std::optional<std::string> Renamed(What what, const std::string& name) {
  switch (what) {
    case What::UpperCase:
      return Upper(name);
    case What::Array:
      return name + "[]";
    case What::SpaceBehind:
      return name + "%20";
    case What::SpaceInFront:
      return "%20" + name;
    case What::TabBehind:
      return name + "%09";
    case What::NulBehind:
      return name + "%00";
    case What::DotInFront:
      return '.' + name;
    case What::LineBreakBehind:
      return name + "%0A";
    default:
      return std::nullopt;
  }
}

void AddToQuery(wire::Request& request, const std::string& name, const std::string& value) {
  auto url = wire::Url::Split(request.url);
  auto query = wire::Form::Parse(url.query.value_or(""));
  query.Add(name, value);
  url.query = query.Text();
  request.url = url.Text();
}

void Move(wire::Request& request, const Rearrangement& rearrangement, const std::string& value) {
  const auto& name = rearrangement.parameter;
  if (rearrangement.what == What::ToQuery) AddToQuery(request, name, value);
  if (rearrangement.what == What::ToHeader) request.headers.Set(name, value);
  if (rearrangement.what == What::ToCookie) request.headers.Set("Cookie", name + '=' + value);
}

wire::Form InFront(const std::string& name, const wire::Form& form) {
  wire::Form longer;
  longer.Add(name, kAnother);
  for (const auto& field : form.Fields()) longer.AddRaw(field);
  return longer;
}

}  // namespace

std::optional<wire::Request> Rearranged(const Rearrangement& rearrangement, wire::Request request) {
  const auto& name = rearrangement.parameter;
  auto form = wire::Form::Parse(request.body);
  const auto value = form.Get(name);
  if (!value) return std::nullopt;
  if (rearrangement.what == What::Repeat) {
    form.Add(name, *value);
  } else if (rearrangement.what == What::RepeatBehind) {
    form.Add(name, kAnother);
  } else if (rearrangement.what == What::RepeatInFront) {
    form = InFront(name, form);
  } else if (auto other = Renamed(rearrangement.what, name)) {
    for (auto& field : form.Fields()) {
      if (field.Name() == name) field.raw_name = *other;
    }
  } else {
    form.Remove(name);
    Move(request, rearrangement, *value);
  }
  request.body = form.Text();
  return request;
}

std::string Text(const Rearrangement& rearrangement) {
  const auto* const found =
      std::ranges::find(kNames, rearrangement.what, &std::pair<What, std::string_view>::first);
  return fmt::format("{} {}", found->second, rearrangement.parameter);
}

std::optional<Rearrangement> RearrangementFrom(std::string_view text) {
  const auto space = text.find(' ');
  if (space == std::string_view::npos || space + 1 == text.size()) return std::nullopt;
  const auto* const found =
      std::ranges::find(kNames, text.substr(0, space), &std::pair<What, std::string_view>::second);
  if (found == kNames.end()) return std::nullopt;
  return Rearrangement{found->first, std::string(text.substr(space + 1))};
}

}  // namespace nearmiss::generate
