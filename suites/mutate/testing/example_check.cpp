#include "suites/mutate/testing/example_check.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/percent.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/mutate/request_edits.hpp"
#include "suites/mutate/testing/example_pattern.hpp"
#include "suites/mutate/testing/good_requests.hpp"
#include "suites/mutate/testing/prose_examples.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Form;
using wire::Request;

std::optional<std::string> Behind(const std::string& text, std::string_view front) {
  return text.starts_with(front) ? std::optional(text.substr(front.size())) : std::nullopt;
}

/// A, B and EVIL of an example, where they are a whole value.
std::string Resolved(const std::string& name, const std::string& value, const Form& good) {
  const auto stage = ExampleStage();
  if (const auto semicolon = value.find(';'); semicolon != std::string::npos) {
    const auto behind = value.find('=', semicolon) + 1;
    return Resolved(name, value.substr(0, semicolon), good) +
           value.substr(semicolon, behind - semicolon) + Resolved(name, value.substr(behind), good);
  }
  if (value == "A") return good.Get(name.substr(0, name.find('['))).value_or("");
  if (value == "B" && name == "code_challenge") return "<challenge>";
  if (value == "B") return name == "client_id" ? stage.other_client_id : stage.second_code;
  if (value == "B-URI") return stage.other_client_uri;
  return value == "EVIL" ? stage.foreign_uri : value;
}

/// The raw name of a pair is the thing where it is spelled oddly; else its value is.
bool SamePair(const wire::FormField& pattern, const wire::FormField& field, const Form& good) {
  return pattern.raw_name == field.raw_name &&
         MatchesExample(Resolved(pattern.Name(), pattern.Value(), good), field.Value());
}

/// `a=1&b=2&(no c)`: these pairs and no other of their names, those of one name in this order, and
/// none of that one.
bool HasPairs(const Form& form, const std::string& pattern, const Form& good) {
  std::vector<wire::FormField> wanted;
  std::set<std::string> names;
  const auto pairs = Form::Parse(pattern);
  for (const auto& each : pairs.Fields()) {
    if (each.raw_name.starts_with("(no ")) {
      const auto absent = each.raw_name.substr(4, each.raw_name.find_first_of(" )", 4) - 4);
      if (form.Count(absent) > 0) return false;
      continue;
    }
    wanted.push_back(each);
    names.insert(each.Name());
  }
  std::vector<wire::FormField> found;
  for (const auto& each : form.Fields()) {
    if (names.contains(each.Name())) found.push_back(each);
  }
  for (auto* fields : {&wanted, &found})
    std::ranges::stable_sort(*fields, {}, &wire::FormField::Name);
  return std::ranges::equal(wanted, found,
                            [&](const auto& a, const auto& b) { return SamePair(a, b, good); });
}

/// `POST /token?code=A with code=B`: method, path, and what is said of query and body.
bool IsRequest(const Request& request, const std::string& pattern, const Form& good) {
  const auto space = pattern.find(' ');
  const auto with = pattern.find(" with ");
  const auto target =
      pattern.substr(space + 1, with == std::string::npos ? with : with - space - 1);
  const auto url = wire::Url::Split(request.url);
  const auto question = target.find('?');
  if (request.method != pattern.substr(0, space) || url.path != target.substr(0, question))
    return false;
  const auto query = Form::Parse(url.query.value_or(""));
  const auto in_query = question == std::string::npos ? "" : target.substr(question + 1);
  if (in_query == "..." && query.Empty()) return false;
  auto pairs = in_query;
  if (pairs.ends_with("&...")) pairs.resize(pairs.size() - 4);
  if (pairs != "..." && !HasPairs(query, pairs, good)) return false;
  if (with == std::string::npos) return true;
  auto body = pattern.substr(with + 6);
  if (body.starts_with("body ")) body = body.substr(5);
  return HasPairs(Form::Parse(request.body), body, good);
}

/// The text of the form, where an example has `...` for what was there before.
bool IsText(const Request& request, const std::string& pattern) {
  return MatchesExample(pattern, request.body);
}

std::string Credentials(const Request& request) {
  const auto value = request.headers.Get("Authorization").value_or("");
  return wire::FromBase64(Behind(value, "Basic ").value_or("")).value_or("no base64");
}

/// `Name: value`, `(no Name)`, `Name twice`, `base64 of TEXT`.
bool HasHeader(const Request& request, const std::string& pattern) {
  if (const auto text = Behind(pattern, "base64 of ")) {
    const auto pair =
        Behind(*text, "publicid") ? ExampleStage().public_client_id + text->substr(8) : *text;
    return MatchesExample(pair, Credentials(request));
  }
  if (const auto name = Behind(pattern, "(no "))
    return !request.headers.Get(name->substr(0, name->size() - 1));
  if (pattern.ends_with(" twice"))
    return request.headers.All(pattern.substr(0, pattern.size() - 6)).size() == 2;
  const auto colon = pattern.find(": ");
  if (colon == std::string::npos) return false;
  auto value = pattern.substr(colon + 2);
  if (const auto form = value.find(", form body"); form != std::string::npos) value.resize(form);
  for (const auto& field : request.headers) {
    if (field.name == pattern.substr(0, colon) && MatchesExample(value, field.value)) return true;
  }
  return false;
}

bool HasMember(const Request& request, const std::string& pattern) {
  const auto equals = pattern.find('=');
  const auto body = wire::ReadJson(request.body);
  if (equals == std::string::npos || !body) return false;
  auto value = pattern.substr(equals + 1);
  const auto name = pattern.substr(0, equals);
  std::string text;
  for (const char c : value) text += c == '\t' ? "\\t" : std::string(1, c);
  if (text == "[A,A]") text = R"(["https://client.example/cb","https://client.example/cb"])";
  if (!text.starts_with('[') && !text.starts_with('"')) text = '"' + text + '"';
  return request.body.find('"' + name + "\":" + text) != std::string::npos ||
         request.body.find('"' + name + "\": " + text) != std::string::npos;
}

bool Agrees(const NearMiss& near, const Request& request, const Form& good) {
  const auto& row = *near.row;
  if (row.family == "registration") return HasMember(request, row.example);
  if (const auto header = Behind(row.example, "hdr:")) return HasHeader(request, *header);
  if (row.example.starts_with('#')) return request.url.ends_with(row.example.substr(0, 5));
  auto text = Behind(row.example, "wire:").value_or(row.example);
  if (text == "(empty)") return request.body.empty();
  const auto space = text.find(' ');
  if (space != std::string::npos && space + 1 < text.size() && text[space + 1] == '/')
    return IsRequest(request, text, good);
  if (row.family == "encoding.transport" && text.find("...") != std::string::npos)
    return IsText(request, text);
  for (const std::string_view tail : {"&...", ", S256"}) {
    if (text.ends_with(tail)) text.resize(text.size() - tail.size());
  }
  return HasPairs(Parameters(request), text, good);
}

std::string Shown(const Request& request) {
  std::string text = request.method + ' ' + request.url;
  for (const auto& [name, value] : request.headers) text += " | " + name + ": " + value;
  text += " | " + request.body;
  return text.size() > 600 ? text.substr(0, 600) + "..." : text;
}

}  // namespace

Stage ExampleStage() {
  Stage stage;
  stage.public_client_id = "publicid";
  stage.public_key = "a public key, as text, of 32 octets";
  return stage;
}

std::string DifferenceFromTheExample(const NearMiss& near) {
  const auto& row = *near.row;
  if (const auto* flow = std::get_if<Flow>(&near.mutation))
    return Tells(*flow, row.example) ? "" : "flow: " + Told(*flow);
  Made made;
  made.good = GoodValue(row);
  made.good_request = GoodRequest(row, made.good);
  const auto value = near.AsOperator();
  const auto other = value ? value->apply(made.good) : std::nullopt;
  if (value && !other) return "no room in " + made.good;
  made.other = other.value_or("");
  const auto mutant = near.AsChange(ParameterOf(row))->apply(made.good_request);
  if (!mutant && row.family != "grant.jwt") return "no room in " + Shown(made.good_request);
  if (mutant) made.other_request = *mutant;
  if (const auto* prose = Prose(row.Id()))
    return (*prose)(made) ? "" : made.other + " | " + Shown(made.other_request);
  const bool of_the_value =
      value && !row.example.starts_with("wire:") && row.family != "grant.pkce";
  if (of_the_value) return MatchesExample(row.example, made.other) ? "" : made.other.substr(0, 300);
  return Agrees(near, made.other_request, Parameters(made.good_request))
             ? ""
             : Shown(made.other_request);
}

}  // namespace nearmiss::mutate
