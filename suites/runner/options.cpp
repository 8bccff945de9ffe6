#include <CLI/CLI.hpp>
#include <string>

#include "suites/runner/build_version.hpp"
#include "suites/runner/option_parser.hpp"

namespace nearmiss::runner {
namespace {

void AddWords(CLI::App& verb, Options& options, const std::string& name, const std::string& told,
              bool required) {
  auto* words = verb.add_option(name, options.words, told);
  if (required) words->required();
}

void AddSelection(CLI::App& verb, Options& options) {
  verb.add_option("--plan", options.plan,
                  "Set of checks; by default the one of the target's profile")
      ->envname("NEARMISS_PLAN");
  verb.add_option("--select", options.select,
                  "Only checks that this glob or id prefix means (repeatable)")
      ->envname("NEARMISS_SELECT")
      ->allow_extra_args(false);
  verb.add_option("--skip", options.skip, "No check that this glob or id prefix means (repeatable)")
      ->envname("NEARMISS_SKIP")
      ->allow_extra_args(false);
}

void AddConnection(CLI::App& verb, Options& options) {
  verb.add_option("--cacert", options.cacert, "CA certificates, as in curl")
      ->envname("NEARMISS_CACERT");
  verb.add_option("--cert", options.cert, "Client certificate, as in curl")
      ->envname("NEARMISS_CERT");
  verb.add_option("--key", options.key, "Its private key, as in curl")->envname("NEARMISS_KEY");
  verb.add_option("--proxy", options.proxy, "Proxy, as in curl")->envname("NEARMISS_PROXY");
  verb.add_option("--resolve", options.resolve, "HOST:PORT:ADDRESS, as in curl (repeatable)")
      ->envname("NEARMISS_RESOLVE")
      ->allow_extra_args(false);
  verb.add_flag("--http2", options.http2, "HTTP/2 where TLS agrees on it, as in curl")
      ->envname("NEARMISS_HTTP2");
  verb.add_option("--connect-timeout", options.connect_timeout, "Seconds, as in curl")
      ->envname("NEARMISS_CONNECT_TIMEOUT")
      ->capture_default_str();
}

void AddDepth(CLI::App& verb, Options& options) {
  verb.add_option("--depth", options.depth, "How much is tried: quick, standard or deep")
      ->envname("NEARMISS_DEPTH")
      ->check(CLI::IsMember({"quick", "standard", "deep"}))
      ->capture_default_str();
}

void AddTarget(CLI::App& verb, Options& options) {
  verb.add_option("-c,--config", options.config, "Configuration of the target")
      ->envname("NEARMISS_CONFIG")
      ->capture_default_str();
  AddSelection(verb, options);
  AddDepth(verb, options);
  verb.add_option("--jobs", options.jobs, "Checks at once")
      ->envname("NEARMISS_JOBS")
      ->check(CLI::Range(1, 256));
  verb.add_flag("--wire", options.wire,
                "Batches over sockets instead of libcurl: faster; HTTP/1.1, not through a proxy")
      ->envname("NEARMISS_WIRE");
  verb.add_option("--rate", options.rate, "Requests a second at most, such as 50/s")
      ->envname("NEARMISS_RATE")
      ->transform(CLI::Validator(
          [](std::string& text) {
            if (text.ends_with("/s")) text.resize(text.size() - 2);
            return std::string();
          },
          "N/s"));
  verb.add_option("--seed", options.seed, "Random values of an earlier run again")
      ->envname("NEARMISS_SEED");
  verb.add_option("--max-time", options.max_time, "End early after so long, such as 10m")
      ->envname("NEARMISS_MAX_TIME");
  verb.add_option("--max-failures", options.max_failures, "End early after so many new failures")
      ->envname("NEARMISS_MAX_FAILURES");
  verb.add_flag("--strict", options.strict, "A SHOULD that does not hold is a failure")
      ->envname("NEARMISS_STRICT");
  verb.add_option("--baseline", options.baseline, "File of known failures")
      ->envname("NEARMISS_BASELINE");
  verb.add_option("--shard", options.shard, "Part I of N of the checks, such as 1/4")
      ->envname("NEARMISS_SHARD");
  AddConnection(verb, options);
}

void AddOutput(CLI::App& verb, Options& options) {
  verb.add_option("--out", options.out,
                  "Folder for record and reports; by default nearmiss-out/DATE-TIME")
      ->envname("NEARMISS_OUT");
  verb.add_option("--history", options.history,
                  "File of the runs before, to which this one is added; by default "
                  "history.ndjson beside the folders of the runs")
      ->envname("NEARMISS_HISTORY");
  verb.add_option("--format", options.format, "text, or ndjson: the record on standard output")
      ->envname("NEARMISS_FORMAT")
      ->check(CLI::IsMember({"text", "ndjson"}))
      ->capture_default_str();
  verb.add_flag("-q,--quiet", options.quiet, "Only what is wrong");
  verb.add_flag("-v,--verbose", options.verbose, "Each check as it ends; twice: each exchange");
}

void AddFuzz(CLI::App& verb, Options& options) {
  AddWords(verb, options, "harness",
           "token, authorize, revoke, introspect, register, par, device or scenario", true);
  AddTarget(verb, options);
  AddOutput(verb, options);
  verb.add_option("--corpus", options.corpus,
                  "Inputs to begin with; what is new is added. By default corpus/ in --out")
      ->envname("NEARMISS_CORPUS");
  verb.add_option("--from", options.from, "A record.ndjson: its requests are inputs to begin with");
}

void AddComparison(CLI::App& verb, Options& options) {
  verb.add_option("--format", options.format, "text, markdown or json")
      ->check(CLI::IsMember({"text", "markdown", "json"}))
      ->capture_default_str();
}

void AddCoverage(CLI::App& verb, Options& options) {
  verb.add_option("--spec", options.specs, "Only this specification, such as rfc6749 (repeatable)")
      ->allow_extra_args(false);
  verb.add_option("--select", options.select, "Only requirements that this glob means (repeatable)")
      ->allow_extra_args(false);
  verb.add_option("--level", options.levels, "Only this keyword, NOT included (repeatable)")
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"MUST", "SHOULD", "MAY"}, CLI::ignore_case));
  verb.add_option("--testable", options.testable, "Only what is testable from outside so far")
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"yes", "partly", "no"}));
  verb.add_option("--state", options.states, "Only requirements in this state (repeatable)")
      ->allow_extra_args(false)
      ->check(CLI::IsMember({"checked", "left-out", "untestable", "partly", "not-yet"}));
  verb.add_flag("--totals", options.totals_only, "The totals alone");
  verb.add_flag("-v,--verbose", options.verbose, "Every check, not the first three");
  verb.add_option("--format", options.format, "text, markdown or ndjson")
      ->check(CLI::IsMember({"text", "markdown", "ndjson"}))
      ->capture_default_str();
}

void AddInit(CLI::App& verb, Options& options) {
  verb.add_option("--issuer", options.issuer,
                  "The server's issuer, or a protected resource such as an MCP server's URL")
      ->required();
  verb.add_option("--out-file", options.out_file, "The file to write")->capture_default_str();
  verb.add_flag("--force", options.force, "Write over a file that is there");
  verb.add_flag("--no-register", options.no_register,
                "Register no clients, even where that is open");
  AddConnection(verb, options);
}

void AddServe(CLI::App& verb, Options& options) {
  verb.add_option("--port", options.port, "First port on 127.0.0.1; 0 for any")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  verb.add_option("--dialect", options.dialect, "Whose behaviour")
      ->check(CLI::IsMember({"rfc", "zoho"}))
      ->capture_default_str();
  verb.add_option("--defect", options.defects, "A named mistake to make (repeatable)")
      ->allow_extra_args(false);
  verb.add_option("--pages", options.pages, "How the pages for the user are made")
      ->check(
          CLI::IsMember({"plain", "finnish", "scripted", "captcha", "lost-cookie", "cookie-check"}))
      ->capture_default_str();
  verb.add_flag("--list-defects", options.list_defects, "Print the defects and leave");
  verb.add_option("--tls", options.tls,
                  "rfc: a port for mutual TLS too; a folder to write certificates and keys to")
      ->type_name("DIR");
  verb.add_flag("--limits", options.limits, "zoho: the documented limits on tokens");
  verb.add_option("--code-lifetime", options.code_lifetime,
                  "How long a code lives, such as 2s; by default 2m");
}

}  // namespace

void AddVerbs(CLI::App& app, Options& options) {
  app.set_version_flag("--version", std::string("nearmiss ") + kVersion);
  app.require_subcommand(1);
  app.footer(
      "README.md tells how to begin. Exit codes: 0 held, 1 new failures, 2 usage, 3 could not "
      "test, 4 stale "
      "baseline, 5 nothing selected, 70 a fault in nearmiss.");

  auto* demo = app.add_subcommand(
      "demo", "The whole suite on the embedded server: sound, then with planted defects");
  AddOutput(*demo, options);
  auto* init = app.add_subcommand(
      "init", "Write a nearmiss.toml from what a server says of itself; register clients if open");
  AddInit(*init, options);
  auto* doctor = app.add_subcommand(
      "doctor", "Prove the configuration, a request for each fact; name the key to change");
  AddTarget(*doctor, options);
  auto* run =
      app.add_subcommand("run", "Run the checks against the target, write record and reports");
  AddTarget(*run, options);
  AddOutput(*run, options);
  auto* plan = app.add_subcommand("plan", "What a run would do to the target; sends nothing");
  AddTarget(*plan, options);
  plan->add_flag("--freeze", options.freeze,
                 "In the source tree: write which checks the plan scores, for all plans or the one "
                 "of --plan");
  auto* list =
      app.add_subcommand("list", "The checks; or: list plans, list profiles, list conditions");
  AddWords(*list, options, "what", "checks, plans, profiles or conditions", false);
  AddSelection(*list, options);
  list->add_option("--spec", options.specs, "Only checks of this specification (repeatable)")
      ->allow_extra_args(false);
  list->add_option("--requirement", options.requirements,
                   "Only checks that cite a requirement this glob means (repeatable)")
      ->allow_extra_args(false);
  auto* explain = app.add_subcommand(
      "explain",
      "One check: what it sends and expects, the clause, the harm; or: explain profile NAME");
  AddWords(*explain, options, "id", "a check's id, or: profile NAME", true);
  explain->add_option("--plan", options.plan,
                      "The plan that decides its level, and whose profile documents the answers");
  auto* coverage = app.add_subcommand(
      "coverage", "Requirement by requirement: the checks that cite it, or why none does");
  AddCoverage(*coverage, options);
  AddFuzz(*app.add_subcommand(
              "fuzz",
              "A libFuzzer harness against the target for a bounded time, one minute unless "
              "--max-time says more"),
          options);
  auto* replay = app.add_subcommand("replay", "Send one recorded case again");
  AddWords(*replay, options, "case", "a file of cases/", true);
  AddTarget(*replay, options);
  auto* report = app.add_subcommand("report", "Make a report from a record");
  AddWords(*report, options, "record", "record.ndjson", true);
  report->add_option("--as", options.as, "The format")
      ->required()
      ->check(CLI::IsMember({"text", "html", "markdown", "junit", "sarif", "har", "ctrf", "badge",
                             "annotations", "coverage"}));
  auto* judge = app.add_subcommand(
      "judge", "Judge a record again with today's oracles, without traffic; say what changes");
  AddWords(*judge, options, "record", "record.ndjson", true);
  judge->add_option("-c,--config", options.config,
                    "Configuration, for a record that is older than its copy in the record");
  AddComparison(*judge, options);
  auto* diff = app.add_subcommand("diff", "What moved between two runs");
  diff->add_option("records", options.words, "OLD NEW, two records")->required()->expected(2);
  AddComparison(*diff, options);
  auto* merge = app.add_subcommand("merge", "One record from those of all shards of a run");
  AddWords(*merge, options, "records", "a record of each shard", true);
  merge->add_option("--out", options.out,
                    "Folder for record and reports; without it the record is printed");
  auto* baseline = app.add_subcommand(
      "baseline", "baseline update RECORD: write the known failures of a record");
  AddWords(*baseline, options, "update", "update RECORD", true);
  baseline->add_option("--baseline", options.baseline, "The file to write")->required();
  auto* evidence = app.add_subcommand(
      "evidence", "evidence pack RECORD: a signed proof of a run; evidence verify DIR: check one");
  AddWords(*evidence, options, "action", "pack RECORD, or verify DIR", true);
  evidence
      ->add_option("--key", options.key, "Ed25519 key in PEM: pack the private, verify the public")
      ->required()
      ->envname("NEARMISS_EVIDENCE_KEY");
  evidence->add_option("--out", options.out,
                       "pack: the folder; by default evidence, beside the record");
  auto* serve = app.add_subcommand("serve", "The embedded authorization server, on loopback");
  AddServe(*serve, options);
  auto* selftest = app.add_subcommand(
      "selftest", "Prove that the suite can go red: the sound server, then every defect");
  selftest->add_flag("--approve", options.approve,
                     "Write the expected matrix anew instead of comparing");
  selftest->add_option("--defect", options.defects, "Only this defect (repeatable)")
      ->allow_extra_args(false);
  auto* lab =
      app.add_subcommand("lab", "Servers made by others: list, up NAME, down NAME, scoreboard");
  AddWords(*lab, options, "action", "list, up NAME, down NAME or scoreboard", true);
  AddSelection(*lab, options);
  AddDepth(*lab, options);
  lab->add_option("--out", options.out, "scoreboard: folder for the page and each server's report");
  auto* completion = app.add_subcommand("completion", "Print the completion script of a shell");
  AddWords(*completion, options, "shell", "the shell", true);
  completion->get_option("shell")->check(CLI::IsMember({"bash", "zsh", "fish"}));
  app.add_subcommand("man", "Print the manual page: nearmiss man | man -l -");
}

}  // namespace nearmiss::runner
