#include "suites/oracle/client_information.hpp"

#include <utility>

#include "suites/oracle/answer.hpp"

namespace nearmiss::oracle {

wire::JsonDocument ClientInformation(const Evidence& evidence) {
  const auto* response = evidence.Answer();
  const auto document = wire::ReadJson(response == nullptr ? "" : response->body);
  return document ? *document : wire::JsonDocument{};
}

std::set<std::string> List(const wire::JsonDocument& document, const std::string& member) {
  std::set<std::string> items;
  for (const auto& each : document.members) {
    const bool inside = each.path.starts_with(member + '.');
    if (inside && !each.path.substr(member.size() + 1).contains('.')) items.insert(each.text);
  }
  return items;
}

Judge Informs(std::string expected, Look look) {
  return [expected = std::move(expected), look = std::move(look)](const Evidence& evidence) {
    if (!Accepted(evidence)) return Unsafe(expected, Told(evidence));
    if (!wire::ReadJson(evidence.Answer()->body))
      return Unsafe(expected, "no JSON: " + Told(evidence));
    const auto flaw = look(ClientInformation(evidence));
    return flaw ? Unsafe(expected, *flaw) : Held(expected, Told(evidence));
  };
}

}  // namespace nearmiss::oracle
