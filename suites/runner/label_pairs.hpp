#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "reports/record/record.hpp"

namespace nearmiss::runner {

/// Which label of a record a label of today stands for: two runs that send the same number their
/// values in their own order. Each has one partner, of the same kind, once they have met.
class LabelPairs {
 public:
  /// `stand_in` gives the value that was handed out for a label of the record.
  explicit LabelPairs(std::function<std::string(std::string_view label)> stand_in)
      : stand_in_(std::move(stand_in)) {}

  /// Whether both are one text, but for the names of labels and for stand-ins. Learns new pairs; of
  /// texts that are not the same as well, since those before the difference met all the same.
  bool Same(std::string_view recorded, std::string_view today);
  /// False when one of the two has another partner.
  bool Pair(std::string_view recorded, std::string_view today);
  /// The same for values that are new in every run and no secret: a thumbprint of a key.
  bool PairFresh(const std::string& recorded, const std::string& today);
  /// The exchange with the fresh values of today in its answer.
  record::Exchange WithFresh(record::Exchange exchange) const;
  /// Today's label for one of the record; empty when it has not met one.
  std::string PartnerOf(std::string_view recorded) const;

 private:
  std::function<std::string(std::string_view label)> stand_in_;
  std::map<std::string, std::string, std::less<>> today_;     // by the label of the record
  std::map<std::string, std::string, std::less<>> recorded_;  // by today's label
  std::map<std::string, std::string> fresh_;                  // by the value of the record
};

/// How a request of today differs from the recorded one, in a few words; nothing when they are the
/// same. Cookies are not compared, nor who sent it; of a DPoP proof (RFC 9449 4.2) only what is not
/// new in every proof.
std::optional<std::string> Difference(const record::RequestText& recorded,
                                      const record::RequestText& today, LabelPairs& pairs);

}  // namespace nearmiss::runner
