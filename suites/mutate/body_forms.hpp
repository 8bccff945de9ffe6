#pragma once

#include <string>

#include "suites/mutate/change.hpp"

namespace nearmiss::mutate {

// A form's parameters in another format than application/x-www-form-urlencoded, labelled as that
// format.

Change AsJson();
Change AsMultipart();
Change AsXml();
/// The form's text in UTF-16, little endian, without a byte order mark; labelled as before.
Change InUtf16();
/// Compressed as gzip (RFC 1952), and said so.
Change Gzipped();
/// In chunks (RFC 9112 7.1), and said so.
Change InChunks();

}  // namespace nearmiss::mutate
