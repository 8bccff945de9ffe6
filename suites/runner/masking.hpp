#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fixtures/target/target.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/message.hpp"
#include "reports/record/labels.hpp"
#include "reports/record/record.hpp"
#include "suites/runner/jwt_signatures.hpp"

namespace nearmiss::runner {

/// Knows which values of a run are secret, and turns exchanges into text without them. Secrets of
/// the configuration are known from the start; codes, tokens, cookies, what a server's pages hand
/// to the browser, and the random values of our own requests from the exchanges that bring them.
class Masking {
 public:
  explicit Masking(const target::Target& target);

  /// Takes the secrets out of an exchange before anyone sees it.
  void Learn(const wire::Exchange& exchange);
  record::RequestText Masked(const wire::Request& request) const;
  record::ResponseText Masked(const wire::Response& response) const;
  std::string Masked(std::string_view text) const {
    return signatures_.Without(labels_.Mask(text));
  }

 private:
  record::Labels labels_;
  JwtSignatures signatures_;
  std::string public_;  ///< addresses and client ids of the configuration, which are none
  std::vector<std::string> configured_;  ///< secrets of clients, to recognise them in another case
  std::vector<std::string> issued_;  ///< codes and tokens, to recognise what is nearly one of them

  void LearnConfigured(const target::Client& client);
  void LearnIssued(std::string_view kind, const std::string& value);
  void LearnOpaque(std::string_view kind, const std::string& value, std::size_t length);
  void LearnNearlyIssued(std::string_view kind, const std::string& value);
  void LearnRequest(const wire::Request& request);
  void LearnParameters(const wire::Form& form);
  void LearnCredentials(const wire::Headers& headers);
  void LearnResponse(const wire::Response& response, const std::string& asked);
  /// `asked` is the address of the request.
  void LearnAnswer(const wire::Form& answer, const std::string& asked);
  void LearnDocument(const std::string& body);
  std::vector<std::pair<std::string, std::string>> Masked(const wire::Headers& headers) const;
};

}  // namespace nearmiss::runner
