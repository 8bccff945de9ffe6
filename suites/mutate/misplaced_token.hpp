#pragma once

#include "suites/mutate/change.hpp"

namespace nearmiss::mutate {

// The bearer token of a request to the resource in places where RFC 6750 2 does not allow it.

/// In the query as well as in the header.
Change WithTheTokenInTheQueryToo();
/// In the form body of the GET instead of the header.
Change WithTheTokenInTheBodyOfGet();
/// Posted as JSON, or as multipart/form-data, instead of the header.
Change WithTheTokenPostedAsJson();
Change WithTheTokenPostedAsMultipart();
/// The Authorization header a second time.
Change WithTheAuthorizationHeaderTwice();
/// The token alone in the Authorization header, without a scheme.
Change WithTheBareToken();

}  // namespace nearmiss::mutate
