#include "reports/evidence/signing_key.hpp"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <optional>
#include <stdexcept>

#include "reports/evidence/digest.hpp"
#include "reports/record/file_text.hpp"

namespace nearmiss::evidence {
namespace {

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;

const unsigned char* Octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

using Reader = EVP_PKEY* (*)(BIO*, EVP_PKEY**, pem_password_cb*, void*);

std::expected<KeyHandle, std::string> ReadKey(const std::filesystem::path& file, Reader read,
                                              const std::string& wanted) {
  const auto text = record::FileText(file);
  if (!text) return std::unexpected(file.string() + ": the key cannot be read");
  const Memory memory(BIO_new_mem_buf(text->data(), static_cast<int>(text->size())), &BIO_free);
  KeyHandle key(read(memory.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
  if (!key) return std::unexpected(file.string() + ": no key in PEM; " + wanted);
  if (EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519)
    return std::unexpected(file.string() + ": a key of another kind; " + wanted);
  return key;
}

}  // namespace

std::expected<PublicKey, std::string> PublicKey::Read(const std::filesystem::path& file) {
  auto key = ReadKey(file, PEM_read_bio_PUBKEY,
                     "the public Ed25519 key would be right, from: openssl pkey -pubout");
  if (!key) return std::unexpected(key.error());
  return PublicKey(*std::move(key));
}

std::expected<SigningKey, std::string> SigningKey::Read(const std::filesystem::path& file) {
  auto key = ReadKey(file, PEM_read_bio_PrivateKey,
                     "a private Ed25519 key would be right, from: openssl genpkey -algorithm "
                     "ed25519");
  if (!key) return std::unexpected(key.error());
  return SigningKey(*std::move(key));
}

bool PublicKey::Signed(std::string_view octets, std::string_view signature) const {
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(context.get(), Octets(signature), signature.size(), Octets(octets),
                          octets.size()) == 1;
}

std::string PublicKey::Id() const {
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(key_.get(), &der);
  if (size <= 0) throw std::runtime_error("a public key has no DER form");
  const std::string octets(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return Sha256(octets);
}

std::string SigningKey::Sign(std::string_view octets) const {
  const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  std::array<unsigned char, 64> signature{};
  std::size_t size = signature.size();
  const bool done =
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) == 1 &&
      EVP_DigestSign(context.get(), signature.data(), &size, Octets(octets), octets.size()) == 1;
  if (!done) throw std::runtime_error("the key does not sign");
  return {reinterpret_cast<const char*>(signature.data()), size};
}

}  // namespace nearmiss::evidence
