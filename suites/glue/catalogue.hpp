#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "reports/record/record.hpp"
#include "suites/glue/capability.hpp"
#include "suites/glue/depth.hpp"
#include "suites/mutate/operator.hpp"

namespace nearmiss {

class Check;

/// How a check has to be run.
enum class Manner {
  Beside,      ///< beside others, in the shared session
  Apart,       ///< beside others, but in a session of its own: it ends grants
  Batch,       ///< with no other check running, and as many requests under way as the run may have
  Alone,       ///< with no other check running: it ends every grant of the user
  Waiting,     ///< spends most of its time waiting: started first, holds no place meanwhile
  Afterwards,  ///< judges the answers that all other checks met
};

/// A requirement that one check of a family has beyond the others.
struct CitedFor {
  std::string_view slug;  ///< of the operator
  std::string_view id;
};

/// What is known of a check beside its name and body.
struct About {
  std::string_view condition = {};  ///< of oracle::Conditions(); empty when none is concerned
  std::vector<std::string_view> cites = {};  ///< ids of the requirement catalogue
  std::vector<CitedFor> cites_for = {};      ///< in a family: further ids of single operators
  /// When the id, which never changes, has another section than the text that demands it.
  std::string_view printed_section = {};
  std::string_view harm = {};  ///< what follows when a server gets this wrong, in a sentence
  std::vector<Need> needs = {};
  Manner manner = Manner::Beside;
  Depth depth = Depth::Quick;       ///< the least depth at which it runs
  std::string_view contested = {};  ///< where texts or testers disagree, and the reading taken
};

/// A check as the catalogue knows it, without running anything.
struct Entry {
  std::string id;      ///< `rfc6749/4.1.2/refuse-a-code-used-before`
  std::string suite;   ///< GoogleTest's suite name: `rfc6749/4.1.2`
  std::string name;    ///< GoogleTest's test name: the rest of the id
  std::string title;   ///< `RFC 6749 4.1.2 MUST refuse a code used before`
  std::string clause;  ///< `rfc6749/4.1.2`, as printed
  std::string clause_url;
  record::Level level = record::Level::Must;
  About about;
  std::string family;  ///< of the row in the file of near misses that it sends; empty for any other
  const char* file = "";
  int line = 0;
  std::function<Check*()> make;
};

/// Every check that is linked in, in order of id.
const std::vector<Entry>& Catalogue();

/// The check of that id; none when no check is called so.
const Entry* FindEntry(std::string_view id);
/// The ids of all, in order.
std::vector<std::string> CheckIds();

/// Ids that occur twice; the runner refuses to start when there are any.
std::vector<std::string> RepeatedIds();

/// Makes every entry a GoogleTest test. Once, before InitGoogleTest.
void RegisterWithGoogleTest();

/// The one place where ids and titles are made: from the section and name written in a check.
struct Naming {
  std::string spec;     ///< "rfc6749"
  std::string section;  ///< "4.1.2", "A.1", "invalid-code"
  std::string slug;     ///< "refuse-a-code-used-before"
  std::string printed_section;
  std::string title;
  std::string clause_url;
};
Naming NameOf(std::string_view section, std::string_view name, record::Level level,
              std::string_view printed_section = {});

/// Adds an entry at load time; the value only serves the initialisation of a constant.
bool Enter(record::Level level, std::string_view section, std::string_view name, const char* file,
           int line, About about, std::function<Check*()> make);
/// One entry for each operator; its slug ends the id, its phrase the title.
bool EnterEach(record::Level level, std::string_view section, std::string_view name,
               const char* file, int line, const mutate::Operators& operators, const About& about,
               const std::function<Check*(const mutate::Operator&)>& make);

}  // namespace nearmiss
