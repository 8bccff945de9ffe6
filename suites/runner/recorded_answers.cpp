#include "suites/runner/recorded_answers.hpp"

#include <fmt/format.h>

#include <functional>
#include <optional>
#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/query.hpp"
#include "fixtures/wire/url.hpp"
#include "reports/record/label_text.hpp"
#include "reports/writers/moment.hpp"
#include "suites/glue/check.hpp"
#include "suites/runner/label_pairs.hpp"
#include "suites/runner/masking.hpp"

namespace nearmiss::runner {
namespace {

using Values = std::function<std::string(std::string_view label)>;

std::string Filled(std::string_view text, const Values& values) {
  std::string filled;
  std::size_t at = 0;
  while (const auto label = record::FindLabel(text, at)) {
    filled += text.substr(at, label->position - at);
    filled += values(label->text);
    at = label->position + label->length;
  }
  return filled += text.substr(at);
}

wire::Headers Filled(const record::Message& message, const Values& values) {
  wire::Headers headers;
  for (const auto& [name, value] : message.headers) headers.Add(name, Filled(value, values));
  return headers;
}

/// "timeout: no answer within 10 s", as the journal writes a failure.
wire::Failure FailureFrom(const std::string& text) {
  using wire::FailureKind;
  const auto colon = text.find(": ");
  for (const auto kind : {FailureKind::Refused, FailureKind::Reset, FailureKind::Timeout,
                          FailureKind::Tls, FailureKind::Name, FailureKind::Malformed}) {
    if (colon != std::string::npos && text.substr(0, colon) == Name(kind))
      return {kind, text.substr(colon + 2)};
  }
  return {FailureKind::Other, colon == std::string::npos ? text : text.substr(colon + 2)};
}

std::variant<wire::Response, wire::Failure> OutcomeOf(const record::Exchange& exchange,
                                                      const Values& values) {
  if (!exchange.response) return FailureFrom(exchange.failure);
  return wire::Response{exchange.response->status, Filled(*exchange.response, values),
                        Filled(exchange.response->body, values)};
}

wire::Exchange Unanswered(const wire::Request& request, const std::string& why) {
  return {request, wire::Failure{wire::FailureKind::Other, std::string(kNotInRecord) + why}, {}};
}

std::string Place(const wire::Request& request) {
  return request.method + ' ' + wire::Url::Split(request.url).path;
}

}  // namespace

/// The way of one check through its recorded exchanges.
class RecordedAnswers::Course {
 public:
  /// Whether every request has to be there in its turn, or some may be new and some be left out.
  enum class Order { Strict, Loose };

  Course(const std::vector<const record::Exchange*>& recorded, const target::Target& target,
         const StandIns& stand_ins, Order order)
      : recorded_(recorded),
        order_(order),
        masking_(target),
        stand_in_([stand_ins](std::string_view label) { return stand_ins.For(label); }),
        pairs_(stand_in_) {}

  wire::Exchange Answer(const wire::Request& request) {
    if (!lost_.empty()) return Unanswered(request, lost_);
    if (next_ == recorded_.size()) {
      return Lost(request, recorded_.empty()
                               ? "nothing was recorded of this check, which now sends requests"
                               : fmt::format("the check now sends a request more, {}, after the {} "
                                             "that were recorded",
                                             Place(request), recorded_.size()));
    }
    masking_.Learn({request, wire::Failure{}, {}});
    Note(request);
    const auto today = masking_.Masked(request);
    if (order_ == Order::Loose) SkipTo(today);
    const auto& then = *recorded_[next_];
    if (const auto difference = Difference(then.request, today, pairs_)) {
      const auto why = fmt::format("request {} is another one: {}", next_ + 1, *difference);
      return order_ == Order::Loose ? Unanswered(request, why) : Lost(request, why);
    }
    ++next_;
    last_ = &then;
    const auto fresh = pairs_.WithFresh(then);
    wire::Exchange exchange{request, OutcomeOf(fresh, [this](auto label) { return Value(label); }),
                            then.duration};
    masking_.Learn(exchange);
    PairAnswer(then);
    return exchange;
  }

  const record::Exchange* Last() const { return last_; }

 private:
  const std::vector<const record::Exchange*>& recorded_;
  Order order_;
  std::size_t next_ = 0;
  const record::Exchange* last_ = nullptr;
  std::string lost_;
  Masking masking_;
  Values stand_in_;
  LabelPairs pairs_;
  std::map<std::string, std::string> sent_;  // values that a request brought, by today's label

  /// Passes over recorded requests that are not asked any more.
  void SkipTo(const record::RequestText& today) {
    for (std::size_t i = next_; i < recorded_.size(); ++i) {
      LabelPairs trial = pairs_;
      if (Difference(recorded_[i]->request, today, trial)) continue;
      next_ = i;
      return;
    }
  }

  wire::Exchange Lost(const wire::Request& request, std::string why) {
    lost_ = std::move(why);
    return Unanswered(request, lost_);
  }

  /// Values of the request's own that an answer may repeat: a state, a nonce.
  void Note(const wire::Request& request) {
    const auto note = [this](const std::string& value) {
      const auto masked = masking_.Masked(value);
      const auto label = record::FindLabel(masked, 0);
      if (label && label->length == masked.size()) sent_.emplace(label->text, value);
    };
    for (const auto& form : {wire::QueryOf(request.url), wire::Form::Parse(request.body)}) {
      for (const auto& field : form.Fields()) note(field.Value());
    }
  }

  /// What stands for a label in an answer: what was sent, where it was.
  std::string Value(std::string_view label) const {
    const auto sent = sent_.find(pairs_.PartnerOf(label));
    return sent == sent_.end() ? stand_in_(label) : sent->second;
  }

  /// Today's labels of the values that the answer brought.
  void PairAnswer(const record::Exchange& then) {
    if (!then.response) return;
    std::string text = then.response->body;
    for (const auto& [name, value] : then.response->headers) text += '\n' + value;
    std::size_t at = 0;
    while (const auto label = record::FindLabel(text, at)) {
      const auto masked = masking_.Masked(Value(label->text));
      const auto today = record::FindLabel(masked, 0);
      if (today && today->length == masked.size()) pairs_.Pair(label->text, today->text);
      at = label->position + label->length;
    }
  }
};

RecordedAnswers::RecordedAnswers(const record::Run& run, const target::Target& target,
                                 StandIns stand_ins)
    : run_(run),
      target_(target),
      stand_ins_(std::move(stand_ins)),
      began_(std::chrono::floor<std::chrono::seconds>(writers::MomentFrom(run.start.time))),
      now_(began_) {
  for (const auto& exchange : run_.exchanges) recorded_[exchange.check].push_back(&exchange);
}

RecordedAnswers::~RecordedAnswers() = default;

wire::Exchange RecordedAnswers::Send(const wire::Request& request) {
  // What the first grant asks is to learn of the server, and may be more than it was then.
  const bool is_check = Check::entry != nullptr;
  const std::string check = is_check ? Check::entry->id : "sanity";
  auto& course = courses_[check];
  if (!course)
    course = std::make_unique<Course>(recorded_[check], target_, stand_ins_,
                                      is_check ? Course::Order::Strict : Course::Order::Loose);
  auto exchange = course->Answer(request);
  if (const auto* last = course->Last())
    now_ = began_ + std::chrono::duration_cast<std::chrono::seconds>(last->at + last->duration);
  return exchange;
}

client::Volley RecordedAnswers::SendTogether(const std::vector<wire::Request>& requests) {
  client::Volley volley;
  volley.exchanges = SendAll(requests);
  volley.way = kAsRecorded;
  return volley;
}

std::vector<wire::Exchange> RecordedAnswers::SendAll(const std::vector<wire::Request>& requests) {
  std::vector<wire::Exchange> exchanges;
  exchanges.reserve(requests.size());
  for (const auto& request : requests) exchanges.push_back(Send(request));
  return exchanges;
}

wire::Exchange WithStandIns(const record::Exchange& exchange, const StandIns& stand_ins) {
  const Values values = [&stand_ins](std::string_view label) { return stand_ins.For(label); };
  wire::Request request;
  request.method = exchange.request.method;
  request.url = Filled(exchange.request.url, values);
  request.headers = Filled(exchange.request, values);
  request.body = Filled(exchange.request.body, values);
  return {std::move(request), OutcomeOf(exchange, values), exchange.duration};
}

}  // namespace nearmiss::runner
