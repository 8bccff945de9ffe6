#include "suites/runner/exchange_octets.hpp"

#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace nearmiss::runner {
namespace {

class Writer {
 public:
  explicit Writer(std::string& octets) : octets_(octets) {}

  void Number(std::int64_t number) {
    octets_.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  void Text(std::string_view text) {
    Number(static_cast<std::int64_t>(text.size()));
    octets_ += text;
  }
  void Fields(const wire::Headers& headers) {
    std::int64_t count = 0;
    for ([[maybe_unused]] const auto& header : headers) ++count;
    Number(count);
    for (const auto& header : headers) {
      Text(header.name);
      Text(header.value);
    }
  }

 private:
  std::string& octets_;
};

class Reader {
 public:
  explicit Reader(std::string_view octets) : rest_(octets) {}

  std::int64_t Number() {
    std::int64_t number = 0;
    std::memcpy(&number, Cut(sizeof number).data(), sizeof number);
    return number;
  }
  std::string Text() { return std::string(Cut(static_cast<std::size_t>(Number()))); }
  wire::Headers Fields() {
    wire::Headers headers;
    for (auto count = Number(); count > 0; --count) {
      auto name = Text();
      headers.Add(std::move(name), Text());
    }
    return headers;
  }

 private:
  std::string_view rest_;

  std::string_view Cut(std::size_t size) {
    if (size > rest_.size()) throw std::out_of_range("a cut exchange");
    const auto cut = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return cut;
  }
};

}  // namespace

void PackExchange(const wire::Exchange& exchange, std::string& octets) {
  Writer writer(octets);
  writer.Text(exchange.request.method);
  writer.Text(exchange.request.url);
  writer.Fields(exchange.request.headers);
  writer.Text(exchange.request.body);
  writer.Text(exchange.request.certificate.chain_file);
  writer.Text(exchange.request.certificate.key_file);
  writer.Number(exchange.duration.count());
  const auto* response = exchange.Answer();
  writer.Number(response != nullptr ? 1 : 0);
  if (response != nullptr) {
    writer.Number(response->status);
    writer.Fields(response->headers);
    writer.Text(response->body);
  } else {
    writer.Number(static_cast<std::int64_t>(exchange.NoAnswer()->kind));
    writer.Text(exchange.NoAnswer()->text);
  }
}

wire::Exchange UnpackExchange(std::string_view octets) {
  Reader reader(octets);
  wire::Exchange exchange;
  exchange.request.method = reader.Text();
  exchange.request.url = reader.Text();
  exchange.request.headers = reader.Fields();
  exchange.request.body = reader.Text();
  exchange.request.certificate.chain_file = reader.Text();
  exchange.request.certificate.key_file = reader.Text();
  exchange.duration = std::chrono::microseconds(reader.Number());
  if (reader.Number() == 1) {
    wire::Response response;
    response.status = static_cast<int>(reader.Number());
    response.headers = reader.Fields();
    response.body = reader.Text();
    exchange.outcome = std::move(response);
  } else {
    const auto kind = static_cast<wire::FailureKind>(reader.Number());
    exchange.outcome = wire::Failure{kind, reader.Text()};
  }
  return exchange;
}

}  // namespace nearmiss::runner
