#pragma once

#include <string>
#include <vector>

#include "suites/mutate/change.hpp"
#include "suites/mutate/edit.hpp"

namespace nearmiss::mutate {

/// One `name=value` that takes the place of a good one, its name just as given.
struct Pair {
  std::string raw_name;
  Edit raw_value;  ///< of the good value, decoded, to what stands on the wire
};

/// The good value, encoded as ever, under this name.
Pair Good(std::string raw_name);
/// ... as it is: its reserved characters would say something else in a form.
Pair GoodUnescaped(std::string raw_name);
/// This text just as it is.
Pair Raw(std::string raw_name, std::string raw_value);
/// This value, encoded as ever.
Pair Other(std::string raw_name, const std::string& value);
/// What an edit makes of the good value, just as it comes out.
Pair Rewritten(std::string raw_name, Edit edit);

/// The first pair of that name replaced by these; no room where there is none.
Change InPlaceOf(std::string name, std::vector<Pair> pairs);
/// ... by one pair and what a second one says without an ampersand between them.
Change InPlaceOf(std::string name, Pair one, const std::string& between, Pair other);
/// A parameter's value edited, and spelled as ever.
Change To(std::string name, Edit edit);
/// More pairs behind all others.
Change AndAlso(std::string name, std::string value);
/// A POST whose query has one value for the parameter and whose body has the other.
Change Split(std::string name, Pair in_the_query, Pair in_the_body);

/// One after the other; no room where one of them has none.
Change All(std::vector<Change> changes);

/// The text of the form body, or of the query of a GET, edited as a whole.
Change OnTheForm(std::string told, Edit edit);
/// The URL edited, where the request has no other place for it.
Change OnTheUrl(std::string told, Edit edit);
/// The body, whatever it is.
Change OnTheBody(std::string told, Edit edit);
/// A header's value edited; no room where the header is not there.
Change OnTheHeader(std::string name, Edit edit);
/// A header a second time.
Change WithHeaderTwice(std::string name);

}  // namespace nearmiss::mutate
