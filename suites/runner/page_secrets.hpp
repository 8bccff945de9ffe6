#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fixtures/wire/message.hpp"

namespace nearmiss::runner {

/// What gives its owner something, and the kind of its label.
struct Secret {
  std::string kind;
  std::string value;
  bool operator==(const Secret&) const = default;
};

/// Whether a value looks made at random rather than chosen by a person: `length` octets or more of
/// more than one class of letters and digits, and no address.
bool IsOpaque(std::string_view value, std::size_t length);

/// What a server hands a browser to get through its pages: tokens against forgery in hidden fields,
/// and tickets in the addresses that redirects and forms lead to. Parameters that every client
/// knows (client_id, scope, ...) are left.
std::vector<Secret> PageSecrets(const wire::Response& response);

}  // namespace nearmiss::runner
