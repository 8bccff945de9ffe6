#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "fixtures/wire/json.hpp"
#include "fixtures/wire/message.hpp"

namespace nearmiss::oracle {

// What the judges over many answers look at. A flaw is a phrase; nothing means there is none.

std::optional<wire::JsonDocument> Document(const wire::Exchange& exchange);
std::string Lower(std::string text);
/// Whether a header field holds the token, in any case.
bool HasToken(const wire::Response& response, std::string_view header, std::string_view token);
/// Media type, byte order mark, syntax, kind.
std::optional<std::string> NotJson(const wire::Exchange& exchange);

/// The parameters whose characters RFC 6749 5.2 limits.
inline constexpr std::array<std::string_view, 3> kErrorTexts = {"error", "error_description",
                                                                "error_uri"};
std::optional<std::string> ForbiddenCharacter(std::string_view name, const std::string& value);
/// Whether an error code is of RFC 6749 5.2 or registered by an extension of these endpoints.
bool IsRegisteredError(std::string_view code);

bool UsedBasic(const wire::Exchange& exchange);
bool IsErrorRedirect(const wire::Exchange& exchange);
bool IsPage(const wire::Exchange& exchange);
bool CarriesCode(const wire::Exchange& exchange);
/// A redirect that answers a form, which may have held a password.
bool HoldsUserCredentials(const wire::Exchange& exchange);

}  // namespace nearmiss::oracle
