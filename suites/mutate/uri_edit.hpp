#pragma once

#include <array>
#include <functional>
#include <string>

#include "suites/mutate/edit.hpp"

namespace nearmiss::mutate {

/// The parts of a URI (RFC 3986 3). The authority holds userinfo, host and port.
enum class Part { Scheme, Authority, Host, Port, Path, Query, Fragment };

/// One part of the URI edited; no room when the URI lacks it.
Edit On(Part part, Edit edit);
/// A part that the URI lacks is added; no room when it has one.
Edit Add(Part part, std::string text);
/// A part taken out, with its delimiter.
Edit Drop(Part part);

/// The host, where it is a name and no address: case, dots and subdomains mean something only then.
Edit OnName(Edit edit);
/// The host, only where it is this one.
Edit OnHost(std::string host, Edit edit);
/// The host, only where it is an IPv4 address; the new one is made of its four numbers.
Edit OnIpv4(std::function<std::string(const std::array<int, 4>&)> change);
/// The port, written out or the scheme's default. No room on loopback, where any port may be right
/// (RFC 8252 7.3).
Edit OnPort(Edit edit);
/// The port is this one, on any host.
Edit AtThatPort(std::string port);
/// Only for a URI whose host is no loopback name or address, or is one.
Edit Elsewhere(Edit edit);
Edit OnLoopback(Edit edit);
/// Only for a URI with a private-use scheme (RFC 8252 7.1).
Edit OfAnApp(Edit edit);

// Of a query's text.

/// The pairs in the opposite order; no room when there is but one.
Edit PairsReversed();
/// The first name once more, with this value.
Edit FirstNameAgain(std::string value);

// Of a name.

/// As it is registered in the DNS (RFC 5891), and back; no room for a name that is the same both
/// ways.
Edit ToAscii();
Edit ToUnicode();

}  // namespace nearmiss::mutate
