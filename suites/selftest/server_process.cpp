#include "suites/selftest/server_process.hpp"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <sstream>

#include "fixtures/server/running_server.hpp"

namespace nearmiss::selftest {
namespace {

/// In the server's process: serves until it is ended. One line goes back, the URLs or what is
/// wrong.
[[noreturn]] void Serve(const server::Options& options, int pipe) {
  auto running = server::RunningServer::Start(options);
  std::string line;
  if (!running) {
    line = "! " + running.error();
  } else {
    for (const auto& url : running->BaseUrls()) line += url + ' ';
  }
  line += '\n';
  const auto written = write(pipe, line.data(), line.size());
  close(pipe);
  if (!running || written < 0) _exit(1);
  while (true) pause();
}

std::string ReadLine(int pipe) {
  std::string line;
  char c = 0;
  while (true) {
    const auto got = read(pipe, &c, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || c == '\n') return line;
    line += c;
  }
}

}  // namespace

std::expected<ServerProcess, std::string> ServerProcess::Start(const server::Options& options) {
  std::array<int, 2> pipes{};
  if (pipe(pipes.data()) != 0) return std::unexpected("no pipe for the embedded server");
  const pid_t parent = getpid();
  const pid_t pid = fork();
  if (pid < 0) return std::unexpected("no process for the embedded server");
  if (pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    signal(SIGINT, SIG_IGN);
    close(pipes[0]);
    Serve(options, pipes[1]);
  }
  close(pipes[1]);
  const auto line = ReadLine(pipes[0]);
  close(pipes[0]);
  if (line.empty() || line.starts_with('!')) {
    waitpid(pid, nullptr, 0);
    return std::unexpected("the embedded server did not start: " + line);
  }
  std::istringstream words(line);
  std::vector<std::string> urls;
  for (std::string url; words >> url;) urls.push_back(url);
  return ServerProcess(pid, std::move(urls));
}

ServerProcess::~ServerProcess() {
  if (pid_ == 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

bool ServerProcess::IsAlive() const { return kill(pid_, 0) == 0; }

}  // namespace nearmiss::selftest
