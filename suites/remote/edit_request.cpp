#include "suites/remote/edit_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>
#include <vector>

#include "suites/glue/capability.hpp"
#include "suites/glue/credentials.hpp"
#include "suites/mutate/change.hpp"
#include "suites/mutate/json_members.hpp"
#include "suites/mutate/request_edits.hpp"

namespace nearmiss::remote {
namespace {

using Kind = Edit::Kind;
using MaybeChange = std::optional<mutate::Change>;

/// Longer texts cost time and find no more.
constexpr std::size_t kLongestHeader = 4096;

bool IsJson(const wire::Request& request) {
  return wire::MediaType(request.headers) == "application/json";
}

MaybeChange InJson(const Edit& edit) {
  if (edit.kind == Kind::Drop) return mutate::WithoutMember(edit.name);
  if (edit.kind == Kind::Add) return mutate::WithMemberList(edit.name, {edit.value, edit.value});
  // What is JSON already is a value of its own type.
  const bool odd =
      !edit.value.empty() &&
      (std::string_view("[{\"-").find(edit.value.front()) != std::string_view::npos ||
       edit.value == "true" || edit.value == "false" || edit.value == "null" ||
       std::ranges::all_of(edit.value, [](unsigned char c) { return std::isdigit(c); }));
  return odd ? mutate::WithMemberJson(edit.name, edit.value)
             : mutate::WithMember(edit.name, edit.value);
}

MaybeChange NearMissOf(const Edit& edit, NearMissShelf& near_misses, bool is_json) {
  const auto* near = near_misses.Find(edit.value);
  if (near == nullptr) return std::nullopt;
  if (!is_json || edit.name.empty()) return near->AsChange(edit.name);
  const auto of_value = near->AsOperator();
  return of_value ? MaybeChange(mutate::NearItem(edit.name, *of_value)) : std::nullopt;
}

/// Whether a near miss said how long the body is. What changes the body after that would leave a
/// server to wait for the rest of it.
bool IsFramed(const wire::Request& request) {
  return request.headers.Get("Content-Length") || request.headers.Get("Transfer-Encoding");
}

/// Whether a server would wait for more of it than is sent, as the same near miss makes it of a
/// request without a body.
bool IsCutOff(const wire::Request& request) {
  const auto length = request.headers.Get("Content-Length");
  if (length) {
    std::size_t octets = 0;
    std::from_chars(length->data(), length->data() + length->size(), octets);
    return octets > request.body.size();
  }
  return request.headers.Get("Transfer-Encoding") && !request.body.ends_with("\r\n\r\n");
}

/// What frames a message, or is about the connection, is not ours to change.
bool MayBeSet(std::string_view name) {
  constexpr std::array<std::string_view, 6> kFraming = {
      "content-length", "transfer-encoding", "connection", "expect", "upgrade", "te"};
  return std::ranges::none_of(kFraming, [&](std::string_view each) {
    return std::ranges::equal(each, name, {}, {}, [](unsigned char c) { return std::tolower(c); });
  });
}

/// A header can hold no line end (RFC 9110 5.5), and what sends it would not.
std::string HeaderText(std::string text) {
  std::erase_if(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  return text.substr(0, kLongestHeader);
}

bool IsToken(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_';
  });
}

MaybeChange AsClient(const std::string& who, const target::Target& target) {
  if (who == "nobody") return mutate::WithoutClient();
  const auto* client = who == "other" ? OtherClient(target) : PublicClient(target);
  if (client == nullptr || (who != "other" && who != "public")) return std::nullopt;
  return By(target, *client, who == "other" ? "another client" : "a public client");
}

MaybeChange ChangeOf(const Edit& edit, const target::Target& target, NearMissShelf& near_misses,
                     const wire::Request& request) {
  const bool is_json = IsJson(request);
  switch (edit.kind) {
    case Kind::Client:
      return is_json ? std::nullopt : AsClient(edit.value, target);
    case Kind::Header:
      if (!IsToken(edit.name) || !MayBeSet(edit.name)) return std::nullopt;
      return mutate::WithHeader(edit.name, HeaderText(edit.value));
    case Kind::Near:
      return NearMissOf(edit, near_misses, is_json);
    default:
      break;
  }
  if (is_json) return InJson(edit);
  if (edit.kind == Kind::Drop) return mutate::Without(edit.name);
  if (edit.kind == Kind::Set) return mutate::With(edit.name, edit.value);
  return mutate::OnParameters(fmt::format("with one more {}", edit.name), [edit](wire::Form& form) {
    form.Add(edit.name, edit.value);
    return true;
  });
}

}  // namespace

wire::Request Edited(wire::Request request, Step& step, const target::Target& target,
                     NearMissShelf& near_misses, std::string& told) {
  std::vector<Edit> applied;
  for (auto& edit : step.edits) {
    if (IsFramed(request)) break;
    const auto change = ChangeOf(edit, target, near_misses, request);
    if (!change) continue;
    auto changed = change->apply(request);
    if (!changed || *changed == request || IsCutOff(*changed)) continue;
    request = *std::move(changed);
    told += (told.empty() ? "" : " and ") + change->told;
    applied.push_back(std::move(edit));
  }
  step.edits = std::move(applied);
  return request;
}

}  // namespace nearmiss::remote
