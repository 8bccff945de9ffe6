#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "fixtures/client/curl_client.hpp"
#include "fixtures/target/url_rules.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/onboarding/draft.hpp"
#include "suites/onboarding/registering.hpp"
#include "suites/onboarding/self_approval.hpp"
#include "suites/runner/settings_from.hpp"
#include "suites/runner/verbs.hpp"

namespace nearmiss::runner {
namespace {

namespace fs = std::filesystem;

/// A file that only its owner can read.
bool WritePrivately(const fs::path& path, const std::string& text) {
  const auto before = umask(077);
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  umask(before);
  return file.good();
}

/// Puts the clients' secrets into files beside the configuration, which names them. False when one
/// could not be written.
bool PutSecretsAside(const fs::path& config, std::vector<target::Client>& clients) {
  const auto folder = config.stem().string() + ".secrets";
  for (auto& client : clients) {
    if (client.secret.empty()) continue;
    std::error_code error;
    fs::create_directories(config.parent_path() / folder, error);
    const auto file = fs::path(folder) / client.name;
    if (error || !WritePrivately(config.parent_path() / file, client.secret + '\n')) return false;
    client.secret_reference = "file:" + file.string();
  }
  return true;
}

/// What no document tells.
std::vector<std::string> LeftToTheUser(const target::Target& draft, bool registered) {
  std::vector<std::string> left;
  if (!registered) {
    left.emplace_back(
        "[[client]]: id, secret, auth, redirect_uris, scope of two confidential clients "
        "and a public one; without the last two some checks are left out");
  }
  if (draft.login.method != target::LoginMethod::None) {
    left.emplace_back(
        "[login]: username and password of a test user; method, where a plain form does "
        "not do");
  }
  if (draft.resource.empty())
    left.emplace_back("[target] resource: a URL that wants a bearer token, if there is one");
  left.emplace_back("[target] code_lifetime: how long a code is good, for the checks that wait");
  left.emplace_back("[target] profile: whose documentation decides; nearmiss list profiles");
  return left;
}

target::Target DraftOf(const onboarding::Discovery& discovery) {
  target::Target draft;
  draft.name = wire::Url::Split(discovery.target.issuer).Host();
  draft.issuer = discovery.target.issuer;
  draft.resource = discovery.target.resource;
  draft.allow_remote = target::IsRemote(discovery.target.issuer) ||
                       (!draft.resource.empty() && target::IsRemote(draft.resource));
  draft.login.username = "a test user";
  draft.login.password_reference = "${NM_PASSWORD}";
  return draft;
}

/// A server that approves by itself has no user to name.
target::Login LoginWithoutUser() {
  target::Login login;
  login.method = target::LoginMethod::None;
  return login;
}

}  // namespace

int Init(const Options& options) {
  if (const auto wrong = target::WrongUrl(options.issuer))
    return Complain(fmt::format("--issuer {} {}", options.issuer, *wrong));
  const fs::path file = options.out_file;
  if (fs::exists(file) && !options.force)
    return Complain(fmt::format("{} is there already; --force writes over it", file.string()));

  client::CurlClient client(CurlFrom(options));
  const auto discovery = onboarding::Discover(client, options.issuer);
  if (!discovery) {
    for (const auto& line : discovery.error().asked) std::cerr << "asked  " << line << '\n';
    return Complain(discovery.error().text + "; write a nearmiss.toml by hand, as README.md shows",
                    3);
  }
  for (const auto& line : discovery->asked) std::cerr << "asked  " << line << '\n';

  auto draft = DraftOf(*discovery);
  onboarding::Registrations registrations;
  if (!options.no_register) registrations = onboarding::RegisterClients(client, discovery->target);
  for (const auto& line : registrations.told) std::cerr << "asked  " << line << '\n';
  const bool registered = registrations.clients.size() == 3;
  draft.clients = registrations.clients;
  if (registered &&
      onboarding::ApprovesByItself(client, discovery->target, registrations.clients.front())) {
    std::cerr << "asked  authorize as the first of them: a code at once, without a login\n";
    draft.login = LoginWithoutUser();
  }
  if (!PutSecretsAside(file, draft.clients))
    return Complain(fmt::format("the secrets beside {} could not be written", file.string()), 70);
  const auto blank = onboarding::ClientsToFillIn(discovery->target);
  for (std::size_t i = draft.clients.size(); i < blank.size(); ++i)
    draft.clients.push_back(blank[i]);

  const auto left = LeftToTheUser(draft, registered);
  std::ofstream out(file, std::ios::binary);
  out << onboarding::DraftText(*discovery, draft, left);
  out.close();
  if (!out) return Complain(fmt::format("{} could not be written", file.string()), 70);
  std::cout << fmt::format("{}: written, from {}\n", file.string(), discovery->metadata_url);
  if (!registrations.clients.empty())
    std::cout << fmt::format("{} clients were registered\n", registrations.clients.size());
  for (const auto& remark : discovery->remarks) std::cout << "odd: " << remark << '\n';
  std::cout << "Left to you:\n";
  for (const auto& line : left) std::cout << "  - " << line << '\n';
  std::cout << "Then: nearmiss doctor -c " << file.string() << '\n';
  return 0;
}

}  // namespace nearmiss::runner
