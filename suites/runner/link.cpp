#include "suites/runner/link.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace nearmiss::runner {

void Link::Tell(const Message& message) { Send(Pack(message)); }

void Link::TellMet(const std::string& check, record::Role role, const wire::Exchange& exchange) {
  Send(PackMet(check, role, exchange));
}

void Link::Send(std::string_view octets) {
  while (!octets.empty()) {
    const auto sent = send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    // Without the runner there is nobody to work for.
    if (sent <= 0) _exit(1);
    octets.remove_prefix(static_cast<std::size_t>(sent));
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
