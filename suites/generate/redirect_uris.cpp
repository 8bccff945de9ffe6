#include <string_view>

#include "suites/generate/meaning.hpp"
#include "suites/generate/source.hpp"

namespace nearmiss::generate {
namespace {

using namespace std::string_view_literals;
using Octets = std::vector<std::string_view>;

/// Everything up to the last "@" is user information for RFC 3986; other readers stop at the first
/// one, at a backslash, a slash, a question or number sign, or decode first.
const Octets kBeforeHost = {"x@"sv,
                            "x@y@"sv,
                            ":@"sv,
                            "@"sv,
                            "x%40"sv,
                            "x%2540"sv,
                            "x%25@"sv,
                            "x\\@"sv,
                            "x%5C@"sv,
                            "\\"sv,
                            "/"sv,
                            "//"sv,
                            "."sv,
                            "x."sv,
                            "x-"sv,
                            "%2E"sv,
                            "\t"sv,
                            "\n"sv,
                            "%09"sv,
                            "%00"sv,
                            " "sv,
                            "%20"sv,
                            "\xC2\xAD"sv,
                            "\xE2\x80\x8B"sv,
                            "\xEF\xBB\xBF"sv,
                            "evil.example\\@"sv,
                            "evil.example#@"sv,
                            "evil.example?@"sv,
                            "evil.example/@"sv,
                            "evil.example:80@"sv,
                            "evil.example%2F@"sv,
                            "evil.example;@"sv,
                            "evil.example%00@"sv};

/// The host goes on, ends in another place, or turns into user information.
const Octets kBehindHost = {"@evil.example"sv,
                            "\\@evil.example"sv,
                            "%5C@evil.example"sv,
                            ":80@evil.example"sv,
                            ":@evil.example"sv,
                            "%40evil.example"sv,
                            "%2540evil.example"sv,
                            "%25@evil.example"sv,
                            "@@evil.example"sv,
                            "@x@evil.example"sv,
                            "#@evil.example"sv,
                            "?@evil.example"sv,
                            "/@evil.example"sv,
                            ";@evil.example"sv,
                            "%00@evil.example"sv,
                            ".evil.example"sv,
                            "-evil.example"sv,
                            "%2Eevil.example"sv,
                            "%00.evil.example"sv,
                            "%2F.evil.example"sv,
                            "%5C.evil.example"sv,
                            "\\.evil.example"sv,
                            "%23.evil.example"sv,
                            "%3F.evil.example"sv,
                            "&.evil.example"sv,
                            ",.evil.example"sv,
                            ";.evil.example"sv,
                            "%0D%0A.evil.example"sv,
                            "\t.evil.example"sv,
                            "\xE3\x80\x82"
                            "evil.example"sv,
                            "\xEF\xBC\x8F.evil.example"sv,
                            "\xEF\xBC\xA0"
                            "evil.example"sv,
                            "x"sv,
                            "."sv,
                            ".."sv,
                            "%2E"sv,
                            "\xE3\x80\x82"sv,
                            "%00"sv,
                            "%20"sv,
                            "\t"sv,
                            "\n"sv,
                            "\xC2\xAD"sv,
                            "\xE2\x80\x8D"sv,
                            "%25"sv,
                            "%25lo"sv,
                            "\\"sv,
                            ";"sv};

/// Ports that are the default one in another spelling, or in the end some other.
const Octets kPorts = {
    ":"sv,      ":443"sv,     ":0443"sv,       ":00000443"sv,
    ":+443"sv,  ":-443"sv,    ":443 "sv,       ":%34%34%33"sv,
    ":0x1BB"sv, ":65979"sv,   ":4294967739"sv, ":80"sv,
    ":8443"sv,  ":443:443"sv, ":443@"sv,       ":\xEF\xBC\x94\xEF\xBC\x94\xEF\xBC\x93"sv};

/// Segments that are removed, renamed or cut by one reader and kept by another.
const Octets kPathHeads = {"/"sv,
                           "//"sv,
                           "/."sv,
                           "/%2e"sv,
                           "/%2E"sv,
                           "/x/.."sv,
                           "/x/%2e%2e"sv,
                           "/x/.%2e"sv,
                           "/x/..;"sv,
                           "/.;"sv,
                           "/;"sv,
                           "/;x=y"sv,
                           "\\"sv,
                           "/\\"sv,
                           "%2F"sv,
                           "%2f"sv,
                           "%5C"sv,
                           "%252F"sv,
                           "/%09"sv,
                           "\t"sv,
                           "\n"sv,
                           "\r"sv,
                           "/x/%252e%252e"sv,
                           "/%00"sv,
                           "/%20"sv,
                           ";"sv,
                           "/~"sv,
                           "/x\\.."sv,
                           "/x/..%5C"sv,
                           "/x/..%2F"sv,
                           "\xEF\xBC\x8F"sv};
const Octets kPathTails = {"/"sv,
                           "//"sv,
                           "/."sv,
                           "/.."sv,
                           "/../x"sv,
                           "/..;/"sv,
                           "/..;/x"sv,
                           "/..;x=y/x"sv,
                           "/%2e%2e/x"sv,
                           "/%2E%2E%2Fx"sv,
                           "/..%2Fx"sv,
                           "/..%5Cx"sv,
                           "/..%252Fx"sv,
                           "\\..\\x"sv,
                           "/%2e%2e;/x"sv,
                           "/x"sv,
                           "x"sv,
                           ";"sv,
                           ";x"sv,
                           ";x=y"sv,
                           "%3B"sv,
                           "%00"sv,
                           "%20"sv,
                           "%0A"sv,
                           "%09"sv,
                           "%2F"sv,
                           "%5C"sv,
                           "%3Fx"sv,
                           "%23x"sv,
                           "."sv,
                           "~"sv,
                           ",x"sv,
                           "*"sv,
                           "\\"sv,
                           "/\\evil.example"sv,
                           "//evil.example"sv,
                           "%2e"sv,
                           ":x"sv,
                           "@evil.example"sv,
                           "\xC2\xA0"sv,
                           "\xE2\x80\x8B"sv,
                           "\xEF\xBC\x8F"sv};

/// Behind everything.
const Octets kTails = {" "sv,
                       "\t"sv,
                       "\n"sv,
                       "\r"sv,
                       "\r\n"sv,
                       "\0"sv,
                       "\x0B"sv,
                       "\x0C"sv,
                       "\x1F"sv,
                       "\x7F"sv,
                       "\xC2\x85"sv,
                       "\xC2\xA0"sv,
                       "\xE2\x80\x8B"sv,
                       "\xE2\x80\xA8"sv,
                       "\xE3\x80\x80"sv,
                       "\xEF\xBB\xBF"sv,
                       "#"sv,
                       "#x"sv,
                       "%23"sv,
                       "?"sv,
                       "&"sv,
                       "?x"sv,
                       "?x=y"sv,
                       "&x=y"sv,
                       "?code=x"sv,
                       "%"sv,
                       "%2"sv,
                       "%zz"sv,
                       "%u002f"sv,
                       "\""sv,
                       "'"sv,
                       "<"sv,
                       ">"sv,
                       "`"sv,
                       "|"sv,
                       "^"sv,
                       "{"sv,
                       "}"sv,
                       "["sv,
                       "]"sv,
                       ","sv,
                       "!"sv,
                       "$"sv,
                       "("sv,
                       ")"sv,
                       "+"sv,
                       "="sv,
                       "_"sv,
                       "-"sv,
                       "0"sv};
const Octets kHeads = {
    " "sv,    "\t"sv,       "\n"sv,       "\r"sv,           "\0"sv,           "\x01"sv,
    "\x1F"sv, "\xC2\x85"sv, "\xC2\xA0"sv, "\xE2\x80\x8B"sv, "\xEF\xBB\xBF"sv, "\""sv,
    "<"sv,    "x"sv,        "url:"sv,     "view-source:"sv, "blob:"sv,        "/"sv,
    "\\"sv};
const Octets kInScheme = {"s"sv, "x"sv, "+x"sv, "\t"sv, "\n"sv, "%3A"sv, ":"sv, ":/"sv, "\\"sv};

void Add(const std::string& kind, Anchor at, const Octets& all, std::vector<NearMiss>& singles) {
  for (const auto octets : all) singles.push_back({kind, {{at, 0, 0, std::string(octets)}}, {}});
}

/// Single octets of the URI in another spelling.
void AddRecoded(std::vector<NearMiss>& singles) {
  const auto add = [&](const std::string& kind, Anchor at, int offset, Recode recode) {
    singles.push_back({kind, {{at, offset, 0, "", recode}}, {}});
  };
  for (const int offset : {0, 1, 2, 4}) {
    for (const auto recode : {Recode::SwapCase, Recode::Percent, Recode::FullWidth}) {
      add("redirect_uri.letter", Anchor::HostStart, offset, recode);
      add("redirect_uri.letter", Anchor::PathStart, offset + 1, recode);
    }
    add("redirect_uri.letter", Anchor::PathStart, offset + 1, Recode::PercentLower);
    add("redirect_uri.letter", Anchor::PathStart, offset + 1, Recode::PercentTwice);
  }
  add("redirect_uri.scheme", Anchor::Start, 0, Recode::SwapCase);
  add("redirect_uri.scheme", Anchor::SchemeEnd, -1, Recode::SwapCase);
  add("redirect_uri.path", Anchor::PathStart, 0, Recode::Percent);
  add("redirect_uri.path", Anchor::PathStart, 0, Recode::FullWidth);
  add("redirect_uri.host", Anchor::SchemeEnd, 2, Recode::Percent);
}

/// Octets that go, or that another one takes the place of.
void AddTaken(std::vector<NearMiss>& singles) {
  const auto add = [&](const std::string& kind, Anchor at, int offset, int cut, std::string put) {
    singles.push_back({kind, {{at, offset, cut, std::move(put)}}, {}});
  };
  add("redirect_uri.scheme", Anchor::SchemeEnd, -1, 1, "");
  for (const auto* slashes : {"\\\\", "/", "\\/", "/\\", "////"})
    add("redirect_uri.scheme", Anchor::SchemeEnd, 1, 2, slashes);
  add("redirect_uri.scheme", Anchor::SchemeEnd, 2, 0, "\t");
  for (const int cut : {1, 2, 4}) {
    add("redirect_uri.path", Anchor::PathEnd, -cut, cut, "");
    add("redirect_uri.host", Anchor::HostStart, 0, cut, "");
    add("redirect_uri.host", Anchor::HostEnd, -cut, cut, "");
  }
  add("redirect_uri.path", Anchor::PathStart, 0, 1, "\\");
  add("redirect_uri.path", Anchor::PathStart, 0, 1, "%5C");
  add("redirect_uri.path", Anchor::PathStart, 0, 1, "/%2e/");
  // A dot that is meant as any character.
  for (int offset = -12; offset < 0; ++offset)
    add("redirect_uri.host", Anchor::HostEnd, offset, 1, "x");
  // The zone of an IPv6 address (RFC 6874), behind whose percent sign readers part.
  for (const auto* zone : {"%25lo", "%lo", "%251", "%25"})
    add("redirect_uri.host", Anchor::HostEnd, -1, 0, zone);
}

std::vector<NearMiss> All() {
  std::vector<NearMiss> singles;
  Add("redirect_uri.host", Anchor::HostStart, kBeforeHost, singles);
  Add("redirect_uri.host", Anchor::HostEnd, kBehindHost, singles);
  Add("redirect_uri.port", Anchor::HostEnd, kPorts, singles);
  Add("redirect_uri.path", Anchor::PathStart, kPathHeads, singles);
  Add("redirect_uri.path", Anchor::PathEnd, kPathTails, singles);
  Add("redirect_uri.end", Anchor::End, kTails, singles);
  Add("redirect_uri.start", Anchor::Start, kHeads, singles);
  Add("redirect_uri.scheme", Anchor::SchemeEnd, kInScheme, singles);
  AddRecoded(singles);
  AddTaken(singles);
  return singles;
}

}  // namespace

Source RedirectUris() { return Source(All(), DiffersInMoreThanALoopbackPort); }

}  // namespace nearmiss::generate
