#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace nearmiss::evidence {

using KeyHandle = std::shared_ptr<evp_pkey_st>;

/// The public half of an Ed25519 key (RFC 8032).
class PublicKey {
 public:
  /// From a PEM file, as `openssl pkey -pubout` writes it. The error is one line for people.
  static std::expected<PublicKey, std::string> Read(const std::filesystem::path& file);
  explicit PublicKey(KeyHandle key) : key_(std::move(key)) {}

  bool Signed(std::string_view octets, std::string_view signature) const;
  /// SHA-256 of its DER form (SubjectPublicKeyInfo), in hex.
  std::string Id() const;

 private:
  KeyHandle key_;
};

/// An Ed25519 key that signs.
class SigningKey {
 public:
  /// From a PEM file, as `openssl genpkey -algorithm ed25519` writes it. Where it is encrypted, the
  /// pass phrase is asked for on the terminal. The error is one line for people.
  static std::expected<SigningKey, std::string> Read(const std::filesystem::path& file);
  explicit SigningKey(KeyHandle key) : key_(std::move(key)) {}

  std::string Sign(std::string_view octets) const;
  PublicKey Public() const { return PublicKey(key_); }

 private:
  KeyHandle key_;
};

}  // namespace nearmiss::evidence
