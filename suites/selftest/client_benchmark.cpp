// client_benchmark arrival: how close together requests arrive that were sent at once.
// client_benchmark rate URL BODY JOBS SECONDS: how many requests a second the wire client sends.
// Prints, and decides nothing.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "fixtures/client/curl_client.hpp"
#include "fixtures/client/http2_peer.hpp"
#include "fixtures/client/wire_client.hpp"
#include "fixtures/client/wire_racer.hpp"
#include "fixtures/server/sockets/listener.hpp"

namespace nearmiss {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

wire::Request TokenRequest(const std::string& url, std::string body) {
  return {"POST",
          url,
          {{"Content-Type", "application/x-www-form-urlencoded"},
           {"Authorization", "Basic bm0tY29uZjpub3QtdGhlLXNlY3JldA=="}},
          std::move(body)};
}

/// The embedded server's listener; a request is stamped when it has been read to its end.
class StampingServer {
 public:
  StampingServer() : listener_(*server::Listener::Bind({0})) {
    listener_.Start({[this](const wire::Request&) {
      const std::lock_guard lock(mutex_);
      arrivals_.push_back(Clock::now());
      return wire::Response{400, {}, R"({"error":"invalid_grant"})"};
    }});
  }
  std::string Url() const { return fmt::format("http://127.0.0.1:{}", listener_.Ports().front()); }
  std::vector<Clock::time_point> TakeArrivals() {
    const std::lock_guard lock(mutex_);
    return std::exchange(arrivals_, {});
  }

 private:
  std::mutex mutex_;
  std::vector<Clock::time_point> arrivals_;
  server::Listener listener_;
};

/// A row of the spreads of many rounds, the first ones, which connect, left out.
void PrintSpreads(const std::string& name, client::Racer& racer, const std::string& url, int times,
                  const std::function<std::vector<Clock::time_point>()>& take_arrivals) {
  constexpr int kRounds = 300;
  constexpr int kWarm = 10;
  const std::vector<wire::Request> requests(
      static_cast<std::size_t>(times),
      TokenRequest(url + "/token", "grant_type=authorization_code&code=" + std::string(120, 'c')));
  std::vector<std::int64_t> spreads;
  for (int round = 0; round < kRounds + kWarm; ++round) {
    racer.SendTogether(requests);
    auto arrivals = take_arrivals();
    if (std::ssize(arrivals) != times) {
      fmt::print("{:<52} only {} of {} requests arrived\n", name, arrivals.size(), times);
      return;
    }
    std::ranges::sort(arrivals);
    if (round < kWarm) continue;
    spreads.push_back(
        std::chrono::duration_cast<microseconds>(arrivals.back() - arrivals.front()).count());
  }
  std::ranges::sort(spreads);
  const auto at = [&](double part) {
    return spreads[static_cast<std::size_t>(part * static_cast<double>(spreads.size() - 1))];
  };
  fmt::print("{:<52} {:>6} {:>6} {:>6}\n", name, at(0.5), at(0.9), at(0.99));
}

int Arrival() {
  fmt::print("{:<52} {:>6} {:>6} {:>6}\n", "microseconds from the first to the last to arrive",
             "p50", "p90", "p99");
  StampingServer server;
  client::WireRacer wire;
  const auto arrivals = [&] { return server.TakeArrivals(); };
  PrintSpreads("2 connections, last byte held (wire client)", wire, server.Url(), 2, arrivals);
  PrintSpreads("8 connections, last byte held (wire client)", wire, server.Url(), 8, arrivals);
  client::CurlClient curl;
  PrintSpreads("8 connections, a thread each (libcurl)", curl, server.Url(), 8, arrivals);

  client::testing::Http2Peer peer(
      [](const wire::Request&) { return wire::Response{400, {}, R"({"error":"invalid_grant"})"}; });
  std::string path = "/tmp/nearmiss-benchmark-XXXXXX";
  close(mkstemp(path.data()));
  std::ofstream(path) << peer.Certificate();
  client::CurlOptions trusting;
  trusting.cacert = path;
  client::WireRacer http2(trusting);
  PrintSpreads("10 HTTP/2 streams, ended in one write", http2, peer.Url(), 10,
               [&] { return peer.TakeArrivals(); });
  unlink(path.c_str());
  return 0;
}

int Rate(const std::string& url, const std::string& body, std::size_t jobs, int seconds) {
  constexpr std::size_t kAtATime = 2000;
  const std::vector<wire::Request> requests(kAtATime, TokenRequest(url, body));
  client::WireClient client({}, jobs);
  std::size_t answered = 0;
  std::size_t failed = 0;
  const auto start = Clock::now();
  while (Clock::now() - start < std::chrono::seconds(seconds)) {
    for (const auto& exchange : client.SendAll(requests)) {
      ++(exchange.Answer() == nullptr ? failed : answered);
    }
  }
  const std::chrono::duration<double> took = Clock::now() - start;
  fmt::print("{:.0f}\n", static_cast<double>(answered) / took.count());
  if (failed > 0) fmt::print(stderr, "{} requests were not answered\n", failed);
  return 0;
}

}  // namespace
}  // namespace nearmiss

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() == 1 && arguments[0] == "arrival") return nearmiss::Arrival();
  if (arguments.size() == 5 && arguments[0] == "rate") {
    return nearmiss::Rate(arguments[1], arguments[2], std::stoul(arguments[3]),
                          std::stoi(arguments[4]));
  }
  fmt::print(stderr, "client_benchmark arrival | rate URL BODY JOBS SECONDS\n");
  return 2;
}
