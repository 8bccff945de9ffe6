#pragma once

#include <string>
#include <string_view>

namespace nearmiss::record {

/// How people write the specification that a check's id begins with: "RFC 6749" for `rfc6749`,
/// "OpenID Connect Core" for `oidc-core`. What is not known is written with a capital.
std::string SpecificationTitle(std::string_view slug);

}  // namespace nearmiss::record
