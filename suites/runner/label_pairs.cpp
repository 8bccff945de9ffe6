#include "suites/runner/label_pairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "fixtures/jose/key.hpp"
#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/json.hpp"
#include "reports/record/headers.hpp"
#include "reports/record/label_text.hpp"

namespace nearmiss::runner {
namespace {

std::string_view KindOf(std::string_view label) { return label.substr(0, label.find('#')); }

/// Headers that say who asks, not what.
bool IsCompared(std::string_view name) {
  return std::ranges::none_of(
      std::array<std::string_view, 4>{"Cookie", "User-Agent", "DPoP", "Content-Length"},
      [&](std::string_view other) { return record::SameName(name, other); });
}

std::vector<std::pair<std::string, std::string>> Compared(const record::Message& message) {
  auto headers = message.headers;
  std::erase_if(headers, [](const auto& header) { return !IsCompared(header.first); });
  return headers;
}

/// A part of a JWT: its members but for those whose value is new in every proof.
std::optional<std::set<std::string>> MembersOf(std::string_view part) {
  const auto json = wire::FromBase64Url(part);
  if (!json) return std::nullopt;
  const auto document = wire::ReadJson(*json);
  if (!document) return std::nullopt;
  std::set<std::string> members;
  for (const auto& member : document->members) {
    const bool fresh = member.path == "jti" || member.path == "iat" || member.path == "ath" ||
                       member.path == "nonce" || member.path == "exp" || member.path == "nbf" ||
                       member.path.starts_with("jwk.");
    members.insert(fresh ? member.path : member.path + '=' + member.text);
  }
  return members;
}

/// The thumbprint (RFC 7638 3) of the key that a proof shows; empty when it shows none.
std::string ThumbprintIn(std::string_view proof) {
  const auto json = wire::FromBase64Url(proof.substr(0, proof.find('.')));
  if (!json) return "";
  const auto begin = json->find("\"jwk\":{");
  const auto end = json->find('}', begin);
  if (begin == std::string::npos || end == std::string::npos) return "";
  const auto key = jose::Key::Parse(json->substr(begin + 6, end - begin - 5));
  return key ? key->Thumbprint() : "";
}

bool SameProof(std::string_view recorded, std::string_view today, LabelPairs& pairs) {
  if (recorded == today) return true;
  const auto key = ThumbprintIn(recorded);
  const auto key_of_today = ThumbprintIn(today);
  if (!key.empty() && !key_of_today.empty() && !pairs.PairFresh(key, key_of_today)) return false;
  for (int part = 0; part < 2; ++part) {
    const auto a = MembersOf(recorded.substr(0, recorded.find('.')));
    const auto b = MembersOf(today.substr(0, today.find('.')));
    if (!a || !b || *a != *b) return false;
    recorded.remove_prefix(std::min(recorded.find('.'), recorded.size() - 1) + 1);
    today.remove_prefix(std::min(today.find('.'), today.size() - 1) + 1);
  }
  return true;
}

std::string Shortened(std::string_view text) {
  constexpr std::size_t kMost = 80;
  return text.size() <= kMost ? std::string(text) : std::string(text.substr(0, kMost)) + "...";
}

std::vector<std::string_view> FieldsOf(std::string_view text) {
  std::vector<std::string_view> fields;
  while (true) {
    const auto end = text.find_first_of("?&");
    fields.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return fields;
    text.remove_prefix(end + 1);
  }
}

/// Values made of a key or a verifier that is new in every run.
bool IsFresh(std::string_view field) {
  return field.starts_with("dpop_jkt=") || field.starts_with("code_challenge=");
}

/// "client_id=a, recorded is client_id=b": the first field of a URL or a form that is another one.
std::optional<std::string> FirstField(std::string_view recorded, std::string_view today,
                                      LabelPairs& pairs) {
  const auto then = FieldsOf(recorded);
  const auto now = FieldsOf(today);
  for (std::size_t i = 0; i < std::max(then.size(), now.size()); ++i) {
    const auto a = i < then.size() ? then[i] : "nothing";
    const auto b = i < now.size() ? now[i] : "nothing";
    if (pairs.Same(a, b)) continue;
    const bool fresh = IsFresh(a) && IsFresh(b) && a.size() == b.size() &&
                       pairs.PairFresh(std::string(a), std::string(b));
    if (!fresh) return fmt::format("{}, recorded is {}", Shortened(b), Shortened(a));
  }
  return std::nullopt;
}

}  // namespace

bool LabelPairs::Pair(std::string_view recorded, std::string_view today) {
  if (KindOf(recorded) != KindOf(today)) return false;
  const auto mine = today_.emplace(recorded, today).first;
  const auto theirs = recorded_.emplace(today, recorded).first;
  return mine->second == today && theirs->second == recorded;
}

std::string LabelPairs::PartnerOf(std::string_view recorded) const {
  const auto found = today_.find(recorded);
  return found == today_.end() ? "" : found->second;
}

bool LabelPairs::PairFresh(const std::string& recorded, const std::string& today) {
  return fresh_.emplace(recorded, today).first->second == today;
}

record::Exchange LabelPairs::WithFresh(record::Exchange exchange) const {
  if (!exchange.response) return exchange;
  const auto renew = [this](std::string& text) {
    for (const auto& [then, now] : fresh_) {
      for (auto at = text.find(then); at != std::string::npos;
           at = text.find(then, at + now.size()))
        text.replace(at, then.size(), now);
    }
  };
  renew(exchange.response->body);
  for (auto& [name, value] : exchange.response->headers) renew(value);
  return exchange;
}

bool LabelPairs::Same(std::string_view recorded, std::string_view today) {
  while (const auto label = record::FindLabel(recorded, 0)) {
    const auto before = recorded.substr(0, label->position);
    if (!today.starts_with(before)) return false;
    today.remove_prefix(before.size());
    recorded.remove_prefix(label->position + label->length);
    const auto other = record::FindLabel(today, 0);
    if (const auto value = stand_in_(label->text); today.starts_with(value)) {
      today.remove_prefix(value.size());
    } else if (other && other->position == 0 && Pair(label->text, other->text)) {
      today.remove_prefix(other->length);
    } else {
      return false;
    }
  }
  return recorded == today;
}

std::optional<std::string> Difference(const record::RequestText& recorded,
                                      const record::RequestText& today, LabelPairs& pairs) {
  if (recorded.method != today.method)
    return fmt::format("{} {}, recorded is {} {}", today.method, today.url, recorded.method,
                       recorded.url);
  if (const auto field = FirstField(recorded.url, today.url, pairs)) return *field + " in the URL";
  const auto headers = Compared(today);
  const auto then = Compared(recorded);
  const bool same = std::ranges::equal(then, headers, [&](const auto& a, const auto& b) {
    return record::SameName(a.first, b.first) && pairs.Same(a.second, b.second);
  });
  if (!same) return "other headers";
  if (!SameProof(record::HeaderOf(recorded, "DPoP"), record::HeaderOf(today, "DPoP"), pairs))
    return "another DPoP proof";
  if (const auto field = FirstField(recorded.body, today.body, pairs))
    return *field + " in the body";
  return std::nullopt;
}

}  // namespace nearmiss::runner
