#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fixtures/wire/message.hpp"
#include "suites/glue/check.hpp"

namespace nearmiss::runner {

/// What a running check tells the runner, over a socket between two processes.
struct Message {
  enum class Kind : std::uint8_t {
    Met,      ///< an exchange happened
    Parked,   ///< waits and gives up its place
    Ready,    ///< waits for a place
    Outcome,  ///< a check is over
    Session,  ///< the first grant worked; here is its session and what it taught
  };
  Kind kind = Kind::Met;
  std::string check;  ///< id of the check it is about; one process may run several
  wire::Exchange exchange;
  record::Role role = record::Role::Setup;
  CheckOutcome outcome;
  std::set<std::string> dependencies;  ///< see Settings
  std::string cookies;
  Facts facts;
};

/// Framed for a byte stream.
std::string Pack(const Message& message);
/// The message that an exchange happened, without a copy of it.
std::string PackMet(const std::string& check, record::Role role, const wire::Exchange& exchange);

/// Puts a byte stream back into messages.
class Unpacker {
 public:
  void Feed(std::string_view octets) {
    buffer_.erase(0, read_);
    read_ = 0;
    buffer_ += octets;
  }
  /// The next whole message; nothing until more octets come.
  std::optional<Message> Next();

 private:
  std::string buffer_;
  std::size_t read_ = 0;  ///< how much of it was given out
};

}  // namespace nearmiss::runner
