#include "suites/mutate/testing/prose_examples.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <utility>
#include <vector>

#include "fixtures/jose/jws.hpp"
#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/form.hpp"
#include "fixtures/wire/json.hpp"
#include "fixtures/wire/url.hpp"
#include "suites/mutate/request_edits.hpp"

namespace nearmiss::mutate {
namespace {

using Test = std::function<bool(const Made&)>;
using Text = const std::string&;

std::string Authorization(const wire::Request& request) {
  return request.headers.Get("Authorization").value_or("");
}

/// Of the text behind "Basic ", before and after.
Test OnBasic(std::function<bool(Text, Text)> test) {
  return [test = std::move(test)](const Made& made) {
    const auto good = Authorization(made.good_request);
    const auto other = Authorization(made.other_request);
    return other.starts_with("Basic ") && test(good.substr(6), other.substr(6));
  };
}

bool Has(Text text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string Without(std::string text, char c) {
  std::erase(text, c);
  return text;
}

/// The decoded parts of the JWT, before and after.
Test OnJwt(std::function<bool(const jose::Compact&, const jose::Compact&)> test) {
  return [test = std::move(test)](const Made& made) {
    const auto good = jose::ReadCompact(made.good);
    const auto other = jose::ReadCompact(made.other);
    return good && other && test(*good, *other);
  };
}

std::string Member(Text json, Text name) {
  const auto value = wire::ReadJson(json);
  return value ? value->String(name).value_or("") : "no object";
}

Test HeaderHas(std::string name, std::string value) {
  return OnJwt([=](const auto&, const auto& other) { return Member(other.header, name) == value; });
}

Test ClaimIs(std::string name, std::string value) {
  return OnJwt([=](const auto& good, const auto& other) {
    return Member(other.payload, name) == value && other.signature == good.signature;
  });
}

Test ValueBecomes(std::function<std::string(Text)> text) {
  return [text = std::move(text)](const Made& made) { return made.other == text(made.good); };
}

Test ByTranslation() {
  return ValueBecomes([](std::string text) {
    std::ranges::replace(text, '-', '+');
    std::ranges::replace(text, '_', '/');
    return text;
  });
}

std::map<std::string, Test, std::less<>> OfBasic() {
  const std::string f = "encoding.authorization_header/";
  return {
      {f + "b64_no_padding", OnBasic([](Text good, Text other) {
         return Has(good, "=") && other == Without(good, '=');
       })},
      {f + "b64_extra_padding",
       OnBasic([](Text good, Text other) { return other == good + "===="; })},
      {f + "b64_url_alphabet", OnBasic([](Text good, Text other) {
         return (Has(other, "-") || Has(other, "_")) && !Has(other, "+") && !Has(other, "/") &&
                other.size() == good.size();
       })},
      {f + "b64_junk", OnBasic([](Text good, Text other) {
         return Has(other, "!") && !other.starts_with('!') && !other.ends_with('!') &&
                Without(other, '!') == good;
       })},
      {f + "b64_newline", OnBasic([](Text good, Text other) {
         return Without(other, '\n') == good && other.find('\n') <= 76;
       })},
      {f + "b64_nonzero_bits", OnBasic([](Text good, Text other) {
         return other.size() == good.size() && !wire::FromBase64(other) &&
                std::ranges::count_if(std::views::iota(std::size_t{0}, good.size()),
                                      [&](auto i) { return good[i] != other[i]; }) == 1;
       })},
      {f + "b64_double",
       OnBasic([](Text good, Text other) { return wire::FromBase64(other) == good; })},
      {f + "list_schemes",
       OnBasic([](Text good, Text other) { return other.starts_with(good + ", Bearer "); })},
      {f + "trailing_sp", OnBasic([](Text good, Text other) { return other == good + "   "; })},
      {f + "leading_sp",
       [](const Made& made) {
         return Authorization(made.other_request) == "   " + Authorization(made.good_request);
       }},
      {f + "both_methods",
       [](const Made& made) {
         return Authorization(made.other_request).starts_with("Basic ") &&
                Parameters(made.other_request).Count("client_secret") == 1;
       }},
      {f + "both_methods_conflict",
       [](const Made& made) {
         return Authorization(made.other_request).starts_with("Basic ") &&
                Parameters(made.other_request).Get("client_id") == "other";
       }},
      {f + "client_id_same_in_body",
       [](const Made& made) {
         return Authorization(made.other_request).starts_with("Basic ") &&
                Parameters(made.other_request).Get("client_id") == "s6BhdRkqt3";
       }},
      {f + "bearer_for_basic",
       [](const Made& made) {
         return Authorization(made.other_request) ==
                "Bearer " + ReadBasic(made.good_request)->password;
       }},
  };
}

std::map<std::string, Test, std::less<>> OfJwts() {
  const std::string f = "grant.jwt/";
  const auto first_two = [](Text token) { return token.substr(0, token.rfind('.')); };
  return {
      {f + "sig_stripped", ValueBecomes([=](Text good) { return first_two(good) + '.'; })},
      {f + "sig_and_dot_stripped", ValueBecomes(first_two)},
      {f + "alg_none", HeaderHas("alg", "none")},
      {f + "alg_none_case", HeaderHas("alg", "nOnE")},
      {f + "alg_none_with_sig", OnJwt([](const auto& good, const auto& other) {
         return Member(other.header, "alg") == "none" && other.signature == good.signature;
       })},
      {f + "alg_hs_with_public_key",
       [](const Made& made) {
         return jose::Verify(jose::Key::OfSecret("a public key, as text, of 32 octets"),
                             made.other);
       }},
      {f + "alg_missing", OnJwt([](const auto& good, const auto& other) {
         return other.header == "{}" && other.signature == good.signature;
       })},
      {f + "sig_zero", OnJwt([](const auto& good, const auto& other) {
         return other.signature == std::string(good.signature.size(), '\0');
       })},
      {f + "sig_other_key", OnJwt([](const auto& good, const auto& other) {
         return other.payload == good.payload && other.signature != good.signature &&
                Member(other.header, "alg") == "ES256";
       })},
      {f + "jwk_embedded",
       OnJwt([](const auto&, const auto& other) { return Has(other.header, "\"jwk\":{"); })},
      {f + "jku_foreign", HeaderHas("jku", "https://evil.example/jwks")},
      {f + "kid_traversal", HeaderHas("kid", "../../dev/null")},
      {f + "crit_unknown",
       OnJwt([](const auto&, const auto& other) { return Has(other.header, R"("crit":["x"])"); })},
      {f + "payload_changed", ClaimIs("sub", "nearmiss-another-user")},
      {f + "exp_removed", OnJwt([](const auto& good, const auto& other) {
         return Has(good.payload, "exp") && !Has(other.payload, "exp");
       })},
      {f + "typ_swapped", OnJwt([](const auto&, const auto& other) {
         return Member(other.header, "typ") != "at+jwt";
       })},
      {f + "aud_other", ClaimIs("aud", "https://api.evil.example")},
      {f + "iss_other", ClaimIs("iss", "https://evil.example")},
      {f + "b64_padding", ValueBecomes([](Text good) {
         std::string padded;
         for (const char c : good) padded += c == '.' ? "=." : std::string(1, c);
         return padded + '=';
       })},
      {f + "b64_std_alphabet", ByTranslation()},
      {f + "whitespace_in_part",
       [](const Made& made) {
         return Without(made.other, '\n') == made.good && Has(made.other, "\n");
       }},
      {f + "four_parts", ValueBecomes([](Text good) { return good + ".x"; })},
      {f + "json_serialization",
       [](const Made& made) {
         const auto parts = made.good.find('.');
         return Member(made.other, "protected") == made.good.substr(0, parts) &&
                !Member(made.other, "payload").empty();
       }},
      {f + "header_dup_member", OnJwt([](const auto& good, const auto& other) {
         return other.header.ends_with(R"(,"alg":"none"})") && other.signature == good.signature;
       })},
  };
}

std::map<std::string, Test, std::less<>> OfOthers() {
  return {
      {"grant.code/b64_std_alphabet", ByTranslation()},
      {"grant.refresh_token/b64_std_alphabet", ByTranslation()},
      {"encoding.transport/body_utf16",
       [](const Made& made) {
         return Without(made.other_request.body, '\0') == made.good_request.body &&
                made.other_request.body.size() == 2 * made.good_request.body.size();
       }},
      {"encoding.transport/ct_list",
       [](const Made& made) {
         return made.other_request.headers.Get("Content-Type") ==
                    "application/json, application/x-www-form-urlencoded" &&
                made.other_request.body == made.good_request.body;
       }},
      {"grant.refresh_token/revoke_wrong_hint",
       [](const Made& made) {
         return Parameters(made.other_request).Get("token_type_hint") == "access_token";
       }},
      {"grant.pkce/pkce_skipped_with_secret",
       [](const Made& made) {
         return !Authorization(made.other_request).empty() &&
                Parameters(made.other_request).Count("code_verifier") == 0;
       }},
      {"grant.pkce/secret_skipped_with_pkce",
       [](const Made& made) {
         return Authorization(made.other_request).empty() &&
                Parameters(made.other_request).Count("code_verifier") == 1;
       }},
      {"grant.pkce/public_secret_for_pkce",
       [](const Made& made) {
         return Parameters(made.other_request).Get("client_secret") == "anything" &&
                Parameters(made.other_request).Count("code_verifier") == 0;
       }},
      {"registration/admin_fields",
       [](const Made& made) {
         const auto& body = made.other_request.body;
         return Has(body, "\"client_id\"") && Has(body, "\"confidential\"") &&
                Has(body, "\"trusted\"");
       }},
  };
}

/// A word of an example, and what a step has to be for it.
struct Word {
  std::string_view word;
  std::function<bool(const FlowStep&)> means;
};

Word Does(std::string_view word, std::vector<Act> acts) {
  return {word, [acts = std::move(acts)](const FlowStep& step) {
            return std::ranges::find(acts, step.act) != acts.end();
          }};
}

bool Changes(const FlowStep& step, std::string_view told) {
  return std::ranges::any_of(step.changes,
                             [&](const Change& change) { return Has(change.told, told); });
}

const std::vector<Word>& Words() {
  static const std::vector<Word> kWords = {
      Does("redeem", {Act::Redeem}),
      Does("token request", {Act::Redeem}),
      Does("refresh", {Act::Refresh}),
      Does("wait", {Act::Wait}),
      Does("withdraw", {Act::TakeBack}),
      Does("lock", {Act::ChangePassword}),
      Does("log out", {Act::SignOut}),
      Does("introspect", {Act::Introspect}),
      Does("a resource", {Act::CallResource}),
      Does("revoke", {Act::RevokeAccessToken, Act::RevokeRefreshToken}),
      Does("revoke the access token", {Act::RevokeAccessToken}),
      Does("inspect", {Act::Inspect}),
      Does("compare", {Act::Inspect}),
      Does("collect", {Act::Inspect}),
      Does("metadata", {Act::ReadMetadata}),
      Does("code_challenge_methods_supported", {Act::ReadMetadata}),
      Does("register", {Act::Register}),
      Does("configuration URI", {Act::ReadRegistration}),
      Does("consent form", {Act::SubmitConsent}),
      Does("hidden", {Act::SubmitConsent}),
      Does("consent=deny", {Act::Deny}),
      Does("authorization request", {Act::Authorize}),
      Does("front channel", {Act::Authorize}),
      {"wrong", [](const FlowStep& step) { return step.is == Is::Wrong; }},
      {"replay", [](const FlowStep& step) { return step.is == Is::Wrong; }},
      {"again", [](const FlowStep& step) { return step.is == Is::Wrong; }},
      {"parallel", [](const FlowStep& step) { return step.together && step.times > 1; }},
      {"20 parallel", [](const FlowStep& step) { return step.together && step.times == 20; }},
      {"200", [](const FlowStep& step) { return step.times == 200; }},
      {"50", [](const FlowStep& step) { return step.times == 50; }},
      {"B ",
       [](const FlowStep& step) {
         return step.by == By::OtherClient || step.by == By::OtherPublicClient;
       }},
      {"public",
       [](const FlowStep& step) {
         return step.by == By::PublicClient || step.by == By::OtherPublicClient;
       }},
      {"foreign session", [](const FlowStep& step) { return step.by == By::OtherUser; }},
      {"two sessions", [](const FlowStep& step) { return step.by == By::OtherUser; }},
      {"client_id only", [](const FlowStep& step) { return Changes(step, "client_id alone"); }},
      {"refresh_token only", [](const FlowStep& step) { return step.by == By::NoClient; }},
      {"without its token", [](const FlowStep& step) { return step.by == By::AnotherSite; }},
      {"scope", [](const FlowStep& step) { return Changes(step, "scope"); }},
      {"redirect_uri", [](const FlowStep& step) { return Changes(step, "redirect_uri"); }},
      {"code_challenge_method",
       [](const FlowStep& step) {
         return Changes(step, "code_challenge_method") || step.act == Act::ReadMetadata;
       }},
      {"challenge stripped", [](const FlowStep& step) { return Changes(step, "code_challenge"); }},
      {"verifier",
       [](const FlowStep& step) {
         return Changes(step, "code_verifier") || step.act == Act::Redeem;
       }},
      {"client_credentials",
       [](const FlowStep& step) { return step.act == Act::AskForClientCredentials; }},
  };
  return kWords;
}

}  // namespace

const Test* Prose(const std::string& id) {
  static const auto kProse = [] {
    auto all = OfBasic();
    all.merge(OfJwts());
    all.merge(OfOthers());
    return all;
  }();
  const auto found = kProse.find(id);
  return found == kProse.end() ? nullptr : &found->second;
}

bool Tells(const Flow& flow, const std::string& example) {
  if (flow.steps.empty() || std::ranges::count(flow.steps, Is::Wrong, &FlowStep::is) > 1)
    return false;
  return std::ranges::all_of(Words(), [&](const Word& word) {
    return !Has(example, word.word) || std::ranges::any_of(flow.steps, word.means);
  });
}

}  // namespace nearmiss::mutate
