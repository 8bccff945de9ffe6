#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/record/browser_steps.hpp"
#include "reports/record/curl.hpp"
#include "reports/record/extract.hpp"
#include "reports/record/names.hpp"
#include "reports/record/script_steps.hpp"
#include "reports/record/shell.hpp"

namespace nearmiss::record {
namespace {

std::string_view Meaning(std::string_view label) {
  static const std::map<std::string_view, std::string_view> meanings = {
      {"basic", "base64 of CLIENT_ID:CLIENT_SECRET, each form-encoded first (RFC 6749 2.3.1)"},
      {"client_secret", "the secret of the client"},
      {"code", "an authorization code"},
      {"cookie", "the cookie of a signed-in browser"},
      {"password", "the password of the user"},
      {"request_object", "a request object (RFC 9101), signed anew where it has a life"},
      {"session", "the cookie of a signed-in browser"},
      {"signature",
       "the signature of this JWT; one that says when it was made has to be made anew"},
  };
  const auto found = meanings.find(label.substr(0, label.find('#')));
  return found == meanings.end() ? std::string_view() : found->second;
}

// The command that makes a value which is the caller's to choose.
std::string_view Maker(std::string_view label) {
  static const std::map<std::string_view, std::string_view> makers = {
      // 64 digits, of 43 to 128 that RFC 7636 4.1 allows.
      {"code_verifier", "openssl rand -hex 32"},
      {"nonce", "openssl rand -hex 16"},
      {"state", "openssl rand -hex 16"},
  };
  const auto found = makers.find(label.substr(0, label.find('#')));
  return found == makers.end() ? std::string_view() : found->second;
}

bool IsOfKind(std::string_view label, std::string_view kind) {
  return label.substr(0, label.find('#')) == kind;
}
bool IsCode(std::string_view label) { return IsOfKind(label, "code"); }

// One line that stops the script while the variable is not set.
std::string Demand(std::string_view label, std::string_view how) {
  return ": \"${" + VariableOf(label) + ":?" + std::string(how) + "}\"\n";
}

std::string Heading(const ScriptStep& step) {
  const Exchange& first = step.exchanges.front();
  const Exchange& last = step.exchanges.back();
  std::string heading = "# " + std::to_string(first.n);
  if (first.n != last.n) heading += " to " + std::to_string(last.n);
  return heading + ", " + std::string(Name(first.role));
}

class Script {
 public:
  explicit Script(std::vector<ScriptStep> steps) : steps_(std::move(steps)) {}

  std::string Write() {
    std::string body;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      body += "\n";
      body += steps_[i].in_browser ? BrowserStep(i) : CommandStep(i);
    }
    return "# For bash, with curl. Every answer is printed whole.\n" + Preset() + body;
  }

 private:
  // What the commands behind a step send.
  LabelSet NeededAfter(std::size_t step) const {
    LabelSet needed;
    for (std::size_t i = step + 1; i < steps_.size(); ++i) {
      if (!steps_[i].in_browser) needed.merge(LabelsIn(steps_[i].exchanges.front().request));
    }
    return needed;
  }

  // Of that, what the answers of this step show for the first time.
  std::vector<std::string> Brought(std::size_t step) const {
    std::vector<std::string> brought;
    for (const std::string& label : NeededAfter(step)) {
      const bool shown = std::ranges::any_of(
          steps_[step].exchanges,
          [&label](const Exchange& each) { return each.response && Shows(*each.response, label); });
      if (shown && !known_.contains(label)) brought.push_back(label);
    }
    return brought;
  }

  void Require(const LabelSet& labels) {
    for (const std::string& label : labels) {
      if (known_.insert(label).second) preset_.push_back(label);
    }
  }

  // The URL to open. Where the verifier is a secret of the run, a new one needs a new challenge.
  std::string UrlOf(std::size_t step, std::string& commands) {
    const std::string& url = steps_[step].exchanges.front().request.url;
    for (const std::string& label : NeededAfter(step)) {
      if (!IsOfKind(label, "code_verifier")) continue;
      auto rewritten = WithComputedChallenge(url, label);
      if (!rewritten) break;
      Require({label});
      const std::string challenge = "code_challenge#" + label.substr(label.find('#') + 1);
      known_.insert(challenge);
      commands += VariableOf(challenge) + "=$(printf '%s' \"$" + VariableOf(label) +
                  "\" | openssl dgst -sha256 -binary |\n"
                  "  openssl base64 -A | tr '+/' '-_' | tr -d '=')\n";
      return *std::move(rewritten);
    }
    return url;
  }

  std::string BrowserStep(std::size_t i) {
    const std::vector<std::string> brought = Brought(i);
    std::string text = Heading(steps_[i]) + ": in a browser\n";
    text += IsAuthorizationRequest(steps_[i].exchanges.front())
                ? "# Open the URL that is printed here, sign in if asked, and approve"
                : "# Open the URL that is printed here, signed in, and send its form";
    if (std::ranges::any_of(brought, IsCode)) {
      text += "; copy `code` from the address you are sent to";
    }
    text += ".\n";
    const std::string url = UrlOf(i, text);
    Require(LabelsIn(url));
    text += "printf '%s\\n' " + ShellWord(url) + "\n";
    for (const std::string& label : brought) {
      text += Demand(label, IsCode(label) ? "set it to the code that the browser brought"
                                          : "set it to the value that the browser received");
      known_.insert(label);
    }
    return text;
  }

  std::string CommandStep(std::size_t i) {
    const Exchange& exchange = steps_[i].exchanges.front();
    Require(LabelsIn(exchange.request));
    const std::vector<std::string> brought = Brought(i);
    std::string text = Heading(steps_[i]) + "\n";
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
    std::string told;
    std::string demands;
    std::string made;
    for (const std::string& label : preset_) {
      if (!Maker(label).empty()) {
        made += ": \"${" + VariableOf(label) + ":=$(" + std::string(Maker(label)) + ")}\"\n";
        continue;
      }
      told += "#   " + VariableOf(label);
      if (!Meaning(label).empty()) told += "  " + std::string(Meaning(label));
      told += "\n";
      demands += Demand(label, "set it first");
    }
    if (!told.empty()) told = "# Set these variables first:\n" + told;
    if (!made.empty()) made = "# Made here unless they are set:\n" + made;
    return told + demands + made;
  }

  std::vector<ScriptStep> steps_;
  LabelSet known_;                   // labels whose variable is set at this point
  std::vector<std::string> preset_;  // those a user sets, in order of first use
};

}  // namespace

std::string CurlSequence(std::span<const Exchange> exchanges) {
  return Script(StepsOf(exchanges)).Write();
}

}  // namespace nearmiss::record
