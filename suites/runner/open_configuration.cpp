#include "suites/runner/open_configuration.hpp"

#include "fixtures/target/write.hpp"
#include "suites/runner/masking.hpp"

namespace nearmiss::runner {
namespace {

void Open(std::string& secret, const std::string& label) {
  if (!secret.empty()) secret = label;
}

}  // namespace

std::string OpenConfiguration(const target::Target& target) {
  auto open = target;
  Open(open.login.password, "password");
  Open(open.registration_token, "registration_token");
  for (auto& client : open.clients) {
    Open(client.secret, "client_secret");
    Open(client.key, "key");
  }
  // A command or an address may repeat one.
  return Masking(target).Masked(target::ToToml(open));
}

}  // namespace nearmiss::runner
