#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nearmiss::runner {

/// The command line, environment variables merged in. Flag beats variable beats file.
struct Options {
  std::string verb;
  std::vector<std::string> words;  ///< what stands behind the verb: a check id, a file, a name

  std::string config = "nearmiss.toml";
  std::string plan;
  std::vector<std::string> select;
  std::vector<std::string> skip;
  std::string depth = "standard";
  std::optional<int> jobs;
  std::optional<double> rate;
  std::optional<std::uint64_t> seed;
  std::string max_time;
  std::optional<int> max_failures;
  bool strict = false;
  std::string baseline;
  std::string shard;
  std::string out;
  std::string history;  ///< file of the runs before; empty for the one beside the output folders
  std::string format = "text";
  bool quiet = false;
  int verbose = 0;

  std::string cacert;
  std::string cert;
  std::string key;
  std::string proxy;
  std::vector<std::string> resolve;
  bool http2 = false;
  bool wire = false;
  double connect_timeout = 10;

  std::string corpus;  ///< fuzz: folder of inputs to begin with and to add to
  std::string from;    ///< fuzz: a record whose requests are inputs to begin with

  std::vector<std::string> specs;     ///< coverage
  std::vector<std::string> levels;    ///< coverage
  std::vector<std::string> states;    ///< coverage
  std::vector<std::string> testable;  ///< coverage
  bool totals_only = false;           ///< coverage

  std::vector<std::string> requirements;  ///< list: globs of requirements that are cited
  bool freeze = false;                    ///< plan: write the lists of scored checks

  std::string issuer;                      ///< init
  std::string out_file = "nearmiss.toml";  ///< init
  bool force = false;                      ///< init: write over a file that is there
  bool no_register = false;                ///< init: leave the server as it is

  std::string as;                    ///< report: the format
  int port = 0;                      ///< serve
  std::string dialect = "rfc";       ///< serve
  std::vector<std::string> defects;  ///< serve
  std::string pages = "plain";       ///< serve: how the user's pages are made
  bool list_defects = false;         ///< serve
  bool limits = false;               ///< serve
  std::string tls;                   ///< serve: folder for the certificates; empty for no TLS
  std::string code_lifetime;         ///< serve
  bool approve = false;              ///< selftest: write the matrix anew
};

/// Reads the command line. When there is nothing to run (help, version, or a mistake), `exit_code`
/// is set and what there was to say has been said.
struct Parsed {
  Options options;
  std::optional<int> exit_code;
};
Parsed ReadOptions(int argc, char** argv);

/// "2s", "500ms", "10m" in milliseconds; nothing for any other text.
std::optional<std::int64_t> Milliseconds(const std::string& text);

}  // namespace nearmiss::runner
