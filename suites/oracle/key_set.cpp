#include "suites/oracle/key_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "fixtures/wire/json.hpp"
#include "suites/oracle/answer.hpp"

namespace nearmiss::oracle {
namespace {

using Flaw = std::optional<std::string>;

/// RFC 7518 6: what only the owner of a key may know.
constexpr auto kPrivate =
    std::to_array<std::string_view>({"d", "p", "q", "dp", "dq", "qi", "oth", "k"});

class KeySet {
 public:
  explicit KeySet(wire::JsonDocument json) : json_(std::move(json)) {
    while (json_.Find(At(size_)) != nullptr) ++size_;
  }
  std::size_t Size() const { return size_; }
  bool Has(std::size_t key, std::string_view member) const {
    return json_.Find(At(key, member)) != nullptr;
  }
  std::string Text(std::size_t key, std::string_view member) const {
    return json_.String(At(key, member)).value_or("");
  }

 private:
  static std::string At(std::size_t key) { return fmt::format("keys.{}", key); }
  static std::string At(std::size_t key, std::string_view member) {
    return fmt::format("keys.{}.{}", key, member);
  }

  wire::JsonDocument json_;
  std::size_t size_ = 0;
};

Judge Of(std::string expected, std::function<Flaw(const KeySet&)> flaw) {
  return [expected = std::move(expected), flaw = std::move(flaw)](const Evidence& evidence) {
    const auto* response = evidence.Answer();
    auto json = wire::ReadJson(response == nullptr ? "" : response->body);
    if (!json || json->Find("keys") == nullptr)
      return Unsafe(expected, "no JWK Set: " + Told(evidence));
    const auto found = flaw(KeySet(*std::move(json)));
    return found ? Unsafe(expected, *found) : Held(expected, "so");
  };
}

bool Encrypts(const KeySet& keys, std::size_t key) {
  const auto algorithm = keys.Text(key, "alg");
  return keys.Text(key, "use") == "enc" || algorithm.starts_with("RSA-OAEP") ||
         algorithm.starts_with("ECDH-ES");
}

}  // namespace

Judge KeysArePublic() {
  return Of("no private or symmetric part of a key", [](const KeySet& keys) -> Flaw {
    for (std::size_t i = 0; i < keys.Size(); ++i) {
      if (keys.Text(i, "kty") == "oct") return fmt::format("key {} is symmetric", i);
      for (const auto member : kPrivate) {
        if (keys.Has(i, member)) return fmt::format("key {} has the member {}", i, member);
      }
    }
    return std::nullopt;
  });
}

Judge KeysSayTheirUse() {
  return Of("use on each key, where some sign and some encrypt", [](const KeySet& keys) -> Flaw {
    bool any = false;
    bool all = true;
    for (std::size_t i = 0; i < keys.Size(); ++i) {
      any |= Encrypts(keys, i);
      all &= Encrypts(keys, i);
    }
    if (!any || all) return std::nullopt;
    for (std::size_t i = 0; i < keys.Size(); ++i) {
      if (!keys.Has(i, "use")) return fmt::format("key {} has no use", i);
    }
    return std::nullopt;
  });
}

Judge KeyIdsDiffer() {
  return Of("a kid of its own on each of several keys", [](const KeySet& keys) -> Flaw {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < keys.Size() && keys.Size() > 1; ++i) {
      const auto id = keys.Text(i, "kid");
      if (id.empty()) return fmt::format("key {} has no kid", i);
      if (!seen.insert(id).second) return fmt::format("the kid {} occurs twice", id);
    }
    return std::nullopt;
  });
}

}  // namespace nearmiss::oracle
