#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "suites/glue/catalogue.hpp"
#include "suites/glue/step.hpp"
#include "suites/mutate/near_miss.hpp"
#include "suites/oracle/evidence.hpp"

namespace nearmiss {

/// How a near miss gets into a request; nothing for one that is not of this place.
using Place = std::function<std::optional<mutate::Change>(const mutate::NearMiss&)>;

/// Whether two texts are not what a correct server may take for one and the same
/// (suites/generate/meaning.hpp). A near miss for which that is not so finds no room.
using Differs = std::function<bool(const std::string& good, const std::string& other)>;

/// Into this parameter of the query or form; requests are changed as a whole.
Place In(std::string parameter, Differs differs = {});
/// Only values, and put by this change: into a Basic header, a bearer token.
Place PutBy(std::function<mutate::Change(mutate::Operator)> change, Differs differs = {});

/// A family of the file of near misses, and how its rows get into requests.
struct Family {
  std::string name;  ///< "redirect_uri.path"
  Place place;
  mutate::Stage stage = {};
  std::set<std::string> without = {};    ///< rows that say nothing in this place
  std::set<std::string> only = {};       ///< when it is not empty, no other row
  mutate::Operators checked_apart = {};  ///< rows that have a check of their own in this place
};

/// What came of a family.
struct Tried {
  oracle::Evidence evidence;  ///< of the smallest near miss that got through; else of the last one
  oracle::Judge judge;        ///< gives the verdict on the whole family
};

/// Sends a request with a change, in whatever state it needs.
using SendWith = std::function<oracle::Evidence(const mutate::Change&)>;

/// Sends every row of the family but sequences, one after the other. A row that must be rejected is
/// judged by `refused`; what of the others the profile or the server decides has to be withstood.
/// `control` is called before and after, and has to succeed. Of what got through, the smallest is
/// sent once more, last, and is what the outcome of the running check is about: its harm is the
/// row's `why`. The outcome tells of each row how often it was sent, which may be never, and why.
Tried TryEach(const Family& family, const std::function<void()>& control, const SendWith& send,
              const oracle::Judge& refused);

/// Another client's identifier and redirection URI, the client's own second one, what the target
/// has of these. What it lacks stays as in the file's examples, which is nobody's.
mutate::Stage StageOf(Play& play);
/// The same with tokens that were really issued.
mutate::Stage StageWith(Play& play, const steps::Tokens& tokens);

/// An authorization request at the first registered URI of the client in which the change finds
/// room and of which it makes neither another registered one nor one with another loopback port,
/// which native clients may choose (RFC 8252 7.3). Not applicable when there is none.
Step AuthorizeWithRoomFor(Play& play, const mutate::Change& change, For client = For::Main);

/// The row of the file of near misses that a check of one operator sends; nothing for any other.
const mutate::Row* RowOf(const Entry& entry);

/// Families as they are told apart in the ids of checks that try a whole one each.
mutate::Operators Families(const std::vector<std::string>& names);

}  // namespace nearmiss
