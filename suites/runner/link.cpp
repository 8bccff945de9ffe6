#include "suites/runner/link.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace nearmiss::runner {

void Link::Tell(const Message& message) {
  const auto octets = Pack(message);
  for (std::size_t sent = 0; sent < octets.size();) {
    const auto now = send(socket_, octets.data() + sent, octets.size() - sent, MSG_NOSIGNAL);
    if (now < 0 && errno == EINTR) continue;
    // Without the runner there is nobody to work for.
    if (now <= 0) _exit(1);
    sent += static_cast<std::size_t>(now);
  }
}

void Link::Park(std::chrono::milliseconds time) {
  Message message;
  message.kind = Message::Kind::Parked;
  Tell(message);
  std::this_thread::sleep_for(time);
  message.kind = Message::Kind::Ready;
  Tell(message);
  char go = 0;
  while (read(socket_, &go, 1) < 0 && errno == EINTR) {
  }
}

}  // namespace nearmiss::runner
