#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fixtures/wire/json.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

/// A metadata document (RFC 8414 2) as its judges read it. Any JSON object is one.
class MetadataDocument {
 public:
  /// The document of the last answer; nothing when that is no JSON object.
  static std::optional<MetadataDocument> Of(const Evidence& evidence);
  explicit MetadataDocument(wire::JsonDocument json) : json_(std::move(json)) {}

  bool Has(std::string_view name) const { return json_.Find(name) != nullptr; }
  std::optional<std::string> Text(std::string_view name) const { return json_.String(name); }
  bool IsTrue(std::string_view name) const;
  /// The strings of a list; of one that is left out, `otherwise`.
  std::vector<std::string> List(std::string_view name,
                                std::vector<std::string> otherwise = {}) const;
  /// The members of the object itself, not of what is inside them.
  std::vector<wire::JsonMember> Members() const;
  /// The elements of a list, whatever they are.
  std::vector<wire::JsonMember> Elements(std::string_view name) const;

 private:
  wire::JsonDocument json_;
};

// Judges of the metadata document. Each asks one thing; an answer that is no document fails it.

/// RFC 8414 2: issuer is an https URL without query and fragment; on loopback http will do.
Judge IssuerIsAPlainUrl();
/// RFC 8414 2: what ends in _endpoint is an absolute URL, https or on loopback, without fragment.
Judge EndpointsAreUrls();
/// The same for one member; nothing to judge when it is left out.
Judge IsASafeEndpoint(std::string member);
/// RFC 8414 3.2: several values make an array; of OAuth's lists, one of strings.
Judge ListsAreArrays();
/// The list, or what its absence means, has this value.
Judge Lists(std::string member, std::string value, std::vector<std::string> otherwise = {});
/// ... all of them.
Judge ListsEach(std::string member, std::vector<std::string> values,
                std::vector<std::string> otherwise = {});
Judge ListsAnyOf(std::string member, std::vector<std::string> values);
/// The list is there and has no value outside the grammar of a scope token (RFC 6749 3.3).
Judge ListsScopes();
/// RFC 8414 2: left out, grant_types_supported means authorization_code and implicit; then the
/// response types are to have the one of the implicit grant.
Judge GrantTypesFitTheResponseTypes();
/// RFC 8414 2: where the list of methods of the endpoint ("token_endpoint") has one that signs a
/// JWT, the list of algorithms is there.
Judge SigningAlgorithmsStandBesideJwtMethods(std::string endpoint);
/// ... it has RS256.
Judge SigningAlgorithmsHaveRs256();
/// ... and none of these lists has "none".
Judge SigningAlgorithmsLeaveOutNone();
Judge SaysTrue(std::string member);

/// RFC 8414 3.2: at the well-known place, 200 with application/json and an object. A server that
/// has nothing there (404, 405, 410) makes no such promise.
Judge IsServedAsADocument();
/// ... there is one, with any success.
Judge IsAMetadataDocument();
/// RFC 8414 3.2, 3.3: for an issuer that is not this one there is no document of another.
Judge HasNoDocumentOfAnotherIssuer(std::string asked);

}  // namespace nearmiss::oracle
