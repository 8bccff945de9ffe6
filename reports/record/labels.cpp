#include "reports/record/labels.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <string>

#include "reports/record/base64.hpp"

namespace nearmiss::record {
namespace {

constexpr std::array<std::string_view, 23> kKinds = {
    "code_challenge", "access_token", "assertion",
    "basic",          "bearer",       "client_secret",
    "code",           "cookie",       "csrf",
    "code_verifier",  "device_code",  "id_token",
    "nonce",          "password",     "refresh_token",
    "request_object", "request_uri",  "registration_token",
    "secret",         "session",      "signature",
    "state",          "user_code"};

/// Of the list, so that it lives as long as the program.
std::string_view KindFor(std::string_view kind) {
  const auto* const found = std::ranges::find(kKinds, kind);
  return found == kKinds.end() ? "secret" : *found;
}

}  // namespace

bool IsLabelKind(std::string_view kind) { return std::ranges::find(kKinds, kind) != kKinds.end(); }

std::string Labels::Label::Text() const { return std::string(kind) + '#' + std::to_string(number); }

void Labels::Learn(std::string_view kind, std::string_view value) {
  if (value.size() < LabelIndex::kShortest) return;
  const std::unique_lock lock(mutex_);
  if (index_.Has(value)) return;
  const auto number = labels_.size();
  const auto name = KindFor(kind);
  labels_.push_back({name, ++counts_[name]});
  const std::string base64 = Base64(value);
  const std::string base64url = Base64Url(value);
  index_.Add(value, number);
  index_.Add(base64, number);
  index_.Add(std::string_view(base64).substr(0, base64url.size()), number);
  index_.Add(base64url, number);
}

std::string Labels::Mask(std::string_view text) const {
  const std::shared_lock lock(mutex_);
  std::string masked;
  std::size_t copied = 0;  // the text before this is in `masked`
  std::size_t visited = 0;
  for (auto at = index_.NextStart(text, 0); at < text.size(); at = index_.NextStart(text, at + 1)) {
    const auto hit = index_.Longest(text, at, visited);
    // A value that ends inside the one before it is covered already; one that reaches past it is
    // not.
    if (!hit || at + hit->length <= copied) continue;
    if (at > copied) masked += text.substr(copied, at - copied);
    copied = at + hit->length;
    const bool digit_follows = copied < text.size() && text[copied] >= '0' && text[copied] <= '9';
    const std::string label = labels_[hit->number].Text();
    masked += digit_follows ? "{" + label + "}" : label;
  }
  masked += text.substr(copied);
  return masked;
}

}  // namespace nearmiss::record
