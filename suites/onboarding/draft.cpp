#include "suites/onboarding/draft.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "fixtures/target/endpoints.hpp"
#include "fixtures/target/write.hpp"

namespace nearmiss::onboarding {
namespace {

/// A document is not ours: whatever would end the comment is a blank there.
std::string Comment(std::string text) {
  std::ranges::replace_if(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return "# " + text + '\n';
}

std::string Listed(std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return "";
  return Comment(fmt::format("  {:<40} {}", name, fmt::join(values, " ")));
}

std::string Found(const Discovery& discovery) {
  const auto& target = discovery.target;
  std::string text = Comment("Found at " + discovery.metadata_url + ":");
  for (const auto& [name, url] : target::Endpoints()) {
    text += Comment(fmt::format("  {:<40} {}", name, (target.*url).empty() ? "none" : target.*url));
  }
  const auto& advertised = target.advertised;
  text += Listed("scopes_supported", advertised.scopes_supported);
  text += Listed("response_types_supported", advertised.response_types_supported);
  text += Listed("grant_types_supported", advertised.grant_types_supported);
  text += Listed("token_endpoint_auth_methods_supported",
                 advertised.token_endpoint_auth_methods_supported);
  text += Listed("code_challenge_methods_supported", advertised.code_challenge_methods_supported);
  if (!discovery.resource_metadata_url.empty())
    text += Comment("The resource names this issuer at " + discovery.resource_metadata_url + '.');
  for (const auto& remark : discovery.remarks) text += Comment("Odd: " + remark);
  return text;
}

}  // namespace

std::string DraftText(const Discovery& discovery, const target::Target& draft,
                      const std::vector<std::string>& left_to_the_user) {
  std::string text = Comment("Made by nearmiss init.") + "#\n" + Found(discovery) + "#\n";
  text +=
      Comment(left_to_the_user.empty() ? "Nothing is left to fill in. nearmiss doctor proves it."
                                       : "Left to you; nearmiss doctor proves each:");
  for (const auto& line : left_to_the_user) text += Comment("  - " + line);
  return text + '\n' + target::ToToml(draft);
}

}  // namespace nearmiss::onboarding
