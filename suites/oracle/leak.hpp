#pragma once

#include <string>
#include <vector>

#include "fixtures/wire/message.hpp"

namespace nearmiss::oracle {

/// Those of the secrets that stand in the response, in its body or a header. Values shorter than
/// eight octets are not looked for: they stand in any page by chance.
std::vector<std::string> Leaked(const wire::Response& response,
                                const std::vector<std::string>& secrets);

/// By which means the answer brings a browser to the URI without the user's doing: "Location
/// header", "meta refresh", "form", "script"; empty when it does not. A link is the user's own
/// doing.
std::string WayTo(const wire::Response& response, const std::string& uri);

}  // namespace nearmiss::oracle
