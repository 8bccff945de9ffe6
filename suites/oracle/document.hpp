#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fixtures/wire/json.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

// Judges over a JSON document that a server publishes: metadata, a JWK Set, UserInfo.

/// The document; nothing where the answer has another status than 200 or no JSON object.
std::optional<wire::JsonDocument> PublishedDocument(const Evidence& evidence);
/// The strings of a list, in order.
std::vector<std::string> StringsOf(const wire::JsonDocument& document, const std::string& list);
/// There is a document, and `flaw` tells nothing that is wrong with it.
Judge DocumentIs(std::string expected,
                 std::function<std::optional<std::string>(const wire::JsonDocument&)> flaw);

/// 200 with one of these media types; application/json holds a JSON object.
Judge ServedAs(std::vector<std::string> media_types);
/// A list that is not empty.
Judge ListsSomething(std::string member);
/// A list with one of these texts in it.
Judge ListsOneOf(std::string member, std::vector<std::string> values);
/// The same, or no such member.
Judge ListsUnlessAbsent(std::string member, std::string value);
/// A list without this text, or no such member.
Judge DoesNotList(std::string member, std::string value);
/// No member is a list without elements.
Judge NoListIsEmpty();
/// No member is null or an empty text.
Judge NoMemberIsEmpty();
/// None of these members is there.
Judge LacksMembers(std::vector<std::string> members);
/// These texts are the same as in another document, as far as both have them.
Judge AgreesWith(const Evidence& other, std::vector<std::string> members);
/// A JWK Set with at least one key, and no private or symmetric one (RFC 7517 5, 9.3).
Judge HoldsPublicKeysOnly();
/// The text of a member, whatever the case of its letters.
Judge SaysInAnyCase(std::string member, std::string value);
/// A header field holds this token, in any case.
Judge HeaderHas(std::string name, std::string token);
/// The header field is there.
Judge HasHeader(std::string name);

}  // namespace nearmiss::oracle
