// A pack is what was signed, or the first changed octet of it is found.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "reports/evidence/digest.hpp"
#include "reports/evidence/envelope.hpp"
#include "reports/evidence/pack.hpp"
#include "reports/evidence/statement.hpp"
#include "reports/record/file_text.hpp"
#include "reports/record/ndjson.hpp"

namespace nearmiss::evidence {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The secret key of RFC 8032 7.1, test 2, as PKCS #8, and its public key.
constexpr auto kPrivate =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7\n"
    "-----END PRIVATE KEY-----\n";
constexpr auto kPublic =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n"
    "-----END PUBLIC KEY-----\n";
constexpr auto kOtherPublic =
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
    "-----END PUBLIC KEY-----\n";
constexpr auto kEcPublic =
    "-----BEGIN PUBLIC KEY-----\n"
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEtkYIfzNJxfnB9jVmF9x8WalG6Juw\n"
    "Otr8lJxEOYgp/nyI8j0EE2Hy6ggVaVmijfsc38V5XQ/dm3Y2krr2FYcxjw==\n"
    "-----END PUBLIC KEY-----\n";

void Write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

record::Run SmallRun() {
  record::Run run;
  run.start.version = "1.0.0";
  run.start.plan = "rfc6749@1";
  run.start.target = "my server";
  run.start.config_sha256 = Sha256("[target]\n");
  record::CheckResult held;
  held.check = "rfc6749/4.1.2/refuse-a-code-used-before";
  held.outcome = record::Outcome::Held;
  held.verdict = record::Verdict::Pass;
  run.checks = {held};
  run.end.emplace();
  for (const auto* verdict :
       {"pass", "fail", "warning", "note", "known", "stale", "skipped", "inconclusive", "error"})
    run.end->totals[verdict] = 0;
  run.end->totals["pass"] = 1;
  run.end->exit_code = 0;
  return run;
}

std::string RecordText(const record::Run& run) {
  return record::Line(run.start) + record::Line(run.checks.front()) + record::Line(*run.end);
}

class Pack : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "nearmiss-pack-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    place_ = name;
    Write(place_ / "private.pem", kPrivate);
    Write(place_ / "public.pem", kPublic);
    Write(place_ / "other.pem", kOtherPublic);
    Write(place_ / "ec.pem", kEcPublic);
    folder_ = place_ / "pack";
  }
  void TearDown() override { fs::remove_all(place_); }

  std::expected<void, std::string> Signed(const record::Run& run, const Files& files) const {
    return WritePack(run, files, *SigningKey::Read(place_ / "private.pem"), folder_);
  }
  void WriteGood() const {
    const auto run = SmallRun();
    ASSERT_TRUE(Signed(run, {{kRecordFile, RecordText(run)},
                             {kConfigurationFile, "[target]\n"},
                             {kPlanFile, "name = \"rfc6749\"\n"}}));
  }
  std::vector<std::string> Faults(const char* key = "public.pem") const {
    return InspectPack(folder_, *PublicKey::Read(place_ / key)).faults;
  }

  fs::path place_;
  fs::path folder_;
};

TEST_F(Pack, IsWhatWasSigned) {
  WriteGood();
  const auto inspection = InspectPack(folder_, *PublicKey::Read(place_ / "public.pem"));
  EXPECT_THAT(inspection.faults, IsEmpty());
  EXPECT_THAT(inspection.files, ElementsAre(kConfigurationFile, kPlanFile, kRecordFile));
  EXPECT_EQ(inspection.run.start.target, "my server");
}

TEST_F(Pack, AChangedOctetAnywhereIsFound) {
  WriteGood();
  const auto key = *PublicKey::Read(place_ / "public.pem");
  Files files;
  for (const auto& file : fs::directory_iterator(folder_))
    files[file.path().filename().string()] = *record::FileText(file.path());
  ASSERT_THAT(InspectFiles(files, key).faults, IsEmpty());
  for (auto& [name, text] : files) {
    const auto good = text;
    for (std::size_t at = 0; at < good.size(); ++at) {
      text[at] = static_cast<char>(text[at] ^ (at % 2 == 0 ? '\x01' : '\x20'));
      ASSERT_THAT(InspectFiles(files, key).faults, Not(IsEmpty())) << name << ", octet " << at;
      text = good;
    }
    for (const auto& bad :
         {good + '\n', ' ' + good, good.substr(1), good.substr(0, good.size() - 1)}) {
      text = bad;
      ASSERT_THAT(InspectFiles(files, key).faults, Not(IsEmpty())) << name;
    }
    text = good;
  }
}

TEST_F(Pack, AMissingFileIsFound) {
  WriteGood();
  fs::remove(folder_ / kPlanFile);
  EXPECT_THAT(Faults(), ElementsAre("plan.toml: missing"));
  fs::remove(folder_ / kStatementFile);
  EXPECT_THAT(Faults(), ElementsAre("statement.intoto.jsonl: missing"));
}

TEST_F(Pack, AnotherFileIsFound) {
  WriteGood();
  Write(folder_ / "more.txt", "");
  EXPECT_THAT(Faults(), ElementsAre("more.txt: was not signed"));
  fs::remove(folder_ / "more.txt");
  fs::create_directory(folder_ / "more");
  EXPECT_THAT(Faults(), ElementsAre("more: no file that can be read"));
}

TEST_F(Pack, ALinkInPlaceOfAFileIsFound) {
  WriteGood();
  fs::rename(folder_ / kPlanFile, place_ / "plan.toml");
  fs::create_symlink(place_ / "plan.toml", folder_ / kPlanFile);
  EXPECT_THAT(Faults(), testing::Contains("plan.toml: no file that can be read"));
}

TEST_F(Pack, AnotherKeyIsFound) {
  WriteGood();
  EXPECT_THAT(Faults("other.pem"),
              ElementsAre("statement.intoto.jsonl: changed, or signed by another key"));
}

TEST_F(Pack, PartsThatDoNotBelongTogetherAreFoundThoughSigned) {
  auto run = SmallRun();
  const auto honest = RecordText(run);
  run.checks.front().verdict = record::Verdict::Fail;
  ASSERT_TRUE(
      Signed(SmallRun(), {{kRecordFile, RecordText(run)}, {kConfigurationFile, "[target]\n"}}));
  EXPECT_THAT(Faults(), ElementsAre(HasSubstr("says something else than the record")));
  fs::remove_all(folder_);
  ASSERT_TRUE(Signed(SmallRun(), {{kRecordFile, honest}, {kConfigurationFile, "[other]\n"}}));
  EXPECT_THAT(Faults(), ElementsAre(HasSubstr("not the configuration of the record")));
}

TEST_F(Pack, IsNotWrittenOverAnother) {
  WriteGood();
  const auto again = Signed(SmallRun(), {});
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error(), HasSubstr("not empty"));
}

TEST_F(Pack, KeysOfAnotherKindAreRefused) {
  EXPECT_THAT(PublicKey::Read(place_ / "ec.pem").error(), HasSubstr("Ed25519"));
  EXPECT_THAT(PublicKey::Read(place_ / "private.pem").error(), HasSubstr("no key in PEM"));
  EXPECT_THAT(SigningKey::Read(place_ / "public.pem").error(), HasSubstr("no key in PEM"));
  EXPECT_THAT(SigningKey::Read(place_ / "none.pem").error(), HasSubstr("cannot be read"));
}

TEST_F(Pack, SignsAsRfc8032) {
  const auto key = *SigningKey::Read(place_ / "private.pem");
  // Section 7.1, test 2: the message is one octet.
  const std::string_view signature(
      "\x92\xa0\x09\xa9\xf0\xd4\xca\xb8\x72\x0e\x82\x0b\x5f\x64\x25\x40"
      "\xa2\xb2\x7b\x54\x16\x50\x3f\x8f\xb3\x76\x22\x23\xeb\xdb\x69\xda"
      "\x08\x5a\xc1\xe4\x3e\x15\x99\x6e\x45\x8f\x36\x13\xd0\xf1\x1d\x8c"
      "\x38\x7b\x2e\xae\xb4\x30\x2a\xee\xb0\x0d\x29\x16\x12\xbb\x0c\x00",
      64);
  EXPECT_EQ(key.Sign("\x72"), signature);
}

TEST(PreAuthenticationEncoding, CountsOctets) {
  EXPECT_EQ(PreAuthenticationEncoding("{\"\xC3\xA9\"}"),
            "DSSEv1 28 application/vnd.in-toto+json 6 {\"\xC3\xA9\"}");
}

TEST(Statement, TellsHowARunEnded) {
  auto run = SmallRun();
  EXPECT_THAT(StatementText(run, {}), HasSubstr("\"result\":\"PASSED\""));
  run.checks.front().verdict = record::Verdict::Warning;
  EXPECT_THAT(StatementText(run, {}), HasSubstr("\"result\":\"WARNED\""));
  run.end->exit_code = 3;
  EXPECT_THAT(StatementText(run, {}), HasSubstr("\"result\":\"FAILED\""));
  run.checks.front().verdict = record::Verdict::Inconclusive;
  EXPECT_THAT(StatementText(run, {}),
              HasSubstr(R"("passedTests":[],"warnedTests":[],"failedTests":[])"));
}

}  // namespace
}  // namespace nearmiss::evidence
