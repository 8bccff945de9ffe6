#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fixtures/target/target.hpp"
#include "fixtures/wire/message.hpp"
#include "reports/record/labels.hpp"
#include "reports/record/record.hpp"

namespace nearmiss::runner {

/// Knows which values of a run are secret, and turns exchanges into text without them. Secrets of
/// the configuration are known from the start, codes, tokens and cookies from the exchanges that
/// bring them.
class Masking {
 public:
  explicit Masking(const target::Target& target);

  /// Takes the secrets out of an exchange before anyone sees it.
  void Learn(const wire::Exchange& exchange);
  record::RequestText Masked(const wire::Request& request) const;
  record::ResponseText Masked(const wire::Response& response) const;
  std::string Masked(std::string_view text) const { return labels_.Mask(text); }

 private:
  record::Labels labels_;
  std::vector<std::string> issued_;  ///< codes and tokens, to recognise what is nearly one of them

  void LearnIssued(std::string_view kind, const std::string& value);
  void LearnNearlyIssued(std::string_view kind, const std::string& value);
  void LearnRequest(const wire::Request& request);
  void LearnResponse(const wire::Response& response);
};

}  // namespace nearmiss::runner
