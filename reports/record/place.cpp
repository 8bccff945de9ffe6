#include "reports/record/place.hpp"

#include <algorithm>
#include <cstddef>

#include "reports/record/cited.hpp"

namespace nearmiss::record {
namespace {

constexpr std::string_view kDefaultFile = "nearmiss.toml";
constexpr std::string_view kClient = "client.";

std::string FileOf(const Run& run) {
  return run.start.config_file.empty() ? std::string(kDefaultFile) : run.start.config_file;
}

ConfigPlace At(const Run& run, const ConfigLine& named) {
  return {FileOf(run), named.line, named.column, named.key};
}

const ConfigLine* LineOf(const Run& run, std::string_view key) {
  const auto found = std::ranges::find(run.start.config_lines, key, &ConfigLine::key);
  return found == run.start.config_lines.end() ? nullptr : &*found;
}

// An endpoint, or a path below the issuer or the registration endpoint.
bool LeadsTo(std::string_view url, std::string_view endpoint) {
  if (endpoint.empty() || !url.starts_with(endpoint)) return false;
  return url.size() == endpoint.size() || endpoint.ends_with('/') ||
         std::string_view("/?#").contains(url[endpoint.size()]);
}

const ConfigLine* EndpointOf(const Run& run, std::string_view url) {
  const ConfigLine* longest = nullptr;
  for (const ConfigLine& named : run.start.config_lines) {
    if (named.key.starts_with(kClient) || !LeadsTo(url, named.value)) continue;
    if (longest == nullptr || named.value.size() > longest->value.size()) longest = &named;
  }
  return longest;
}

// The id as a value of its own, not as a part of a longer word.
bool Names(std::string_view text, std::string_view id) {
  constexpr std::string_view kEnds = "&=:\"' ";
  for (auto at = text.find(id); at != std::string_view::npos; at = text.find(id, at + 1)) {
    const std::size_t end = at + id.size();
    const bool begins = at == 0 || kEnds.contains(text[at - 1]);
    if (begins && (end == text.size() || kEnds.contains(text[end]))) return true;
  }
  return false;
}

// The request that a check is about.
const Exchange* SentBy(const Run& run, const CheckResult& check) {
  const Exchange* const mutant = MutantOf(run, check);
  return mutant == nullptr ? DecisiveOf(run, check) : mutant;
}

const ConfigLine* ClientOf(const Run& run, const RequestText& request) {
  for (const ConfigLine& named : run.start.config_lines) {
    if (!named.key.starts_with(kClient) || !named.key.ends_with(".id") || named.value.empty())
      continue;
    if (Names(request.url, named.value) || Names(request.body, named.value)) return &named;
  }
  return nullptr;
}

}  // namespace

std::optional<ConfigPlace> ClientPlaceOf(const Run& run, const CheckResult& check) {
  const Exchange* const sent = SentBy(run, check);
  if (sent == nullptr) return std::nullopt;
  const ConfigLine* const client = ClientOf(run, sent->request);
  if (client == nullptr) return std::nullopt;
  const std::string prefix = client->key.substr(0, client->key.size() - 2);
  const bool about_uris = check.condition.starts_with("redirect_uri_");
  const ConfigLine* const uris = about_uris ? LineOf(run, prefix + "redirect_uris") : nullptr;
  return At(run, uris == nullptr ? *client : *uris);
}

ConfigPlace PlaceOf(const Run& run, const CheckResult& check) {
  if (check.condition.starts_with("redirect_uri_") || check.condition.starts_with("client_")) {
    if (const auto client = ClientPlaceOf(run, check)) return *client;
  }
  const Exchange* const sent = SentBy(run, check);
  const ConfigLine* named = sent == nullptr ? nullptr : EndpointOf(run, sent->request.url);
  for (const std::string_view key : {"target.issuer", "target.token_endpoint"}) {
    if (named == nullptr) named = LineOf(run, key);
  }
  return named == nullptr ? ConfigPlace{FileOf(run), 1, 1, ""} : At(run, *named);
}

std::string AskedBy(const Run& run, const CheckResult& check) {
  constexpr std::string_view kTarget = "target.";
  const Exchange* const sent = SentBy(run, check);
  if (sent == nullptr) return {};
  const std::string_view url = sent->request.url;
  const ConfigLine* const named = EndpointOf(run, url);
  if (named != nullptr && named->key != "target.issuer") return named->key.substr(kTarget.size());
  const auto scheme = url.find("://");
  const auto path = url.find_first_of("/?#", scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return "/";
  return std::string(url.substr(path, url.find_first_of("?#", path) - path));
}

}  // namespace nearmiss::record
