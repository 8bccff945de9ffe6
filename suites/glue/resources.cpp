#include "suites/glue/resources.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "fixtures/target/metadata.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/glue/stop.hpp"
#include "suites/oracle/answer.hpp"
#include "suites/oracle/resource_metadata.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

wire::Request Naming(wire::Request request, const std::vector<std::string>& resources) {
  auto url = wire::Url::Split(request.url);
  auto query = wire::Form::Parse(url.query.value_or(""));
  for (const auto& resource : resources) query.Add("resource", resource);
  url.query = query.Text();
  request.url = url.Text();
  return request;
}

}  // namespace

Recipe<steps::Code> ACodeForResources(std::vector<std::string> resources) {
  auto told = fmt::format("a code for {}", fmt::join(resources, " and "));
  return {told, [resources = std::move(resources), told](Play& play) {
            const auto asked = play.Asking(play.Main());
            try {
              auto code = play.Approve(
                  asked, Naming(steps::AuthorizationRequest(play.Target(), asked), resources));
              code.told = told;
              return code;
            } catch (const NotReached& stop) {
              throw NotApplicable{fmt::format("the server gives no {}: {}", told, stop.why)};
            }
          }};
}

Recipe<steps::Tokens> NarrowlyRedeemed(std::vector<std::string> resources, std::string resource) {
  return {"tokens for " + resource,
          [resources = std::move(resources), resource = std::move(resource)](Play& play) {
            const auto code = ACodeForResources(resources).make(play);
            const auto change = mutate::With("resource", resource);
            const auto exchange =
                play.Send(*change.apply(steps::RedemptionRequest(play.Target(), code)),
                          record::Role::Control);
            return play.TokensOf(exchange, play.Main(), code.asked.scope);
          }};
}

Recipe<std::string> TheAnnouncedMetadataUrl() {
  return {"the URL of the resource's metadata", [](Play& play) {
            const auto exchange =
                play.Send(steps::ResourceRequest(play.Target().resource, ""), record::Role::Setup);
            auto url = oracle::ChallengeParameter(*exchange.Answer(), "resource_metadata");
            if (wire::Url::Split(url).Origin().empty()) {
              throw NotApplicable{"the challenge names no resource_metadata"};
            }
            return url;
          }};
}

Step ReadResourceMetadata() {
  return {"read the resource's metadata", oracle::Where::Metadata, [](Play& play) {
            const auto& found = play.Around().facts.resource_metadata_url;
            return steps::MetadataRequest(
                found.empty() ? target::ResourceMetadataUrl(play.Target().resource) : found);
          }};
}

Step ReadResourceMetadataInItsPlace() {
  return {"read the resource's metadata in its place", oracle::Where::Metadata, [](Play& play) {
            const auto& found = play.Around().facts.resource_metadata_url;
            if (found.empty()) throw NotApplicable{"the resource's metadata was not found"};
            const auto exchange = play.Send(steps::MetadataRequest(found), record::Role::Setup);
            const auto named = oracle::JsonString(*exchange.Answer(), "resource");
            return steps::MetadataRequest(
                target::ResourceMetadataUrl(named.value_or(play.Target().resource)));
          }};
}

Step ReadDocument(std::string url) {
  return {"read the announced metadata", oracle::Where::Metadata,
          [url = std::move(url)](Play&) { return steps::MetadataRequest(url); }};
}

Step ReadMetadataInItsPlace() {
  return {"read the server's metadata", oracle::Where::Metadata, [](Play& play) {
            const auto& found = play.Around().facts.metadata_url;
            if (!found.empty()) return steps::MetadataRequest(found);
            const auto places = target::MetadataUrls(play.Target().issuer);
            if (places.empty()) throw NotApplicable{"[target] issuer is not set"};
            return steps::MetadataRequest(places.front());
          }};
}

std::string InCapitals(const std::string& resource) {
  auto url = wire::Url::Split(resource);
  const auto raise = [](std::string& text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  };
  if (url.scheme) raise(*url.scheme);
  if (url.authority) raise(*url.authority);
  return url.Text();
}

}  // namespace nearmiss
