#include "suites/onboarding/discovery.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "fixtures/target/endpoints.hpp"
#include "fixtures/target/metadata.hpp"
#include "fixtures/target/url_rules.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/oracle/resource_metadata.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss::onboarding {
namespace {

std::string WithoutSlash(std::string text) {
  while (text.ends_with('/')) text.pop_back();
  return text;
}

/// One search; remembers what it asked.
class Search {
 public:
  explicit Search(client::Client& client) : client_(client) {}

  std::expected<Discovery, DiscoveryError> Run(const std::string& address) {
    if (FindMetadata(address)) return std::move(found_);
    if (!FindResource(address)) return std::unexpected(Nothing(address));
    return std::move(found_);
  }

 private:
  client::Client& client_;
  Discovery found_;
  std::string failure_;

  DiscoveryError Nothing(const std::string& address) {
    const auto why = failure_.empty()
                         ? fmt::format(
                               "{} has no metadata that could be read, neither as an issuer "
                               "nor as a protected resource",
                               address)
                         : failure_;
    return {why, std::move(found_.asked)};
  }

  /// The answer, when one came. After a failure of the network nothing more is asked of that host.
  std::optional<wire::Response> Ask(const wire::Request& request) {
    auto exchange = client_.Send(request);
    if (const auto* failure = exchange.NoAnswer()) {
      failure_ = fmt::format("{}: {}", request.url, failure->text);
      found_.asked.push_back(failure_);
      return std::nullopt;
    }
    found_.asked.push_back(fmt::format("{}: {}", request.url, exchange.Answer()->status));
    return *exchange.Answer();
  }

  bool FindMetadata(const std::string& issuer) {
    for (const auto& url : target::MetadataUrls(issuer)) {
      const auto answer = Ask(steps::MetadataRequest(url));
      if (!answer) return false;
      if (answer->status == 200 && Read(issuer, url, answer->body)) return true;
    }
    return false;
  }

  bool Read(const std::string& issuer, const std::string& url, const std::string& body) {
    const auto document = wire::ReadJson(body);
    const auto named = document ? document->String("issuer") : std::nullopt;
    if (!named) {
      found_.remarks.push_back(url + " is no metadata: it has no issuer");
      return false;
    }
    if (*named != issuer) {
      found_.remarks.push_back(
          fmt::format("{} says that the issuer is {}, not {}; RFC 8414 3.3 wants them equal", url,
                      *named, issuer));
      // A slash at the end is what people type; any other name may be somebody else's.
      if (WithoutSlash(*named) != WithoutSlash(issuer)) return false;
    }
    // Whoever named the server on the command line may ask it.
    target::Target blank;
    blank.allow_remote = true;
    auto read = target::WithMetadata(std::move(blank), body, url);
    if (!read) {
      found_.remarks.push_back(read.error());
      return false;
    }
    const auto resource = found_.target.resource;
    found_.target = *std::move(read);
    found_.target.resource = resource;
    found_.metadata_url = url;
    return true;
  }

  /// The issuer that a protected resource names; the first, where it names several.
  bool FindResource(const std::string& resource) {
    if (!failure_.empty()) return false;
    auto url = target::ResourceMetadataUrl(resource);
    auto issuers = IssuersAt(url);
    if (issuers.empty() && failure_.empty()) {
      const auto answer = Ask(steps::ResourceRequest(resource, ""));
      url = answer ? oracle::ChallengeParameter(*answer, "resource_metadata") : "";
      if (!url.empty() && !target::WrongUrl(url)) issuers = IssuersAt(url);
    }
    if (issuers.empty()) return false;
    found_.resource_metadata_url = url;
    found_.target.resource = resource;
    if (issuers.size() > 1) {
      found_.remarks.push_back(fmt::format("{} names {} authorization servers; the first was taken",
                                           url, issuers.size()));
    }
    return FindMetadata(issuers.front());
  }

  std::vector<std::string> IssuersAt(const std::string& url) {
    const auto answer = Ask(steps::MetadataRequest(url));
    std::vector<std::string> issuers;
    if (!answer || answer->status != 200) return issuers;
    const auto document = wire::ReadJson(answer->body);
    for (std::size_t i = 0; document; ++i) {
      const auto issuer = document->String(fmt::format("authorization_servers.{}", i));
      if (!issuer) break;
      if (!target::WrongUrl(*issuer)) issuers.push_back(*issuer);
    }
    return issuers;
  }
};

}  // namespace

std::expected<Discovery, DiscoveryError> Discover(client::Client& client,
                                                  const std::string& address) {
  return Search(client).Run(address);
}

}  // namespace nearmiss::onboarding
