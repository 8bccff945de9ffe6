#include "reports/record/curl.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "reports/golden/fixture_runs.hpp"
#include "reports/record/browser_steps.hpp"
#include "reports/record/extract.hpp"
#include "reports/record/shell.hpp"

namespace nearmiss::record {
namespace {

using std::string_literals::operator""s;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view kForm = "application/x-www-form-urlencoded";

RequestText Post(std::string url, std::string body, std::string_view type = kForm) {
  RequestText request;
  request.method = "POST";
  request.url = std::move(url);
  request.headers = {{"Content-Type", std::string(type)}};
  request.body = std::move(body);
  return request;
}

// What bash prints, and how it ends.
struct Printed {
  std::string text;
  int status = 0;
};

Printed Bash(const std::string& script, const std::string& flags = "") {
  const auto file = std::filesystem::temp_directory_path() /
                    ("nearmiss-curl-" + std::to_string(::getpid()) + ".sh");
  std::ofstream(file, std::ios::binary) << script;
  const std::string command = "bash " + flags + " " + file.string() + " 2>&1";
  Printed printed;
  FILE* const pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return {"bash cannot be started", 1};
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    printed.text.append(buffer.data(), got);
  }
  printed.status = ::pclose(pipe);
  std::filesystem::remove(file);
  return printed;
}

bool HasCurl() { return std::system("command -v curl >/dev/null 2>&1") == 0; }

// Answers each of so many connections on loopback with the same text and keeps what came.
class Listener {
 public:
  Listener(int connections, std::string answer) : answer_(std::move(answer)) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket_, generic, size) != 0) throw std::runtime_error("no port on loopback");
    ::getsockname(socket_, generic, &size);
    ::listen(socket_, connections);
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this, connections] {
      for (int i = 0; i < connections; ++i) Serve();
    });
  }
  ~Listener() {
    if (thread_.joinable()) thread_.join();
    ::close(socket_);
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::string Url(std::string_view path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
  }
  /// Waits until all have come, or too long.
  const std::vector<std::string>& Requests() {
    thread_.join();
    return requests_;
  }

 private:
  static bool Waits(int file) {
    constexpr int kMilliseconds = 5000;
    pollfd poll{file, POLLIN, 0};
    return ::poll(&poll, 1, kMilliseconds) == 1;
  }

  static bool IsWhole(const std::string& request) {
    const auto head = request.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    const auto length = request.find("Content-Length: ");
    const std::size_t body =
        length < head ? std::strtoul(request.c_str() + length + 16, nullptr, 10) : 0;
    return request.size() >= head + 4 + body;
  }

  void Serve() {
    if (!Waits(socket_)) return;
    const int connection = ::accept(socket_, nullptr, nullptr);
    if (connection < 0) return;
    std::string request;
    std::array<char, 4096> buffer{};
    while (!IsWhole(request) && Waits(connection)) {
      const ssize_t got = ::recv(connection, buffer.data(), buffer.size(), 0);
      if (got <= 0) break;
      request.append(buffer.data(), static_cast<std::size_t>(got));
    }
    requests_.push_back(request);
    ::send(connection, answer_.data(), answer_.size(), MSG_NOSIGNAL);
    ::close(connection);
  }

  std::string answer_;
  int socket_ = -1;
  int port_ = 0;
  std::vector<std::string> requests_;
  std::jthread thread_;
};

std::string Answer(std::string_view body) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n\r\n" + std::string(body);
}

TEST(ShellWord, BashReadsBackTheSameOctets) {
  std::string all;
  for (int octet = 1; octet < 256; ++octet) all += static_cast<char>(octet);
  for (const std::string& text : {""s, "plain"s, "two words"s, "it's"s, "a\"b$HOME`id`\\!"s,
                                  "$(id)"s, "-n"s, "line\nfeed\t\r"s, "'\n'"s,
                                  "\x01"
                                  "7"s,
                                  "\xE2\x80\x8B\xFF"s, all}) {
    EXPECT_EQ(Bash("printf %s " + ShellWord(text)).text, text);
  }
}

TEST(ShellWord, LabelsAreVariables) {
  const std::string set = "CODE_1='v a\"l' STATE_2=two\n";
  EXPECT_EQ(ShellWord("code=code#1"), "\"code=$CODE_1\"");
  for (const auto& [masked, text] : std::vector<std::pair<std::string, std::string>>{
           {"code=code#1", "code=v a\"l"},
           {"code#1x", "v a\"lx"},
           {"{code#1}2", "v a\"l2"},
           {"xcode#1", "xv a\"l"},
           {"code#1state#2", "v a\"ltwo"},
           {"it's $HOME! code#1\n", "it's $HOME! v a\"l\n"},
           {"cb#1 code#1", "cb#1 v a\"l"}}) {
    EXPECT_EQ(Bash(set + "printf %s " + ShellWord(masked)).text, text) << masked;
  }
}

TEST(PrintfArguments, CanSayEveryOctet) {
  std::string all;
  for (int octet = 0; octet < 256; ++octet) all += static_cast<char>(octet);
  EXPECT_EQ(Bash("printf " + PrintfArguments(all)).text, all);
  EXPECT_EQ(Bash("CODE_1='a%sb\\n'\nprintf " + PrintfArguments("-\0"
                                                               "1code#1%d"s))
                .text,
            "-\0"
            "1a%sb\\n%d"s);
}

TEST(CurlCommand, SaysAFormFieldByField) {
  RequestText request = Post("https://as.example/token",
                             "grant_type=authorization_code&code=code#1&x=1&client_secret="
                             "client_secret#1");
  request.headers.insert(request.headers.begin(), {"Authorization", "Basic basic#1"});
  EXPECT_EQ(CurlCommand(request),
            "curl -sS -i --path-as-is --globoff \\\n"
            "  -H \"Authorization: Basic $BASIC_1\" \\\n"
            "  -H 'Content-Type: application/x-www-form-urlencoded' \\\n"
            "  --data-raw 'grant_type=authorization_code' \\\n"
            "  --data-urlencode \"code=$CODE_1\" \\\n"
            "  --data-raw 'x=1' \\\n"
            "  --data-urlencode \"client_secret=$CLIENT_SECRET_1\" \\\n"
            "  'https://as.example/token'");
}

TEST(CurlCommand, NamesTheMethodOnlyWhereCurlWouldTakeAnother) {
  RequestText request;
  request.url = "http://h/";
  request.method = "GET";
  EXPECT_THAT(CurlCommand(request), Not(HasSubstr("-X")));
  request.method = "DELETE";
  EXPECT_THAT(CurlCommand(request), HasSubstr("-X 'DELETE'"));
  request.method = "HEAD";
  EXPECT_THAT(CurlCommand(request), HasSubstr("--head"));
  EXPECT_THAT(CurlCommand(Post("http://h/", "a=b")), Not(HasSubstr("-X")));
}

struct Sent {
  std::string name;
  std::string path;
  std::string body;  // masked
  std::string type;
  std::string arrives;  // the body
};

std::ostream& operator<<(std::ostream& out, const Sent& sent) { return out << sent.name; }

class CurlSends : public testing::TestWithParam<Sent> {};

TEST_P(CurlSends, ExactlyTheRequest) {
  if (!HasCurl()) GTEST_SKIP() << "curl is not installed";
  const auto& [name, path, body, type, arrives] = GetParam();
  std::vector<std::string> requests;
  std::string printed;
  {
    Listener listener(1, Answer("{}"));
    const std::string url = listener.Url(path);
    RequestText request = Post(url, body, type);
    request.headers.emplace_back("X-Odd", "it's \"$HOME\" `id` \xC2\xA0");
    request.headers.emplace_back("X-Empty", "");
    request.headers.emplace_back("X-Twice", "1");
    request.headers.emplace_back("X-Twice", "2");
    if (type.empty()) request.headers.erase(request.headers.begin());
    printed = Bash("CODE_1='a+b/c&d' CLIENT_SECRET_1='p%:wd'\n" + CurlCommand(request)).text;
    requests = listener.Requests();
  }
  ASSERT_EQ(requests.size(), 1U) << printed;
  EXPECT_THAT(requests[0], StartsWith("POST " + path + " HTTP/1.1\r\n"));
  EXPECT_THAT(requests[0], HasSubstr("\r\nX-Odd: it's \"$HOME\" `id` \xC2\xA0\r\n"));
  EXPECT_THAT(requests[0], HasSubstr("\r\nX-Empty:"));
  EXPECT_THAT(requests[0], HasSubstr("\r\nX-Twice: 1\r\nX-Twice: 2\r\n"));
  const bool says_type = requests[0].contains("\r\nContent-Type: " + type + "\r\n");
  EXPECT_EQ(says_type, !type.empty());
  EXPECT_EQ(requests[0].contains("Content-Type"), !type.empty());
  EXPECT_THAT(requests[0], EndsWith("\r\n\r\n" + arrives));
  EXPECT_THAT(printed, StartsWith("HTTP/1.1 200 OK"));
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, CurlSends,
    testing::Values(
        Sent{"Form", "/token", "a=1&code=code#1&client_secret=client_secret#1&z=%0A",
             std::string(kForm), "a=1&code=a%2Bb%2Fc%26d&client_secret=p%25%3Awd&z=%0A"},
        Sent{"Changed", "/a/../token?x={1,2}[3]", "code=code#1%0A&b", std::string(kForm),
             "code=a+b/c&d%0A&b"},
        Sent{"EmptyFields", "/token", "&code=code#1&&", std::string(kForm), "&code=a+b/c&d&&"},
        Sent{"LineFeeds", "/token", "a=1\r\n&b='2'\n@file", std::string(kForm),
             "a=1\r\n&b='2'\n@file"},
        Sent{"Nul", "/token",
             "a=1\0"
             "23%&code=code#1\n"s,
             std::string(kForm),
             "a=1\0"
             "23%&code=a+b/c&d\n"s},
        Sent{"Json", "/register", R"({"a":"it's \"x\"","code":"code#1"})", "application/json",
             R"({"a":"it's \"x\"","code":"a+b/c&d"})"},
        Sent{"Untyped", "/token", "a=1", "", "a=1"}, Sent{"Empty", "/token", "", "", ""}),
    [](const auto& each) { return each.param.name; });

Exchange Command(int n, RequestText request, std::string answer) {
  Exchange exchange;
  exchange.n = n;
  exchange.role = Role::Control;
  exchange.request = std::move(request);
  exchange.response.emplace();
  exchange.response->status = 200;
  exchange.response->headers = {{"Content-Type", "application/json"}};
  exchange.response->body = std::move(answer);
  return exchange;
}

TEST(CurlSequence, HandsTokensFromOneAnswerToTheNextRequest) {
  if (!HasCurl()) GTEST_SKIP() << "curl is not installed";
  std::vector<std::string> requests;
  Printed printed;
  {
    Listener listener(2, Answer("{\n \"access_token\" : \"secret-1\",\"refresh_token\":\"r.2\"}"));
    const std::vector<Exchange> exchanges = {
        Command(3, Post(listener.Url("/token"), "code=code#1"),
                R"({"access_token" : "access_token#1","refresh_token":"refresh_token#1"})"),
        Command(4, Post(listener.Url("/token"), "refresh_token=refresh_token#1"), "{}")};
    const std::string script = CurlSequence(exchanges);
    EXPECT_THAT(script, HasSubstr("ANSWER_3=$(curl "));
    EXPECT_THAT(script, HasSubstr("REFRESH_TOKEN_1=$("));
    EXPECT_THAT(script, Not(HasSubstr("ACCESS_TOKEN_1=")));  // nobody needs it
    printed = Bash("CODE_1=given\n" + script);
    requests = listener.Requests();
  }
  EXPECT_EQ(printed.status, 0) << printed.text;
  EXPECT_THAT(requests.at(0), EndsWith("\r\n\r\ncode=given"));
  EXPECT_THAT(requests.at(1), EndsWith("\r\n\r\nrefresh_token=r.2"));
}

TEST(CurlSequence, StopsWithALineWhereAVariableIsNotSet) {
  const auto run = golden::Failures();
  const Printed printed = Bash(CurlSequence(run.exchanges));
  EXPECT_NE(printed.status, 0);
  EXPECT_THAT(printed.text, HasSubstr("BASIC_1: set it first"));
}

TEST(CurlSequence, MakesWhatIsTheCallersToChoose) {
  const auto run = golden::Failures();
  const std::string script = CurlSequence(std::span(run.exchanges).first(5));
  const auto told = [&](const std::string& set) {
    const auto text = Bash(set + script).text;
    return text.substr(0, text.find('\n'));
  };
  EXPECT_THAT(told("BASIC_1=b\n"), Not(HasSubstr("state=&")));
  EXPECT_NE(told("BASIC_1=b\n"), told("BASIC_1=b\n"));
  EXPECT_THAT(told("BASIC_1=b STATE_1=mine\n"), HasSubstr("state=mine&"));
}

TEST(CurlSequence, LeavesSigningInToABrowserAndComputesItsChallenge) {
  const auto run = golden::Failures();
  const std::string script = CurlSequence(std::span(run.exchanges).first(5));
  EXPECT_THAT(script, Not(HasSubstr("password")));
  EXPECT_THAT(script, HasSubstr("# 1 to 4, setup: in a browser"));
  // The verifier of RFC 7636 Appendix B and its challenge.
  const Printed printed = Bash(
      "CODE_VERIFIER_1=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk STATE_1=s BASIC_1=b\n" + script);
  EXPECT_THAT(printed.text, HasSubstr("state=s&code_challenge="
                                      "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&"));
  EXPECT_THAT(printed.text, HasSubstr("CODE_1: set it to the code that the browser brought"));
}

TEST(CurlSequence, IsGoodBashForTheUgliestExchange) {
  const auto run = golden::EveryOutcome();
  const Printed printed = Bash(CurlSequence(run.exchanges), "-n");
  EXPECT_EQ(printed.status, 0) << printed.text;
}

TEST(BrowserSteps, AnAuthorizationRequestThatIsJudgedIsACommand) {
  Exchange exchange;
  exchange.request.method = "GET";
  exchange.request.url = "http://h/authorize?client_id=a&response_type=code";
  exchange.role = Role::Control;
  EXPECT_TRUE(IsBrowserStep(exchange, nullptr));
  exchange.role = Role::Mutant;
  EXPECT_FALSE(IsBrowserStep(exchange, nullptr));
}

TEST(BrowserSteps, APushedRequestIsACommand) {
  const Exchange pushed =
      Command(1, Post("http://h/par", "response_type=code"), R"({"request_uri":"urn:x"})");
  EXPECT_FALSE(IsBrowserStep(pushed, nullptr));
}

TEST(SedFor, FindsValuesInHeadersToo) {
  ResponseText response;
  response.headers = {{"Location", "https://c/cb?state=state#1&code=code#1#f"},
                      {"Set-Cookie", "sid=session#1; HttpOnly"}};
  const auto taken = [&response](std::string_view label, std::string_view line) {
    const auto sed = SedFor(label, response);
    return sed ? Bash("printf '%s\\r\\n' " + ShellWord(line) + " | sed -n " + ShellWord(*sed)).text
               : "none";
  };
  EXPECT_EQ(taken("code#1", "Location: https://c/cb?state=1&code=a.b-c"), "a.b-c\n");
  EXPECT_EQ(taken("session#1", "Set-Cookie: sid=abc; HttpOnly"), "abc\n");
  EXPECT_EQ(taken("nonce#1", "Location: x"), "none");
}

}  // namespace
}  // namespace nearmiss::record
