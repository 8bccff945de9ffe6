#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/browser_steps.hpp"
#include "reports/record/curl.hpp"
#include "reports/record/extract.hpp"
#include "reports/record/label_text.hpp"
#include "reports/record/names.hpp"
#include "reports/record/shell.hpp"

namespace nearmiss::record {
namespace {

using Names = std::set<std::string, std::less<>>;  // labels

void AddLabels(std::string_view text, Names& labels) {
  std::size_t at = 0;
  while (const auto label = FindLabel(text, at)) {
    labels.emplace(label->text);
    at = label->position + label->length;
  }
}

Names LabelsOf(const RequestText& request) {
  Names labels;
  AddLabels(request.url, labels);
  AddLabels(request.body, labels);
  for (const auto& [name, value] : request.headers) AddLabels(value, labels);
  return labels;
}

std::string_view Meaning(std::string_view kind) {
  static const std::map<std::string_view, std::string_view> meanings = {
      {"basic", "base64 of CLIENT_ID:CLIENT_SECRET, each form-encoded first (RFC 6749 2.3.1)"},
      {"client_secret", "the secret of the client"},
      {"code", "an authorization code"},
      {"cookie", "the cookie of a signed-in browser"},
      {"password", "the password of the user"},
      {"code_verifier", "the PKCE code verifier"},
      {"state", "any state"},
  };
  const auto found = meanings.find(kind);
  return found == meanings.end() ? std::string_view() : found->second;
}

// One line that stops the script when the variable is not set.
std::string Demand(std::string_view label, std::string_view how) {
  return ": \"${" + VariableOf(label) + ":?" + std::string(how) + "}\"\n";
}

// Exchanges that are done in one go: one command, or a walk through pages.
struct Step {
  bool in_browser = false;
  std::span<const Exchange> exchanges;
};

std::vector<Step> StepsOf(std::span<const Exchange> exchanges) {
  std::vector<Step> steps;
  const Exchange* before = nullptr;
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    const Exchange& exchange = exchanges[i];
    const bool in_browser = IsBrowserStep(exchange, before);
    const bool goes_on = in_browser && before != nullptr && !IsAuthorizationRequest(exchange);
    if (goes_on) {
      Step& step = steps.back();
      step.exchanges = exchanges.subspan(i - step.exchanges.size(), step.exchanges.size() + 1);
    } else {
      steps.push_back({in_browser, exchanges.subspan(i, 1)});
    }
    before = in_browser ? &exchange : nullptr;
  }
  return steps;
}

class Script {
 public:
  explicit Script(std::vector<Step> steps) : steps_(std::move(steps)) {}

  std::string Write() {
    std::string body;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      body += "\n";
      body += steps_[i].in_browser ? BrowserStep(i) : CommandStep(i);
    }
    return "# For bash, with curl. Every answer is printed whole.\n" + Preset() + body;
  }

 private:
  // Labels that a later command needs and that the answers of this step show for the first time.
  Names Brought(std::size_t step) const {
    Names needed;
    for (std::size_t i = step + 1; i < steps_.size(); ++i) {
      if (!steps_[i].in_browser) needed.merge(LabelsOf(steps_[i].exchanges.front().request));
    }
    Names brought;
    for (const Exchange& exchange : steps_[step].exchanges) {
      for (const std::string& label : needed) {
        if (!known_.contains(label) && exchange.response && Shows(*exchange.response, label)) {
          brought.insert(label);
        }
      }
    }
    return brought;
  }

  std::string Heading(const Step& step) const {
    const Exchange& first = step.exchanges.front();
    const Exchange& last = step.exchanges.back();
    std::string heading = "# " + std::to_string(first.n);
    if (first.n != last.n) heading += " to " + std::to_string(last.n);
    return heading + ", " + std::string(Name(first.role));
  }

  std::string BrowserStep(std::size_t i) {
    const Step& step = steps_[i];
    const Exchange& first = step.exchanges.front();
    const Names brought = Brought(i);
    std::string text = Heading(step) + ": in a browser\n";
    text += IsAuthorizationRequest(first) ? "#   Open this URL, sign in if asked, and approve"
                                          : "#   Open this URL, signed in, and send its form";
    if (std::ranges::any_of(brought, IsCode)) {
      text += "; copy `code` from the address you are sent to";
    }
    text += ":\n#   " + WithVariables(first.request.url) + "\n";
    for (const std::string& label : brought) {
      text += Demand(label, IsCode(label) ? "set it to the code that the browser brought"
                                          : "set it to the value that the browser received");
      known_.insert(label);
    }
    return text;
  }

  std::string CommandStep(std::size_t i) {
    const Step& step = steps_[i];
    const Exchange& exchange = step.exchanges.front();
    for (const std::string& label : LabelsOf(exchange.request)) {
      if (known_.insert(label).second) preset_.push_back(label);
    }
    const Names brought = Brought(i);
    std::string text = Heading(step) + "\n";
    const std::string command = CurlCommand(exchange.request);
    if (brought.empty()) return text + command + "\n";
    const std::string answer = "ANSWER_" + std::to_string(exchange.n);
    text += answer + "=$(" + command + ")\nprintf '%s\\n' \"$" + answer + "\"\n";
    for (const std::string& label : brought) {
      known_.insert(label);
      if (const auto sed = SedFor(label, *exchange.response)) {
        text += VariableOf(label) + "=$(printf '%s\\n' \"$" + answer + "\" | sed -n " +
                ShellWord(*sed) + ")\n";
      } else {
        text += Demand(label, "set it to the value in the answer above");
      }
    }
    return text;
  }

  std::string Preset() const {
    if (preset_.empty()) return "";
    std::string text = "# Set these variables first:\n";
    for (const std::string& label : preset_) {
      text += "#   " + VariableOf(label);
      const std::string_view meaning = Meaning(std::string_view(label).substr(0, label.find('#')));
      if (!meaning.empty()) text += "  " + std::string(meaning);
      text += "\n";
    }
    for (const std::string& label : preset_) text += Demand(label, "set it first");
    return text;
  }

  static bool IsCode(std::string_view label) { return label.starts_with("code#"); }

  std::vector<Step> steps_;
  Names known_;
  std::vector<std::string> preset_;  // in order of first use
};

}  // namespace

std::string CurlSequence(std::span<const Exchange> exchanges) {
  return Script(StepsOf(exchanges)).Write();
}

}  // namespace nearmiss::record
