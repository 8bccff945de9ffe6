#pragma once

#include <map>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/label_index.hpp"

namespace nearmiss::record {

/// The one place where secrets leave the text: each learned value is replaced by a label that tells
/// its kind and which one it is, `code#1`, `refresh_token#2`. The same value has the same label
/// everywhere, so a reader can follow it. Safe to share between threads.
class Labels {
 public:
  /// Learns a value. The kind is one of `IsLabelKind`; any other is called `secret`. A value that
  /// is known already keeps its first label. Fewer than four octets are no secret and are passed
  /// over. For HTTP Basic learn `id:secret` as a value of its own, kind `basic`: its base64 form is
  /// what the header shows.
  void Learn(std::string_view kind, std::string_view value);

  /// The text with every learned value replaced: as it is, percent-encoded (once or twice, either
  /// case of the digits), form-encoded, escaped as in JSON or HTML, and in base64 or base64url. The
  /// longest value wins where one holds another. Before a digit the label stands in braces,
  /// `{code#1}`, since it would seem to be another one.
  std::string Mask(std::string_view text) const;

 private:
  struct Label {
    std::string_view kind;
    int number = 0;
    std::string Text() const;
  };

  mutable std::shared_mutex mutex_;
  LabelIndex index_;
  std::vector<Label> labels_;               // by the number the index knows
  std::map<std::string_view, int> counts_;  // kind -> how many
};

/// Whether `KIND#N` is a label. A closed list, so that `/callback#1` in a URL is not taken for one.
bool IsLabelKind(std::string_view kind);

}  // namespace nearmiss::record
