#include "suites/mutate/testing/good_requests.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/percent.hpp"
#include "suites/mutate/edit.hpp"

namespace nearmiss::mutate {
namespace {

constexpr auto kVerifier = "dBjFgWBJrS0oO3lq7Zq9pQ1mX2cV4bN5aS6dF7gH8jK";
constexpr auto kOtherVerifier = "nearmissVerifierNumber0003-0123456789abcdef";

/// Of rows whose example is prose, or whose good value gives no room for their change.
const std::map<std::string, std::string, std::less<>>& GoodFor() {
  static const std::map<std::string, std::string, std::less<>> kGood = {
      {"grant.code/b64_std_alphabet", "Spl-lOBe_QQYbYS6WxSbIA"},
      {"grant.pkce/challenge_std_b64", "nearmissVerifierNumber0003-0123456789abcdef"},
      {"grant.refresh_token/b64_std_alphabet", "tGz-3JOk_0XG5Qx2TlKWIA"},
  };
  return kGood;
}

/// For redirection URIs of a certain kind; any other has the last one.
const std::map<std::string, std::string, std::less<>>& OtherUris() {
  static const std::map<std::string, std::string, std::less<>> kUris = {
      {"https://client.example/cb/", "https://app.test/return/"},
      {"https://client.example", "https://app.test"},
      {"https://client.example/a/cb", "https://app.test/one/two/return"},
      {"https://client.example/~u/cb", "https://app.test/a~b"},
      {"https://client.example/a%2fb", "https://app.test/x%3Dy"},
      {"https://client.example/a%20b", "https://app.test/x%20y%20z"},
      {"https://client.example/app/*", "https://app.test/one/*"},
      {"https://client.example/app*", "https://app.test/one*"},
      {"https://*.client.example/cb", "https://*.app.test/return"},
      {"https://www.client.example/cb", "https://www.app.test/return"},
      {"https://xn--bcher-kva.example/cb", "https://xn--mnchen-3ya.example/cb"},
      {"https://b\u00FCcher.example/cb", "https://m\u00FCnchen.example/cb"},
      {"https://fass.example/cb", "https://strasse.example/cb"},
      {"https://key.example/cb", "https://bank.example/cb"},
      {"https://find.example/cb", "https://fig.example/cb"},
      {"https://client.example:8443/cb", "https://app.test:9000/return"},
      {"http://client.example/cb", "http://app.test/return"},
      {"http://localhost:8090/*", "http://localhost:3000/x/*"},
      {"http://localhost/cb", "http://localhost:3000/return"},
      {"http://127.0.0.1/cb", "http://127.0.0.1:9876/callback"},
      {"http://127.0.0.1:8000/cb", "http://127.0.0.1:9876/callback"},
      {"http://127.0.0.1:49152/cb", "http://127.0.0.1:9876/callback"},
      {"http://[::1]/cb", "http://[::1]:9876/callback"},
      {"http://192.168.0.10/cb", "http://10.0.0.7:8080/callback"},
      {"com.example.app:/cb", "org.nearmiss.other:/return"},
      {"myapp:/cb", "other:/return"},
      {"https://client.example/cb?a=1&b=2", "https://app.test/return?one=7&two=8"},
      {"https://client.example/cb?a=x%20y", "https://app.test/return?q=b%20c"},
      {"https://client.example/cb?u=%2f", "https://app.test/return?q=%3D"},
      {"https://client.example/caf\u00E9", "https://app.test/\u00E9t\u00E9"},
      {"https://client.example/case", "https://app.test/sissy"},
  };
  return kUris;
}

bool IsUri(const Row& row) { return row.family.starts_with("redirect_uri"); }

/// The first of several registered ones, without what is said of it.
std::string FirstUri(const std::string& good) {
  const auto end = std::min(good.find(" | "), good.find(" ("));
  return good == "(none)" ? "https://client.example/cb" : good.substr(0, end);
}

std::string Jwt(const std::string& secret, const std::string& claims) {
  return jose::Sign(jose::Key::OfSecret(secret), R"({"alg":"HS256","typ":"at+jwt"})", claims);
}

std::string BearerOf(const std::string& id, const std::string& secret) {
  return "Basic " + wire::Base64(wire::PercentEncode(id) + ':' + wire::PercentEncode(secret));
}

/// The credentials that the rows about HTTP Basic write about: short ones for those that spell them
/// out, and else ones whose base64 has padding and both special characters.
std::pair<std::string, std::string> CredentialsOf(const Row& row) {
  if (row.name.ends_with("form_encoded")) return {"id", "s+cret"};
  if (row.name.starts_with("pct_")) return {"id", "7Fjfp0ZBr1"};
  if (row.example.find("base64 of") != std::string::npos &&
      row.example.find("s6Bh") == std::string::npos) {
    return {"id", "secret"};
  }
  return {"s6BhdRkqt3", "7~~~Fjp0ZBr1"};
}

wire::Request TokenRequest(const Row& row, const wire::Form& form) {
  const auto [id, secret] = CredentialsOf(row);
  return {"POST",
          "https://as.example/token",
          {{"Authorization", BearerOf(id, secret)},
           {"Content-Type", "application/x-www-form-urlencoded"}},
          form.Text()};
}

wire::Request AuthorizationRequest(const std::string& redirect_uri, const std::string& challenge) {
  wire::Form query;
  query.Add("response_type", "code")
      .Add("client_id", "s6BhdRkqt3")
      .Add("redirect_uri", redirect_uri)
      .Add("scope", "read")
      .Add("state", "xyz")
      .Add("code_challenge", challenge)
      .Add("code_challenge_method", "S256");
  return {"GET", "https://as.example/authorize?" + query.Text(), {}, ""};
}

bool IsOfTheChallenge(const std::string& name) {
  constexpr std::array kStarts = {"challenge", "method", "no_pkce", "metadata"};
  return std::ranges::any_of(kStarts, [&](const char* start) { return name.starts_with(start); });
}

wire::Request RegistrationRequest() {
  return {"POST",
          "https://as.example/register",
          {{"Content-Type", "application/json"}},
          R"({"redirect_uris":["https://client.example/cb"],"scope":"read"})"};
}

wire::Request TransportRequest(const Row& row, const std::string& good) {
  const auto equals = row.good.find('=');
  wire::Form form;
  form.Add("grant_type", "authorization_code");
  if (row.good.starts_with("redirect_uri")) form.Add("redirect_uri", "https://client.example/cb");
  form.Add("code", good.empty() || equals != std::string::npos ? "abc" : good);
  return TokenRequest(row, form);
}

}  // namespace

std::string ParameterOf(const Row& row) {
  if (IsUri(row)) return "redirect_uri";
  if (row.family.starts_with("encoding.")) return row.family.substr(9);
  if (row.family == "grant.code") return "code";
  if (row.family == "grant.refresh_token") return "refresh_token";
  if (row.family == "grant.pkce")
    return IsOfTheChallenge(row.name) ? "code_challenge" : "code_verifier";
  return "token";
}

std::string GoodValue(const Row& row) {
  if (const auto found = GoodFor().find(row.Id()); found != GoodFor().end()) return found->second;
  if (IsUri(row)) return FirstUri(row.good);
  if (row.family == "grant.jwt")
    return Jwt("nearmiss-first-key-of-32-octets-0",
               R"({"iss":"https://as.example","sub":"a","aud":"b>?","exp":1})");
  if (row.family == "grant.pkce") return kVerifier;
  return wire::Form::Parse(row.good).Get(ParameterOf(row)).value_or("");
}

std::string OtherGoodValue(const Row& row) {
  if (IsUri(row)) {
    const auto found = OtherUris().find(FirstUri(row.good));
    return found == OtherUris().end() ? "https://mini.site.example/return/path" : found->second;
  }
  if (row.family == "grant.jwt")
    return Jwt("nearmiss-second-key-of-32-octets-",
               R"({"sub":"x~~?y","exp":2,"nested":{"a":[1]}})");
  if (row.family == "grant.pkce") return kOtherVerifier;
  if (row.family == "encoding.scope")
    return row.good.find("%20") != std::string::npos ? "openid profile email" : "openid";
  return "aB3-x_yZ.another-Value_9";
}

wire::Request GoodRequest(const Row& row, const std::string& good) {
  if (row.family == "registration") return RegistrationRequest();
  if (row.family == "authorization.response")
    return AuthorizationRequest("https://client.example/cb", *Hashed()(kVerifier));
  if (row.family == "redirect_uri.token" || row.family == "encoding.transport" ||
      row.family == "encoding.authorization_header") {
    auto request = TransportRequest(row, good);
    if (row.family == "redirect_uri.token")
      request.body = wire::Form().Add("code", "abc").Add("redirect_uri", good).Text();
    return request;
  }
  if (IsUri(row)) return AuthorizationRequest(good, *Hashed()(kVerifier));
  if (row.family == "grant.pkce" && IsOfTheChallenge(row.name))
    return AuthorizationRequest("https://client.example/cb", *Hashed()(good));
  wire::Form form;
  form.Add("grant_type",
           row.family == "grant.refresh_token" ? "refresh_token" : "authorization_code");
  form.Set(ParameterOf(row), good);
  return TokenRequest(row, form);
}

}  // namespace nearmiss::mutate
