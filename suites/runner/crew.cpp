#include "suites/runner/crew.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <deque>
#include <list>
#include <stdexcept>
#include <utility>

namespace nearmiss::runner {
namespace {

using Clock = std::chrono::steady_clock;

/// One process at work.
struct Worker {
  Job job;
  pid_t pid = 0;
  int socket = -1;
  Unpacker unpacker;
  bool holds_place = true;
  bool is_ready = false;  ///< asked for a place again
  int outcomes = 0;
  bool was_ended = false;  ///< by us, for taking too long
  Clock::time_point working_since = Clock::now();
  std::chrono::milliseconds worked{0};
};

/// Exit status of a process whose work threw.
constexpr int kThrew = 97;

std::string HowItEnded(int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == kThrew)
    return "the check's process ended by an exception";
  if (WIFSIGNALED(status))
    return fmt::format("the check's process ended by signal {} ({})", WTERMSIG(status),
                       strsignal(WTERMSIG(status)));
  return fmt::format("the check's process ended with status {} and no outcome",
                     WEXITSTATUS(status));
}

std::chrono::milliseconds Worked(const Worker& worker) {
  const auto now =
      worker.holds_place ? Clock::now() - worker.working_since : Clock::duration::zero();
  return worker.worked + std::chrono::duration_cast<std::chrono::milliseconds>(now);
}

Worker Start(Job job) {
  std::array<int, 2> sockets{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
    throw std::runtime_error(fmt::format("no socket for a check's process: {}", strerror(errno)));
  }
  const pid_t runner = getpid();
  const pid_t pid = fork();
  if (pid < 0) throw std::runtime_error(fmt::format("no process for a check: {}", strerror(errno)));
  if (pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != runner) _exit(1);
    // A key pressed in the terminal reaches the whole group; only the runner answers it.
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
    close(sockets[0]);
    Link link(sockets[1]);
    // An exception must not unwind into the runner's frames, of which this process has a copy.
    try {
      job.work(link);
    } catch (...) {
      _exit(kThrew);
    }
    _exit(0);
  }
  close(sockets[1]);
  Worker worker;
  worker.job = std::move(job);
  worker.pid = pid;
  worker.socket = sockets[0];
  return worker;
}

void TakePlace(Worker& worker) {
  worker.holds_place = true;
  worker.is_ready = false;
  worker.working_since = Clock::now();
}

void Heed(Worker& worker, const Message& message) {
  if (message.kind == Message::Kind::Parked) {
    worker.worked = Worked(worker);
    worker.holds_place = false;
  } else if (message.kind == Message::Kind::Ready) {
    worker.is_ready = true;
  } else {
    worker.outcomes += message.kind == Message::Kind::Outcome ? 1 : 0;
    worker.job.told(message);
  }
}

/// Reads what is there; false when the process is over.
bool Read(Worker& worker) {
  std::array<char, 65536> buffer;  // NOLINT(*-member-init): filled by recv
  const auto got = recv(worker.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  if (got == 0) return false;
  worker.unpacker.Feed({buffer.data(), static_cast<std::size_t>(got)});
  while (auto message = worker.unpacker.Next()) Heed(worker, *message);
  return true;
}

std::string Bury(Worker& worker) {
  int status = 0;
  while (waitpid(worker.pid, &status, 0) < 0 && errno == EINTR) {
  }
  close(worker.socket);
  if (worker.was_ended)
    return fmt::format("the check was not done after {} s of work",
                       worker.job.patience.count() / 1000);
  return worker.outcomes >= worker.job.outcomes ? "" : HowItEnded(status);
}

void EndAll(std::list<Worker>& workers) {
  for (auto& worker : workers) kill(worker.pid, SIGKILL);
  for (auto& worker : workers) Bury(worker);
  workers.clear();
}

class Shift {
 public:
  Shift(int places, std::vector<Job> jobs) : free_(places) {
    for (auto& job : jobs) waiting_.push_back(std::move(job));
  }

  bool IsOver() const { return waiting_.empty() && workers_.empty(); }
  void End() { EndAll(workers_); }

  void FillPlaces() {
    for (auto& worker : workers_) {
      if (free_ == 0) return;
      if (!worker.is_ready) continue;
      TakePlace(worker);
      --free_;
      // Written without a signal; a process that died meanwhile is seen when it is read.
      send(worker.socket, "g", 1, MSG_NOSIGNAL);
    }
    while (free_ > 0 && !waiting_.empty()) {
      workers_.push_back(Start(std::move(waiting_.front())));
      waiting_.pop_front();
      --free_;
    }
  }

  void Listen() {
    std::vector<pollfd> sockets;
    for (const auto& worker : workers_) sockets.push_back({worker.socket, POLLIN, 0});
    poll(sockets.data(), sockets.size(), 50);
    std::size_t i = 0;
    for (auto worker = workers_.begin(); worker != workers_.end(); ++i) {
      const bool held = worker->holds_place;
      const bool alive = sockets[i].revents == 0 || Read(*worker);
      if (held && (!alive || !worker->holds_place)) ++free_;
      if (alive) {
        EndIfTooLong(*worker);
        ++worker;
      } else {
        const auto trouble = Bury(*worker);
        const auto over = worker->job.over;
        worker = workers_.erase(worker);
        over(trouble);
      }
    }
  }

 private:
  int free_;
  std::deque<Job> waiting_;
  std::list<Worker> workers_;

  static void EndIfTooLong(Worker& worker) {
    if (worker.was_ended || Worked(worker) < worker.job.patience) return;
    worker.was_ended = true;
    kill(worker.pid, SIGKILL);
  }
};

}  // namespace

void Crew::Run(std::vector<Job> jobs, const std::function<bool()>& stop) {
  Shift shift(places_, std::move(jobs));
  while (!shift.IsOver()) {
    if (stop()) {
      shift.End();
      return;
    }
    shift.FillPlaces();
    shift.Listen();
  }
}

}  // namespace nearmiss::runner
