#pragma once

#include <string>
#include <vector>

#include "suites/mutate/change.hpp"
#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

// Changes of a request whose body is a JSON object (RFC 7591 3.1). No room where it is none.

/// "with another client_name": the member is this text instead, or is added.
Change WithMember(std::string name, std::string value);
/// The same for an array of strings, and for a number.
Change WithMemberList(std::string name, std::vector<std::string> values);
Change WithMemberNumber(std::string name, long long value);
/// The same for any JSON value, given as its text.
Change WithMemberJson(std::string name, const std::string& json);
/// The first item of an array a second time.
Change ItemTwice(std::string name);
Change WithoutMember(std::string name);

/// "with a relative one for redirect_uris": the member is an array of one, its first string put
/// through a near miss.
Change NearItem(std::string name, Operator near);
/// The members as a form, labelled as one; an array as its strings under one name.
Change AsAFormInsteadOfJson();
/// The whole body put through a near miss.
Change NearBody(Operator near);

/// The first part of the path under another name: the URL of something that does not exist.
Change WithUrlPart(std::string part, std::string other);
/// The bearer token of another client.
Change WithBearer(std::string told, std::string token);

}  // namespace nearmiss::mutate
