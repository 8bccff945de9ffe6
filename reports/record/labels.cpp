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

}  // namespace

bool IsLabelKind(std::string_view kind) {
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

void Labels::Learn(std::string_view kind, std::string_view value) {
  if (value.size() < LabelIndex::kShortest) return;
  const std::unique_lock lock(mutex_);
  const auto [known, is_new] = learned_.emplace(value, labels_.size());
  if (!is_new) return;
  const std::string name(IsLabelKind(kind) ? kind : "secret");
  labels_.push_back(name + "#" + std::to_string(++counts_[name]));
  const std::string base64 = Base64(value);
  const std::string base64url = Base64Url(value);
  index_.Add(value, known->second);
  index_.Add(base64, known->second);
  index_.Add(std::string_view(base64).substr(0, base64url.size()), known->second);
  index_.Add(base64url, known->second);
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
    masked += digit_follows ? "{" + labels_[hit->number] + "}" : labels_[hit->number];
  }
  masked += text.substr(copied);
  return masked;
}

}  // namespace nearmiss::record
