#include "suites/runner/settings_from.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <random>
#include <utility>

#include "fixtures/client/allowed_origins.hpp"
#include "fixtures/target/load.hpp"
#include "fixtures/target/metadata.hpp"
#include "reports/evidence/digest.hpp"
#include "suites/runner/open_configuration.hpp"
#include "suites/runner/profiles.hpp"

namespace nearmiss::runner {
namespace {

using target::Target;

SettingsError Usage(std::string text) { return {std::move(text), 2}; }

bool LacksEndpoints(const Target& target) {
  return target.authorization_endpoint.empty() || target.token_endpoint.empty();
}

/// Where clients with a certificate go is said in metadata alone (RFC 8705 5).
bool WantsAliases(const Target& target) {
  return std::ranges::any_of(target.clients,
                             [](const auto& client) { return !client.certificate.Empty(); });
}

/// Asks the well-known places until one has a document. With all endpoints configured and no
/// certificate nothing is asked.
std::expected<Target, SettingsError> Completed(Target target,
                                               const client::CurlOptions& curl_options) {
  if (target.issuer.empty() || !(LacksEndpoints(target) || WantsAliases(target))) return target;
  client::CurlClient curl(curl_options);
  client::AllowedOrigins guarded(curl, target.Origins());
  std::string last;
  for (const auto& url : target::MetadataUrls(target.issuer)) {
    wire::Request request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    const auto exchange = guarded.Send(request);
    if (const auto* failure = exchange.NoAnswer()) {
      return std::unexpected(SettingsError{fmt::format("{}: {}", url, failure->text), 3});
    }
    last = fmt::format("{} answers {}", url, exchange.Answer()->status);
    if (exchange.Answer()->status != 200) continue;
    auto merged = target::WithMetadata(target, exchange.Answer()->body, url);
    if (!merged) return std::unexpected(SettingsError{merged.error(), 3});
    return *std::move(merged);
  }
  if (!LacksEndpoints(target)) return target;
  return std::unexpected(
      SettingsError{fmt::format("no metadata document was found ({}); set [target] "
                                "authorization_endpoint and token_endpoint",
                                last),
                    3});
}

/// "1/4": every fourth check, beginning with the first.
std::expected<std::vector<const Entry*>, SettingsError> Shard(std::vector<const Entry*> all,
                                                              const std::string& text) {
  if (text.empty()) return all;
  const auto slash = text.find('/');
  std::size_t part = 0;
  std::size_t parts = 0;
  if (slash != std::string::npos) {
    std::from_chars(text.data(), text.data() + slash, part);
    std::from_chars(text.data() + slash + 1, text.data() + text.size(), parts);
  }
  if (part < 1 || part > parts)
    return std::unexpected(
        Usage(fmt::format("--shard {}: I/N with 1 <= I <= N would be right", text)));
  std::vector<const Entry*> mine;
  for (std::size_t i = part - 1; i < all.size(); i += parts) mine.push_back(all[i]);
  return mine;
}

/// Leaves out what only a greater depth runs.
void Narrow(Settings& settings) {
  settings.deeper = static_cast<int>(std::erase_if(
      settings.checks, [&](const auto* entry) { return entry->about.depth > settings.depth; }));
}

std::string EmptySelection(const Settings& settings) {
  if (settings.deeper == 0) return "the selection is empty: no check is left to run";
  return fmt::format("the selection is empty: what is selected does not run at --depth {}",
                     Name(settings.depth));
}

std::string SelectionFlags(const Options& options) {
  std::vector<std::string> flags;
  for (const auto& pattern : options.select) flags.push_back("--select " + pattern);
  for (const auto& pattern : options.skip) flags.push_back("--skip " + pattern);
  return fmt::format("{}", fmt::join(flags, " "));
}

std::uint64_t FreshSeed() { return std::random_device{}(); }

}  // namespace

client::CurlOptions CurlFrom(const Options& options) {
  client::CurlOptions curl;
  curl.connect_timeout =
      std::chrono::milliseconds(static_cast<std::int64_t>(options.connect_timeout * 1000));
  curl.cacert = options.cacert;
  curl.cert = options.cert;
  curl.key = options.key;
  curl.proxy = options.proxy;
  curl.resolve = options.resolve;
  curl.http2 = options.http2;
  return curl;
}

std::expected<Settings, SettingsError> SettingsFrom(const Options& options) {
  auto target = target::LoadTarget(options.config);
  if (!target) return std::unexpected(Usage(target.error().Line()));
  auto completed = Completed(*std::move(target), CurlFrom(options));
  if (!completed) return std::unexpected(completed.error());
  return SettingsFor(*std::move(completed), options);
}

std::expected<Settings, SettingsError> SettingsFor(Target target, const Options& options) {
  Settings settings;
  settings.target = std::move(target);
  auto profile = LoadProfile(settings.target.profile);
  if (!profile) return std::unexpected(Usage(profile.error()));
  settings.profile = *std::move(profile);
  const auto names = PlanNames();
  auto plan_name = options.plan;
  if (plan_name.empty()) {
    plan_name = std::ranges::find(names, settings.profile.name) == names.end()
                    ? "all"
                    : settings.profile.name;
  }
  auto plan = LoadPlan(plan_name);
  if (!plan) return std::unexpected(Usage(plan.error()));
  settings.plan = *std::move(plan);
  auto checks = Select(settings.plan, options.select, options.skip);
  if (!checks) return std::unexpected(Usage(checks.error()));
  auto shard = Shard(*std::move(checks), options.shard);
  if (!shard) return std::unexpected(shard.error());
  settings.checks = *std::move(shard);
  const auto depth = DepthFrom(options.depth);
  if (!depth)
    return std::unexpected(
        Usage(fmt::format("--depth {}: quick, standard or deep would be right", options.depth)));
  settings.depth = *depth;
  Narrow(settings);
  if (settings.checks.empty()) return std::unexpected(SettingsError{EmptySelection(settings), 5});
  settings.selection = SelectionFlags(options);
  settings.shard = options.shard.empty() ? "1/1" : options.shard;
  settings.jobs = options.jobs.value_or(settings.target.limits.jobs);
  // One person sits in front of one browser.
  if (settings.target.login.method == target::LoginMethod::Manual) settings.jobs = 1;
  settings.rate = options.rate.value_or(settings.target.limits.rate);
  settings.seed = options.seed.value_or(FreshSeed());
  settings.strict = options.strict;
  settings.confirms = true;
  settings.max_failures = options.max_failures;
  settings.curl = CurlFrom(options);
  settings.wire_batches = options.wire;
  settings.config_sha256 = evidence::Sha256(OpenConfiguration(settings.target));
  if (!options.max_time.empty()) {
    const auto time = Milliseconds(options.max_time);
    if (!time)
      return std::unexpected(Usage(fmt::format(
          "--max-time {}: a time such as 90s or 10m would be right", options.max_time)));
    settings.max_time = std::chrono::milliseconds(*time);
  }
  if (!options.baseline.empty()) {
    auto baseline = record::ReadBaseline(options.baseline);
    if (!baseline) return std::unexpected(Usage(fmt::format("{}", baseline.error().front())));
    settings.baseline = *std::move(baseline);
  }
  return settings;
}

}  // namespace nearmiss::runner
