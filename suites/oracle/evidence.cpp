#include "suites/oracle/evidence.hpp"

namespace nearmiss::oracle {

std::string_view Name(Where where) {
  switch (where) {
    case Where::Authorization:
      return "authorization endpoint";
    case Where::Token:
      return "token endpoint";
    case Where::Revocation:
      return "revocation endpoint";
    case Where::Introspection:
      return "introspection endpoint";
    case Where::Resource:
      return "resource";
    case Where::Metadata:
      return "metadata";
    case Where::Registration:
      return "registration endpoint";
    case Where::Management:
      return "client configuration endpoint";
    case Where::Device:
      return "device authorization endpoint";
    case Where::Pushed:
      return "pushed authorization request endpoint";
    case Where::UserInfo:
      return "UserInfo endpoint";
    case Where::Keys:
      return "JWK Set";
    case Where::Other:
      return "other page";
  }
  return "other page";
}

const wire::Response* Evidence::Answer() const {
  return exchanges.empty() ? nullptr : exchanges.back().Answer();
}

}  // namespace nearmiss::oracle
