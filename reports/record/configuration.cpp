#include "reports/record/configuration.hpp"

#include <nlohmann/json.hpp>

#include "reports/record/label_text.hpp"

namespace nearmiss::record {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string Line(const Configuration& configuration) {
  const Json json = {
      {"event", "configuration"}, {"toml", configuration.toml}, {"strict", configuration.strict}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<Configuration> ConfigurationIn(std::string_view record) {
  constexpr std::string_view kBegins = R"({"event":"configuration")";
  while (!record.empty()) {
    const auto end = record.find('\n');
    const auto line = record.substr(0, end);
    record.remove_prefix(end == std::string_view::npos ? record.size() : end + 1);
    if (!line.starts_with(kBegins)) continue;
    const auto json = Json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("toml") || !json["toml"].is_string()) continue;
    const auto strict = json.find("strict");
    return Configuration{json["toml"].get<std::string>(),
                         strict != json.end() && strict->is_boolean() && strict->get<bool>()};
  }
  return std::nullopt;
}

std::set<std::string, std::less<>> LabelsOf(const Configuration& configuration) {
  std::set<std::string, std::less<>> labels;
  std::size_t at = 0;
  int pairs = 0;
  while (const auto label = FindLabel(configuration.toml, at)) {
    labels.emplace(label->text);
    if (label->text.starts_with("client_secret#"))
      labels.insert("basic#" + std::to_string(++pairs));
    at = label->position + label->length;
  }
  return labels;
}

}  // namespace nearmiss::record
