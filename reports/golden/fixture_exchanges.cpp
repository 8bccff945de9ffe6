#include "reports/golden/fixture_exchanges.hpp"

#include <chrono>
#include <string_view>
#include <utility>

namespace nearmiss::golden {
namespace {

using record::Exchange;
using record::RequestText;
using record::ResponseText;
using record::Role;
using std::chrono_literals::operator""us;
using std::string_literals::operator""s;

constexpr std::string_view kServer = "http://127.0.0.1:9400";

RequestText Get(std::string_view path, const std::string& cookie) {
  RequestText request;
  request.method = "GET";
  request.url = std::string(kServer) + std::string(path);
  if (!cookie.empty()) request.headers.emplace_back("Cookie", cookie);
  return request;
}

RequestText Post(std::string_view path, std::string body) {
  RequestText request;
  request.method = "POST";
  request.url = std::string(kServer) + std::string(path);
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
  request.body = std::move(body);
  return request;
}

RequestText Redemption(std::string_view code) {
  RequestText request =
      Post("/token", "grant_type=authorization_code&code=" + std::string(code) +
                         "&redirect_uri=https%3A%2F%2Fclient.example%2Fcallback&code_verifier="
                         "code_verifier#1");
  request.headers.insert(request.headers.begin(), {"Authorization", "Basic basic#1"});
  return request;
}

ResponseText Answer(int status, std::string type, std::string body) {
  ResponseText response;
  response.status = status;
  response.headers = {{"Content-Type", std::move(type)}, {"Cache-Control", "no-store"}};
  response.body = std::move(body);
  return response;
}

ResponseText Redirect(std::string location) {
  ResponseText response;
  response.status = 303;
  response.headers = {{"Location", std::move(location)}, {"Cache-Control", "no-store"}};
  return response;
}

}  // namespace

std::vector<Exchange> ReplayedCode(int n, const std::string& check) {
  constexpr std::string_view kAuthorize =
      "/authorize?response_type=code&client_id=nm-conf&redirect_uri=https%3A%2F%2Fclient.example"
      "%2Fcallback&scope=read&state=state#1&code_challenge=s2P1vZ8Pz-cVd7mGGxVr7nQ5iHqYk0gUuC4w"
      "bGmtWnA&code_challenge_method=S256";
  constexpr std::string_view kLogin =
      "<!doctype html>\n<title>Sign in</title>\n<form method=\"post\" action=\"/login\">\n"
      "<input type=\"hidden\" name=\"csrf\" value=\"csrf#1\">\n<input name=\"username\">\n"
      "<input name=\"password\" type=\"password\">\n<button>Sign in</button></form>\n";
  constexpr std::string_view kTokens =
      R"({"access_token":"access_token#1","token_type":"Bearer","expires_in":3600,)"
      R"("refresh_token":"refresh_token#1","scope":"read"})";
  constexpr std::string_view kMoreTokens =
      R"({"access_token":"access_token#2","token_type":"Bearer","expires_in":3600,)"
      R"("refresh_token":"refresh_token#2","scope":"read"})";
  const RequestText login = Post("/login", "csrf=csrf#1&username=alice&password=password#1");
  return {
      {n, check, Role::Setup, Get(kAuthorize, ""), Redirect("/login?next=1"), "", 812us},
      {n + 1, check, Role::Setup, Get("/login?next=1", ""),
       Answer(200, "text/html; charset=utf-8", std::string(kLogin)), "", 655us},
      {n + 2, check, Role::Setup, login, Redirect("/consent?next=1"), "", 1900us},
      {n + 3, check, Role::Setup, Get("/consent?next=1", "session=session#1"),
       Redirect("https://client.example/callback?code=code#1&state=state#1"), "", 1204us},
      {n + 4, check, Role::Control, Redemption("code#1"),
       Answer(200, "application/json", std::string(kTokens)), "", 2310us},
      {n + 5, check, Role::Mutant, Redemption("code#1"),
       Answer(200, "application/json", std::string(kMoreTokens)), "", 1490us},
  };
}

Exchange Refusal(int n, const std::string& check, Role role, const std::string& error) {
  return {n,
          check,
          role,
          Redemption("code#2"),
          Answer(400, "application/json", "{\"error\":\"" + error + "\"}"),
          "",
          990us};
}

Exchange Ugly(int n, const std::string& check) {
  RequestText request = Post("/token?x='\"$(id)",
                             "client_id=nm-conf\0%0A&code="s + "code#3&note=\xFE'$HOME`id`\\\r\n");
  request.headers.emplace_back("X-Stray",
                               "a\xE2\x80\x8B"
                               "b\xC2\xA0"
                               "c");
  request.certificate_file = "a client's.pem";
  request.key_file = "client.key";
  ResponseText response =
      Answer(500, "text/html",
             "<script>alert(1)</script> <!-- --> ]]> & \"q\" 'a' \x1B[31m\xE2\x80\xAE"
             "reversed \xFF\xFE |");
  response.headers.emplace_back("X-Markup", "<img src=x onerror=alert(1)>");
  return {n, check, Role::Mutant, request, response, "", 3200us};
}

Exchange Unanswered(int n, const std::string& check) {
  return {n,
          check,
          Role::Control,
          Redemption("code#4"),
          std::nullopt,
          "no answer within 10 s",
          10'000'000us};
}

}  // namespace nearmiss::golden
