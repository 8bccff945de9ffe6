// canary_test NEARMISS: no secret of a run stands in any file or stream that the program leaves, in
// any form. The program is used as people use it, on an embedded server that notes every secret
// that it sends or gets, and on canaries of the configuration; then everything is searched.

#include <fmt/format.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "fixtures/target/write.hpp"
#include "suites/runner/certificate_files.hpp"
#include "suites/selftest/embedded_target.hpp"
#include "suites/selftest/secret_forms.hpp"
#include "suites/selftest/secret_search.hpp"
#include "suites/selftest/witness.hpp"

namespace nearmiss::selftest {
namespace {

namespace fs = std::filesystem;

// With everything that some format escapes.
constexpr auto kPassword = "canary's \"pass\\word\" <&> %2B+/=? \xC3\xA9";
constexpr auto kSecret = "canary-secret \"<&>' %:+/=?\\ \xC3\xA9 0123456789";
constexpr auto kOtherSecret = "canary-other ;:@&=+$,/?%# [9876543210]";
constexpr auto kProxyPassword = "canary-of-the-proxy-4711";
constexpr auto kWrongPassword = "canary wrong pass";

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void Write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

/// A folder of its own that goes with the value.
class Place {
 public:
  Place() {
    std::string name = (fs::temp_directory_path() / "nearmiss-canary-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
    // What is searched stands apart from what holds the secrets.
    fs::create_directory(path_ / "left");
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  fs::path Config(const std::string& name) const { return path_ / name; }
  fs::path Left() const { return path_ / "left"; }

 private:
  fs::path path_;
};

/// The program, in the folder that is searched; what it says goes into a file there.
class Program {
 public:
  Program(std::string path, const Place& place) : path_(std::move(path)), place_(place) {}

  void operator()(const std::string& name, const std::string& arguments, int right) {
    const auto command = fmt::format("cd {} && timeout 60 {} {} >{}.said 2>&1",
                                     place_.Left().string(), path_, arguments, name);
    const int status = std::system(command.c_str());
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == right) return;
    failed_ = true;
    std::cout << fmt::format("FAILED: {}: exit code {} instead of {}\n{}\n", name, code, right,
                             Read(place_.Left() / (name + ".said")).substr(0, 2000));
  }
  bool Failed() const { return failed_; }

 private:
  std::string path_;
  const Place& place_;
  bool failed_ = false;
};

server::Options CanaryServer() {
  auto options = server::Standard(server::Dialect::Rfc);
  // Findings of every kind, so that secrets have a way into what is told.
  options.defects = {
      "token-in-error",           "secret-echoed",       "code-reusable",
      "challenge-reflects-token", "redirect-uri-prefix", "description-reflects-input",
      "error-page-reflects-input"};
  options.code_lifetime = std::chrono::seconds(1);
  options.device_interval = std::chrono::seconds(1);
  options.clients.at(0).secret = kSecret;
  options.clients.at(1).secret = kOtherSecret;
  options.users.front().password = kPassword;
  return options;
}

/// Of a private key only the lines in the middle are secret.
void AddKey(const std::string& pem, SecretSearch& search) {
  std::istringstream lines(pem);
  for (std::string line; std::getline(lines, line);) {
    if (line.size() > 40 && !line.starts_with("-")) search.Add("certificate key", line);
  }
}

/// What `openssl genpkey -algorithm ed25519` writes; the key is that of RFC 8032 7.1, test 2.
constexpr auto kSigningKey = "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7";

void AddConfigured(const target::Target& target, SecretSearch& search) {
  search.Add("password", kPassword);
  search.Add("password", kWrongPassword);
  search.Add("proxy password", kProxyPassword);
  search.Add("signing key", kSigningKey);
  for (const auto& client : target.clients) {
    search.Add("client secret", client.secret);
    AddKey(client.certificate.key, search);
    // The private members of an EC key and of an RSA key.
    for (const std::string member : {"\"d\":\"", "\"p\":\"", "\"qi\":\""}) {
      const auto at = client.key.find(member);
      if (at == std::string::npos) continue;
      const auto begin = at + member.size();
      search.Add("private key", client.key.substr(begin, client.key.find('"', begin) - begin));
    }
  }
}

void WriteConfigs(const target::Target& target, const Place& place) {
  Write(place.Config("nearmiss.toml"), target::ToToml(target));
  auto wrong = target;
  wrong.login.password = kWrongPassword;
  Write(place.Config("signing.pem"),
        fmt::format("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", kSigningKey));
  Write(place.Config("wrong.toml"), target::ToToml(wrong));
}

/// As under GitHub Actions, which adds a stream and a file to be searched. But under `CI` a
/// configuration with secrets in it, as these are, is refused.
void SetEnvironment(const Place& place) {
  std::vector<std::string> options;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string variable = *each;
    if (variable.starts_with("NEARMISS_"))
      options.push_back(variable.substr(0, variable.find('=')));
  }
  for (const auto& name : options) unsetenv(name.c_str());
  unsetenv("CI");
  setenv("GITHUB_ACTIONS", "true", 1);
  setenv("GITHUB_STEP_SUMMARY", (place.Left() / "step-summary.md").c_str(), 1);
}

/// Everything that a user may call on one server, or nearly.
void UseProgram(Program& nearmiss, const Place& place, const std::string& issuer) {
  const auto with = fmt::format("-c {} --cacert {}", place.Config("nearmiss.toml").string(),
                                place.Config("certificates/ca.pem").string());
  std::string selected;
  for (const auto* part :
       {"rfc6749/4.1.2", "rfc6749/5.2", "rfc6749/3.1.2.3", "rfc6750/2.1", "rfc7009/2.1",
        "rfc7523/3", "rfc7591/3.2.1", "rfc7592/2.1", "rfc7636/4.6", "rfc8628/3.1", "rfc8628/3.4",
        "rfc8705/2", "rfc9126/2", "rfc9449/4.3", "oidc-core/2", "oidc-core/3.1.2.1"})
    selected += fmt::format(" --select {}", part);
  nearmiss("run", fmt::format("run {} -vv --depth quick --out first --plan all{}", with, selected),
           1);
  nearmiss("ndjson", fmt::format("run {} --format ndjson --out second --select rfc6749/5.2", with),
           1);
  nearmiss("fuzz", fmt::format("fuzz token {} --out fourth --max-time 2s", with), 1);
  nearmiss("doctor", "doctor " + with, 0);
  nearmiss("doctor-wrong", fmt::format("doctor -c {}", place.Config("wrong.toml").string()), 3);
  nearmiss("proxy",
           fmt::format("run -c {} --out third --select rfc6749/4.1.2 --proxy "
                       "http://canary:{}@127.0.0.1:1",
                       place.Config("nearmiss.toml").string(), kProxyPassword),
           3);
  nearmiss("plan", fmt::format("plan {} --select rfc6749/5.2", with), 0);
  nearmiss("init",
           fmt::format("init --issuer {} --out-file {}", issuer,
                       place.Config("written-by-init.toml").string()),
           0);
  for (const auto* format :
       {"text", "html", "markdown", "junit", "sarif", "har", "ctrf", "annotations", "coverage"})
    nearmiss(format, fmt::format("report first/record.ndjson --as {}", format), 0);
  nearmiss("replay",
           fmt::format("replay first/cases/rfc6749-4.1.2-refuse-a-code-used-before.json -c {}",
                       place.Config("nearmiss.toml").string()),
           1);
  nearmiss("evidence",
           fmt::format("evidence pack first/record.ndjson --key {}",
                       place.Config("signing.pem").string()),
           0);
  nearmiss("baseline", "baseline update second/record.ndjson --baseline known.txt", 2);
}

/// Prints what stands where; how many there are.
int SearchFiles(const SecretSearch& search, const fs::path& folder) {
  int sightings = 0;
  int files = 0;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    ++files;
    const auto text = Read(file.path());
    for (const auto& seen : search.In(text)) {
      if (++sightings > 20) continue;
      const auto begin = seen.position - std::min<std::size_t>(seen.position, 100);
      std::cout << fmt::format("FAILED: {}: {}, {}: {}\n",
                               file.path().lexically_relative(folder).string(), seen.kind,
                               seen.form, text.substr(begin, 100 + seen.length));
    }
  }
  std::cout << fmt::format("{} files, {} secrets, {} sightings\n", files, search.Size(), sightings);
  return sightings;
}

/// The search has to see each form of each secret, wherever it stands.
bool SeesWhatIsThere(const SecretSearch& search) {
  bool sees = true;
  for (const std::string_view secret : {kPassword, kSecret, kProxyPassword}) {
    for (const auto& form : FormsOf(secret)) {
      if (!search.In("{\"a\":\"" + form.text + "\"}").empty()) continue;
      sees = false;
      std::cout << fmt::format("FAILED: the search is blind to {}: {}\n", form.name, form.text);
    }
  }
  return sees;
}

/// A kind that was never met proves nothing.
bool MetEveryKind(const SecretSearch& search) {
  bool all = true;
  for (const auto* kind : {"anti-forgery token",
                           "assertion",
                           "basic",
                           "certificate key",
                           "client secret",
                           "code",
                           "cookie",
                           "device code",
                           "issued client secret",
                           "nonce",
                           "password",
                           "private key",
                           "proxy password",
                           "registration token",
                           "request URI",
                           "signature",
                           "signing key",
                           "state",
                           "ticket",
                           "token",
                           "user code",
                           "verifier"}) {
    if (search.Kinds().contains(kind)) continue;
    all = false;
    std::cout << fmt::format("FAILED: no {} was met\n", kind);
  }
  return all;
}

int Main(const std::string& program) {
  const Place place;
  auto options = CanaryServer();
  const auto server = WitnessedServer::Start(options);
  if (!server) {
    std::cout << server.error() << '\n';
    return 70;
  }
  const auto target = runner::WithCertificateFiles(EmbeddedTarget(options, {options.issuer}),
                                                   place.Config("certificates"));
  if (!target) {
    std::cout << target.error() << '\n';
    return 70;
  }
  WriteConfigs(*target, place);
  SetEnvironment(place);
  Program nearmiss(program, place);
  UseProgram(nearmiss, place, options.issuer);
  auto search = (*server)->Noted();
  AddConfigured(*target, search);
  const bool sighted = SeesWhatIsThere(search) && MetEveryKind(search);
  const bool clean = SearchFiles(search, place.Left()) == 0;
  return sighted && clean && !nearmiss.Failed() ? 0 : 1;
}

}  // namespace
}  // namespace nearmiss::selftest

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cout << "canary_test NEARMISS\n";
    return 2;
  }
  return nearmiss::selftest::Main(std::filesystem::absolute(argv[1]).string());
}
