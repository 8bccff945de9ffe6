#include "reports/record/script_steps.hpp"

#include "reports/record/browser_steps.hpp"
#include "reports/record/label_text.hpp"

namespace nearmiss::record {

LabelSet LabelsIn(std::string_view text) {
  LabelSet labels;
  std::size_t at = 0;
  while (const auto label = FindLabel(text, at)) {
    labels.emplace(label->text);
    at = label->position + label->length;
  }
  return labels;
}

LabelSet LabelsIn(const RequestText& request) {
  LabelSet labels = LabelsIn(request.url);
  labels.merge(LabelsIn(request.body));
  for (const auto& [name, value] : request.headers) labels.merge(LabelsIn(value));
  return labels;
}

std::vector<ScriptStep> StepsOf(std::span<const Exchange> exchanges) {
  std::vector<ScriptStep> steps;
  const Exchange* before = nullptr;
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    const Exchange& exchange = exchanges[i];
    const bool in_browser = IsBrowserStep(exchange, before);
    if (in_browser && before != nullptr && !IsAuthorizationRequest(exchange)) {
      const std::size_t walked = steps.back().exchanges.size();
      steps.back().exchanges = exchanges.subspan(i - walked, walked + 1);
    } else {
      steps.push_back({in_browser, exchanges.subspan(i, 1)});
    }
    before = in_browser ? &exchange : nullptr;
  }
  return steps;
}

std::optional<std::string> WithComputedChallenge(std::string_view url, std::string_view verifier) {
  constexpr std::string_view kName = "code_challenge=";
  if (!url.contains("code_challenge_method=S256")) return std::nullopt;
  auto start = url.find(kName);
  while (start != std::string_view::npos && start > 0 && url[start - 1] != '&' &&
         url[start - 1] != '?') {
    start = url.find(kName, start + 1);
  }
  if (start == std::string_view::npos) return std::nullopt;
  start += kName.size();
  const std::string_view behind = url.substr(start);
  const auto end = behind.find('&');
  std::string rewritten(url.substr(0, start));
  rewritten += "code_challenge#";
  rewritten += verifier.substr(verifier.find('#') + 1);
  if (end != std::string_view::npos) rewritten += behind.substr(end);
  return rewritten;
}

}  // namespace nearmiss::record
