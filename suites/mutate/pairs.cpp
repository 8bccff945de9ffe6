#include "suites/mutate/pairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/mutate/request_edits.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Form;
using wire::FormField;
using wire::Request;
using Result = std::optional<Request>;

FormField Field(const Pair& pair, const std::string& good) {
  return {pair.raw_name, pair.raw_value(good).value_or(good), true};
}

std::string Text(const FormField& field) { return field.raw_name + '=' + field.raw_value; }

/// The first pair of that name replaced by what is made of its value.
Change Replacing(std::string name,
                 std::function<std::vector<FormField>(const std::string&)> replacement) {
  auto told = fmt::format("with something else for {}", name);
  return OnParameters(
      std::move(told), [name = std::move(name), replacement = std::move(replacement)](Form& form) {
        auto& fields = form.Fields();
        const auto found =
            std::ranges::find(fields, name, [](const auto& each) { return each.Name(); });
        if (found == fields.end()) return false;
        const auto others = replacement(found->Value());
        const auto place = fields.erase(found);
        fields.insert(place, others.begin(), others.end());
        return true;
      });
}

}  // namespace

Pair Good(std::string raw_name) { return {std::move(raw_name), FormEncoded()}; }
Pair GoodUnescaped(std::string raw_name) { return {std::move(raw_name), Keep()}; }

Pair Raw(std::string raw_name, std::string raw_value) {
  return {std::move(raw_name), Become(std::move(raw_value))};
}

Pair Other(std::string raw_name, const std::string& value) {
  return Raw(std::move(raw_name), wire::PercentEncode(value));
}

Pair Rewritten(std::string raw_name, Edit edit) { return {std::move(raw_name), std::move(edit)}; }

Change InPlaceOf(std::string name, std::vector<Pair> pairs) {
  return Replacing(std::move(name), [pairs = std::move(pairs)](const std::string& good) {
    std::vector<FormField> fields;
    std::ranges::transform(pairs, std::back_inserter(fields),
                           [&](const Pair& pair) { return Field(pair, good); });
    return fields;
  });
}

Change InPlaceOf(std::string name, Pair one, const std::string& between, Pair other) {
  return Replacing(std::move(name), [=](const std::string& good) {
    auto field = Field(one, good);
    field.raw_value += between + Text(Field(other, good));
    return std::vector{field};
  });
}

Change To(std::string name, Edit edit) {
  auto told = fmt::format("with another {}", name);
  return OnParameters(std::move(told),
                      [name = std::move(name), edit = std::move(edit)](Form& form) {
                        const auto good = form.Get(name);
                        const auto other = good ? edit(*good) : std::nullopt;
                        if (other) form.Set(name, *other);
                        return other.has_value();
                      });
}

Change AndAlso(std::string name, std::string value) {
  auto told = fmt::format("with {} as well", name);
  return OnParameters(std::move(told),
                      [name = std::move(name), value = std::move(value)](Form& form) {
                        form.Add(name, value);
                        return true;
                      });
}

Change Split(std::string name, Pair in_the_query, Pair in_the_body) {
  auto told = fmt::format("with one {} in the query and another in the body", name);
  return {std::move(told), [=](Request request) -> Result {
            Form form = Parameters(request);
            const auto good = form.Get(name);
            if (!good) return std::nullopt;
            form.SetRaw(name, Field(in_the_body, *good).raw_value);
            auto url = wire::Url::Split(request.url);
            if (request.method == "GET") url.query.reset();
            const auto own = url.query.value_or("");
            url.query = own + (own.empty() ? "" : "&") + Text(Field(in_the_query, *good));
            request.url = url.Text();
            request.method = "POST";
            request.headers.Set("Content-Type", "application/x-www-form-urlencoded");
            request.body = form.Text();
            return request;
          }};
}

Change All(std::vector<Change> changes) {
  std::string told;
  for (const auto& change : changes) told += (told.empty() ? "" : " and ") + change.told;
  return {std::move(told), [changes = std::move(changes)](Request request) -> Result {
            Result result = std::move(request);
            for (const auto& change : changes) {
              result = change.apply(*std::move(result));
              if (!result) return std::nullopt;
            }
            return result;
          }};
}

Change OnTheForm(std::string told, Edit edit) {
  return {std::move(told), [edit = std::move(edit)](Request request) -> Result {
            auto url = wire::Url::Split(request.url);
            const bool in_query = request.method == "GET";
            auto other = edit(in_query ? url.query.value_or("") : request.body);
            if (!other) return std::nullopt;
            if (in_query) {
              url.query = std::move(other);
              request.url = url.Text();
            } else {
              request.body = *std::move(other);
            }
            return request;
          }};
}

Change OnTheUrl(std::string told, Edit edit) {
  return {std::move(told), [edit = std::move(edit)](Request request) -> Result {
            auto other = edit(request.url);
            if (!other) return std::nullopt;
            request.url = *std::move(other);
            return request;
          }};
}

Change OnTheBody(std::string told, Edit edit) {
  return {std::move(told), [edit = std::move(edit)](Request request) -> Result {
            auto other = edit(request.body);
            if (!other) return std::nullopt;
            request.body = *std::move(other);
            return request;
          }};
}

Change OnTheHeader(std::string name, Edit edit) {
  auto told = fmt::format("with another {} header", name);
  return {std::move(told),
          [name = std::move(name), edit = std::move(edit)](Request request) -> Result {
            const auto good = request.headers.Get(name);
            auto other = good ? edit(*good) : std::nullopt;
            if (!other) return std::nullopt;
            request.headers.Set(name, *std::move(other));
            return request;
          }};
}

Change WithHeaderTwice(std::string name) {
  auto told = fmt::format("with the {} header twice", name);
  return {std::move(told), [name = std::move(name)](Request request) -> Result {
            const auto good = request.headers.Get(name);
            if (!good) return std::nullopt;
            request.headers.Add(name, *good);
            return request;
          }};
}

}  // namespace nearmiss::mutate
