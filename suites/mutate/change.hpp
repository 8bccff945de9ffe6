#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fixtures/wire/form.hpp"
#include "fixtures/wire/message.hpp"
#include "suites/mutate/operator.hpp"

namespace nearmiss::mutate {

/// One change of a request. Its phrase completes "but ...", so that a mutant tells what it is.
struct Change {
  std::string told;
  /// Nothing when the request gives no room for it: no such parameter, no Basic credentials.
  std::function<std::optional<wire::Request>(wire::Request)> apply;
};

// Parameters stand in the query of a GET and in the form body of a POST.

/// "with another code_verifier": the parameter has this value instead, or is added.
Change With(std::string name, std::string value);
/// The same with a phrase of its own: "with s256 for the code_challenge_method".
Change With(std::string name, std::string value, std::string told);
Change Without(std::string name);
/// The parameter a second time, with the same value.
Change Twice(std::string name);
/// The parameter a second time in front, with another value.
Change TwiceWithFirst(std::string name, std::string other);
/// The parameter under another name: "code[]", "CODE".
Change Renamed(std::string name, std::string other);
/// A semicolon for the first '&' between parameters.
Change WithASemicolonBetweenParameters();
/// The bearer token as access_token in the query instead of the header (RFC 6750 2.3).
Change WithTheTokenInTheQuery();
/// The parameter a second time, with another value.
Change TwiceWith(std::string name, std::string other);
/// "with a client_id that has a space behind": the parameter's value put through a near miss.
Change Near(std::string name, Operator near);

/// The user or password of HTTP Basic (RFC 6749 2.3.1) put through a near miss.
Change NearBasicUser(Operator near);
Change NearBasicPassword(Operator near);
/// The credential wherever this client puts it: in Basic or in the body.
Change NearClientId(const Operator& near);
Change NearClientSecret(const Operator& near);
/// The same credentials in HTTP Basic, each octet percent-encoded: what RFC 6749 2.3.1 lets any
/// client send.
Change WithBasicFullyPercentEncoded();
Change WithClientSecret(const std::string& secret);
Change WithClientId(const std::string& id);
/// Neither Authorization header nor client_secret, only the client_id.
Change WithoutClientSecret();
/// No client authentication and no client_id.
Change WithoutClient();
/// The bearer token of the Authorization header put through a near miss.
Change NearBearer(Operator near);
/// The token under another authentication scheme than Bearer.
Change WithTokenScheme(std::string scheme);
/// The parameter's text just as given, percent signs and all.
Change WithRaw(std::string name, std::string raw, std::string told);
/// The client's own authentication replaced by a header (empty: none) and form fields: another
/// client's.
Change WithCredentials(std::string told, std::string authorization,
                       std::vector<wire::FormField> fields);
/// The credentials once more in the other place: body beside Basic, or Basic beside body.
Change WithCredentialsInBothPlaces();
/// All parameters in the query instead of the body.
Change WithParametersInTheQuery();
/// client_id and client_secret in the query of the URL instead of where they were.
Change WithCredentialsInTheQuery();
/// A GET as a POST whose form has what the query had.
Change AsAForm();
Change AsMethod(std::string method);
Change WithHeader(std::string name, std::string value);
Change WithoutHeader(std::string name);

}  // namespace nearmiss::mutate
