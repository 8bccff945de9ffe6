#include "fuzz/benchmark/planted.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "fixtures/wire/form.hpp"

namespace nearmiss::fuzz {
namespace {

// `redeem` or `refresh`, then what the request has (+), has twice (2) and lacks (-). A text with
// semicolons is a sequence of requests.
constexpr std::array<std::string_view, 16> kTexts = {
    "redeem +resource +audience +username -redirect_uri -code",
    "redeem +password +scope +assertion 2redirect_uri -code_verifier",
    "redeem +actor_token +client_secret +subject_token 2code_verifier -code",
    "redeem +device_code +client_assertion -redirect_uri +audience -code_verifier",
    "redeem +refresh_token +username +password +scope -code",
    "refresh +assertion +resource +scope +client_id -refresh_token",
    "refresh +code +redirect_uri +code_verifier +audience -refresh_token",
    "refresh +username +password +client_secret +resource -refresh_token",
    "redeem +subject_token_type ; refresh +scope ; redeem -redirect_uri ; redeem -code",
    "redeem +requested_token_type ; redeem 2code ; refresh +audience ; refresh -refresh_token",
    "refresh +actor_token_type ; redeem +resource ; refresh 2refresh_token ; redeem -code",
    "refresh +subject_token ; refresh +scope ; redeem +audience ; refresh -refresh_token",
    "redeem +client_assertion_type ; refresh +code ; redeem 2redirect_uri ; redeem -code_verifier",
    "refresh +device_code ; redeem +scope ; redeem -redirect_uri ; refresh -refresh_token",
    "redeem 2grant_type ; refresh +resource ; refresh +client_id ; redeem -code",
    "refresh 2grant_type ; redeem -redirect_uri ; refresh +password ; redeem -code_verifier"};

constexpr std::array<std::string_view, 16> kColours = {
    "amber", "azure", "beige", "black", "brown", "coral", "green", "ivory",
    "lemon", "lilac", "mauve", "olive", "peach", "sepia", "umber", "white"};
constexpr std::array<std::string_view, 6> kPlaces = {"entered",  "opened", "crossed",
                                                     "followed", "turned", "climbed"};

std::string GrantOf(std::string_view word) {
  return word == "redeem" ? "authorization_code" : "refresh_token";
}

Trait TraitOf(std::string_view word) {
  const auto name = std::string(word.substr(1));
  if (word.front() == '+') return {Trait::Kind::Has, name};
  return {word.front() == '2' ? Trait::Kind::Twice : Trait::Kind::Lacks, name};
}

Planted Read(std::string_view text) {
  Planted planted;
  planted.told = text;
  planted.in_one_request = text.find(';') == std::string_view::npos;
  std::istringstream parts{std::string(text)};
  for (std::string part; std::getline(parts, part, ';');) {
    std::istringstream words(part);
    std::string word;
    words >> word;
    Gate gate{GrantOf(word), {}};
    while (words >> word) {
      gate.traits.push_back(TraitOf(word));
      if (!planted.in_one_request) continue;
      // One after another, the same request has to have all of them.
      planted.gates.push_back({gate.grant, {gate.traits.back()}});
    }
    if (!planted.in_one_request) planted.gates.push_back(std::move(gate));
  }
  return planted;
}

bool IsSo(const Trait& trait, const wire::Form& form) {
  const auto count = form.Count(trait.name);
  if (trait.kind == Trait::Kind::Lacks) return count == 0;
  return count >= (trait.kind == Trait::Kind::Twice ? 2U : 1U);
}

bool Passes(const Gate& gate, const wire::Form& form) {
  return form.Get("grant_type") == gate.grant &&
         std::ranges::all_of(gate.traits, [&](const Trait& trait) { return IsSo(trait, form); });
}

wire::Response InItsOwnWords(std::size_t mistake, std::size_t passed) {
  return {400,
          {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          "{\"error\":\"invalid_request\",\"error_description\":\"the " +
              std::string(kColours[mistake]) + " way was " + std::string(kPlaces[passed - 1]) +
              "\"}"};
}

}  // namespace

std::vector<Planted> PlantedMistakes() {
  std::vector<Planted> mistakes;
  for (const auto text : kTexts) mistakes.push_back(Read(text));
  return mistakes;
}

void PlantedServer::Forget() {
  std::ranges::fill(passed_, 0U);
  fired_.clear();
}

wire::Response PlantedServer::Answer(const wire::Request& request) {
  const bool token = request.method == "POST" && request.url.ends_with("/token");
  const auto form = wire::Form::Parse(token ? request.body : "");
  if (!token || form.Empty()) return sound_(request);
  std::size_t furthest = mistakes_.size();
  for (std::size_t i = 0; i < mistakes_.size(); ++i) {
    const auto& [told, in_one_request, gates] = mistakes_[i];
    const auto before = in_one_request ? 0 : passed_[i];
    auto now = before;
    while (now < gates.size() && Passes(gates[now], form)) {
      ++now;
      if (!in_one_request) break;
    }
    passed_[i] = now;
    if (now == before) continue;
    if (now == gates.size()) {
      fired_.push_back(i);
      passed_[i] = 0;
      return Tokens();
    }
    if (furthest == mistakes_.size() || IsTold(i, furthest)) furthest = i;
  }
  if (furthest == mistakes_.size()) return sound_(request);
  return InItsOwnWords(furthest, passed_[furthest]);
}

bool PlantedServer::IsTold(std::size_t one, std::size_t other) const {
  const auto rank = [&](std::size_t i) {
    return std::pair(!mistakes_[i].in_one_request, passed_[i]);
  };
  return rank(one) > rank(other);
}

wire::Response PlantedServer::Tokens() {
  return {200,
          {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          "{\"access_token\":\"a-token-for-nothing\",\"token_type\":\"Bearer\"}"};
}

}  // namespace nearmiss::fuzz
