// HTTP Basic (RFC 7617, RFC 6749 2.3.1) and what is near it.

#include <utility>

#include "fixtures/wire/base64.hpp"
#include "fixtures/wire/percent.hpp"
#include "suites/mutate/near_miss_families.hpp"
#include "suites/mutate/pairs.hpp"
#include "suites/mutate/request_edits.hpp"

namespace nearmiss::mutate {
namespace {

using wire::Request;
using Result = std::optional<Request>;
using Value = std::optional<std::string>;
using Text = const std::string&;

constexpr auto kHeader = "Authorization";

Change Header(Edit edit) { return OnTheHeader(kHeader, std::move(edit)); }

/// What stands behind the scheme of the Basic header.
Edit BehindTheScheme(Edit edit) {
  return [edit = std::move(edit)](Text value) -> Value {
    const std::string scheme = "Basic ";
    if (!value.starts_with(scheme)) return std::nullopt;
    const auto other = edit(value.substr(scheme.size()));
    return other ? Value(scheme + *other) : std::nullopt;
  };
}

Change Credentials(Edit edit) { return Header(BehindTheScheme(std::move(edit))); }

/// The credentials as they are under the base64; the edit's result is not escaped again.
Change Decoded(Edit edit) {
  return Credentials([edit = std::move(edit)](Text credentials) -> Value {
    const auto pair = wire::FromBase64(credentials);
    const auto other = pair ? edit(*pair) : std::nullopt;
    return other ? Value(wire::Base64(*other)) : std::nullopt;
  });
}

Edit OnTheUser(Edit edit) {
  return [edit = std::move(edit)](Text pair) -> Value {
    const auto colon = pair.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto user = edit(pair.substr(0, colon));
    return user ? Value(*user + pair.substr(colon)) : std::nullopt;
  };
}

Edit OnThePassword(Edit edit) {
  return [edit = std::move(edit)](Text pair) -> Value {
    const auto colon = pair.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto password = edit(pair.substr(colon + 1));
    return password ? Value(pair.substr(0, colon + 1) + *password) : std::nullopt;
  };
}

Change User(Edit edit) { return Decoded(OnTheUser(std::move(edit))); }
Change Password(Edit edit) { return Decoded(OnThePassword(std::move(edit))); }

/// Another text of which a careless decoder makes the same octets: the last character before the
/// padding has bits that mean nothing.
Value SpareBitsSet(Text credentials) {
  const auto padding = credentials.find('=');
  if (padding == std::string::npos || padding == 0) return std::nullopt;
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto at = kAlphabet.find(credentials[padding - 1]);
  if (at == std::string_view::npos) return std::nullopt;
  auto other = credentials;
  other[padding - 1] = kAlphabet[at ^ 1U];
  return other;
}

Value WithoutPadding(Text credentials) {
  const auto padding = credentials.find('=');
  return padding == std::string::npos ? std::nullopt : Value(credentials.substr(0, padding));
}

Value InTheUrlAlphabet(Text credentials) {
  auto other = credentials;
  for (auto& c : other) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return other == credentials ? std::nullopt : Value(other);
}

Value WrappedAt76(Text credentials) {
  constexpr std::size_t kLine = 76;
  if (credentials.size() <= kLine) return credentials + '\n';
  return credentials.substr(0, kLine) + '\n' + credentials.substr(kLine);
}

Change OnTheRequest(std::string told, std::function<bool(Request&, const Basic&)> edit) {
  return {std::move(told), [edit = std::move(edit)](Request request) -> Result {
            const auto basic = ReadBasic(request);
            if (!basic || !edit(request, *basic)) return std::nullopt;
            return request;
          }};
}

Change SpaceBehindTheName() {
  return OnTheRequest("with a space behind the name of the header",
                      [](Request& request, const Basic& /*basic*/) {
                        const auto value = request.headers.Get(kHeader).value_or("");
                        request.headers.Remove(kHeader);
                        request.headers.Add("Authorization ", value);
                        return true;
                      });
}

/// The same credentials as form parameters: client_secret_post.
Change MovedToTheBody() {
  return OnTheRequest("with the credentials in the body", [](Request& request, const Basic& basic) {
    request.headers.Remove(kHeader);
    auto form = Parameters(request);
    form.Set("client_id", basic.user);
    form.Set("client_secret", basic.password);
    request = WithParameters(std::move(request), form);
    return true;
  });
}

Change ClientIdInTheBodyToo() {
  return OnTheRequest("with the client_id in the body, too",
                      [](Request& request, const Basic& basic) {
                        auto form = Parameters(request);
                        form.Set("client_id", basic.user);
                        request = WithParameters(std::move(request), form);
                        return true;
                      });
}

Change SecretAsABearerToken() {
  return OnTheRequest("with the secret as a bearer token",
                      [](Request& request, const Basic& basic) {
                        request.headers.Set(kHeader, "Bearer " + basic.password);
                        return true;
                      });
}

Change AsWritten(Edit spelled) {
  return OnTheRequest("with the credentials spelled otherwise",
                      [spelled = std::move(spelled)](Request& request, const Basic& basic) {
                        const auto password = spelled(basic.password);
                        if (!password) return false;
                        request.headers.Set(kHeader,
                                            "Basic " + wire::Base64(basic.user + ':' + *password));
                        return true;
                      });
}

}  // namespace

Mutations AuthorizationHeader(const Stage& stage) {
  const auto nul = std::string(1, '\0');
  return {
      {"scheme_lower", Header(Instead("Basic", "basic"))},
      {"scheme_upper", Header(Instead("Basic", "BASIC"))},
      {"two_spaces", Header(Instead(" ", "  "))},
      {"tab_after_scheme", Header(Instead(" ", "\t"))},
      {"no_space", Header(Instead(" ", ""))},
      {"trailing_sp", Header(Behind("   "))},
      {"leading_sp", Header(Before("   "))},
      {"folding", Header(Instead(" ", "\r\n "))},
      {"name_sp", SpaceBehindTheName()},
      {"dup_header", WithHeaderTwice(kHeader)},
      {"list_schemes", Header(Behind(", Bearer " + stage.access_token))},
      {"b64_no_padding", Credentials(WithoutPadding)},
      {"b64_extra_padding", Credentials(Behind("===="))},
      {"b64_url_alphabet", Credentials(InTheUrlAlphabet)},
      {"b64_junk", Credentials(InTheMiddle("!"))},
      {"b64_newline", Credentials(WrappedAt76)},
      {"b64_nonzero_bits", Credentials(SpareBitsSet)},
      {"b64_double", Credentials(InBase64())},
      {"no_colon", Decoded([](Text pair) -> Value { return pair.substr(0, pair.find(':')); })},
      {"two_colons", Password(At(2, ":"))},
      {"form_encoded", AsWritten(FormEncoded())},
      {"not_form_encoded", AsWritten(Keep())},
      {"pct_all", AsWritten(PercentEncoded())},
      {"pct_bad", Password(Become("%zz"))},
      {"pct_double", AsWritten(Then({PercentEncoded(), Everywhere("%", "%25")}))},
      {"lf_in_secret", Password(Behind("\n"))},
      {"crlf_in_secret", Password(Behind("\r\n"))},
      {"sp_in_secret", Password(Behind(" "))},
      {"sp_in_id", User(Behind(" "))},
      {"nul_in_secret", Password(Behind(nul + 'x'))},
      {"bom_in_id", User(Before("\uFEFF"))},
      {"bad_utf8", Password(Become("\xFF"))},
      {"empty_secret", Password(Become(""))},
      {"empty_id", User(Become(""))},
      {"empty_credentials", Header(Become("Basic"))},
      {"case_secret", Password(CaseSwapped())},
      {"prefix_secret", Password(WithoutLast())},
      {"both_methods", WithCredentialsInBothPlaces()},
      {"both_methods_conflict", AndAlso("client_id", stage.other_client_id)},
      {"client_id_same_in_body", ClientIdInTheBodyToo()},
      {"post_for_basic", MovedToTheBody()},
      {"bearer_for_basic", SecretAsABearerToken()},
      {"www_authenticate",
       Flow{{{Act::Redeem, Is::Wrong, By::Owner, {Password(Behind("x"))}}, {Act::Inspect}}}},
      {"public_with_any_secret", Decoded(Become(stage.public_client_id + ":anything"))},
      {"long", Credentials(Become(std::string(65536, 'A')))},
  };
}

}  // namespace nearmiss::mutate
