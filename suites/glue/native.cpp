#include "suites/glue/native.hpp"

#include <algorithm>
#include <utility>

#include "fixtures/wire/url.hpp"
#include "suites/glue/stop.hpp"
#include "suites/steps/requests.hpp"

namespace nearmiss {
namespace {

/// Whether another host than this is registered with the same path.
bool HasTwin(const target::Client& client, const wire::Url& uri) {
  return std::ranges::any_of(client.redirect_uris, [&](const auto& each) {
    const auto other = wire::Url::Split(each);
    return other.Host() != uri.Host() && other.path == uri.path;
  });
}

bool Is(NativeUri kind, const wire::Url& uri, const target::Client& client) {
  const auto scheme = uri.scheme.value_or("");
  const bool four = scheme == "http" && uri.Host() == "127.0.0.1";
  const bool six = scheme == "http" && uri.Host() == "[::1]";
  switch (kind) {
    case NativeUri::Loopback4:
      return four;
    case NativeUri::Loopback6:
      return six;
    case NativeUri::LoneLoopback4:
      return four && !HasTwin(client, uri);
    case NativeUri::LoopbackWithPort:
      return (four || six) && uri.Port().has_value();
    case NativeUri::PrivateUse:
      return scheme != "http" && scheme != "https";
    case NativeUri::Https:
      return scheme == "https";
  }
  return false;
}

std::string Told(NativeUri kind) {
  switch (kind) {
    case NativeUri::Loopback4:
      return "http://127.0.0.1";
    case NativeUri::LoneLoopback4:
      return "http://127.0.0.1 alone";
    case NativeUri::Loopback6:
      return "http://[::1]";
    case NativeUri::LoopbackWithPort:
      return "a loopback address with a port";
    case NativeUri::PrivateUse:
      return "a private-use scheme";
    case NativeUri::Https:
      return "https";
  }
  return "";
}

steps::Authorization Asking(Play& play, NativeUri kind) {
  const auto& client = play.Native();
  const auto uri = std::ranges::find_if(client.redirect_uris, [&](const auto& each) {
    return Is(kind, wire::Url::Split(each), client);
  });
  if (uri == client.redirect_uris.end())
    throw NotApplicable{"the native client has no redirect URI with " + Told(kind)};
  auto asked = play.Asking(client);
  asked.redirect_uri = *uri;
  return asked;
}

}  // namespace

Step AuthorizeNative(NativeUri kind) {
  return {"authorize the native client at " + Told(kind), oracle::Where::Authorization,
          [kind](Play& play) {
            return steps::AuthorizationRequest(play.Target(), Asking(play, kind));
          }};
}

Recipe<steps::Code> ANativeCodeAt(NativeUri kind, mutate::Operator change) {
  auto told = "a code that went to " + Told(kind) + " with " + change.told;
  return {told, [kind, change = std::move(change), told](Play& play) {
            auto asked = Asking(play, kind);
            const auto other = change.apply(asked.redirect_uri);
            if (!other) throw NotApplicable{"no room in the redirect URI for " + change.told};
            asked.redirect_uri = *other;
            auto code = play.Approve(asked);
            code.told = told;
            return code;
          }};
}

}  // namespace nearmiss
