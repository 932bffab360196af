#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/cli/fake_server.h"

namespace redress::cli {
namespace {

using testing::HasSubstr;

class ImportCommandTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("redress_import_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& text) {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }

  std::string Read(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(folder_ / name, std::ios::binary).rdbuf();
    return text.str();
  }

  bool IsThere(const std::string& name) { return std::filesystem::exists(folder_ / name); }

  Ran Import(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"--server", fake_.address(), "--landlord", "crown", "import"});
    return RunCommand(arguments);
  }

  FakeServer fake_;
  std::filesystem::path folder_;
};

constexpr const char* kLog = "Reference,Date received\nA-1,02/04/2024\nA-2,03/04/2024\n";

TEST_F(ImportCommandTest, TakesALogAndSaysWhatBecameOfIt) {
  const Ran ran = Import({Write("log.csv", kLog)});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Import import-1 of "));
  EXPECT_THAT(ran.out, HasSubstr("new             2\n"));
  const auto& start = fake_.import_starts.at(0);
  EXPECT_EQ(start.landlord_id(), "crown");
  EXPECT_EQ(start.source(), "complaints-log");
  EXPECT_EQ(start.rows_expected(), 2U);
  EXPECT_EQ(start.content_digest().size(), 32U);
  EXPECT_FALSE(IsThere("log.rejects.csv"));
}

TEST_F(ImportCommandTest, TakesALogOfServiceRequestsUnderANameOfItsOwn) {
  const std::string log = Write("repairs.csv", kLog);
  EXPECT_EQ(Import({"--requests", log}).exit_code, 0);
  const std::string mapping = Write("m.toml", "rows = \"service-requests\"\n");
  EXPECT_EQ(Import({log, "--mapping", mapping, "--source", "crm"}).exit_code, 0);
  EXPECT_EQ(fake_.import_starts.at(0).source(), "requests-log");
  EXPECT_EQ(fake_.import_starts.at(1).source(), "crm");
  ASSERT_EQ(fake_.import_rows.size(), 4U);
  for (const auto& row : fake_.import_rows) {
    EXPECT_TRUE(row.steps(0).fact().has_request_received());
    EXPECT_EQ(row.steps(0).stream().kind(), v1::STREAM_KIND_SERVICE_REQUEST);
  }
  EXPECT_EQ(Import({"--requests", "--annul", "import-1", "--reason", "x"}).exit_code, 2);
}

TEST_F(ImportCommandTest, TheDigestNamesTheBytes) {
  EXPECT_EQ(Import({Write("a.csv", kLog)}).exit_code, 0);
  EXPECT_EQ(Import({Write("b.csv", kLog)}).exit_code, 0);
  EXPECT_EQ(Import({Write("c.csv", std::string(kLog) + "A-3,03/04/2024\n")}).exit_code, 0);
  EXPECT_EQ(fake_.import_starts.at(0).content_digest(), fake_.import_starts.at(1).content_digest());
  EXPECT_NE(fake_.import_starts.at(0).content_digest(), fake_.import_starts.at(2).content_digest());
}

TEST_F(ImportCommandTest, RowsThatEitherSideRejectsAreInTheRejectsFile) {
  fake_.row_faults["A-2"] = "received";
  const Ran ran =
      Import({Write("log.csv", std::string(kLog) + ",04/04/2024\n"), "--source", "crm"});
  EXPECT_EQ(ran.exit_code, 4) << ran.err << ran.out;
  EXPECT_THAT(ran.out, HasSubstr("rejected        2  in "));
  const std::string rejects = Read("log.rejects.csv");
  EXPECT_THAT(rejects, HasSubstr("A-2,03/04/2024"));
  EXPECT_THAT(rejects, HasSubstr("expected something else"));
  EXPECT_THAT(rejects, HasSubstr(",04/04/2024"));
  EXPECT_EQ(rejects.find("A-1"), std::string::npos);
  const auto mode = std::filesystem::status(folder_ / "log.rejects.csv").permissions();
  EXPECT_EQ(mode & std::filesystem::perms::all,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(ImportCommandTest, ARejectsFileThatIsBeingMendedIsNeverWrittenOver) {
  fake_.row_faults["A-2"] = "received";
  const std::string log = Write("log.csv", kLog);
  Write("log.rejects.csv", "half mended");
  EXPECT_EQ(Import({log}).exit_code, 4);
  EXPECT_EQ(Read("log.rejects.csv"), "half mended");
  EXPECT_TRUE(IsThere("log.rejects-2.csv"));
  EXPECT_EQ(Import({log, "--rejects", log}).exit_code, 1);
  EXPECT_EQ(Read("log.csv"), kLog);
}

TEST_F(ImportCommandTest, TheSameRejectsAreKeptOnce) {
  fake_.row_faults["A-2"] = "received";
  const std::string log = Write("log.csv", kLog);
  EXPECT_EQ(Import({log}).exit_code, 4);
  const Ran again = Import({log});
  EXPECT_EQ(again.exit_code, 4);
  EXPECT_THAT(again.out, HasSubstr("log.rejects.csv: mend"));
  EXPECT_FALSE(IsThere("log.rejects-2.csv"));
}

TEST_F(ImportCommandTest, ADryRunWritesNoFileEither) {
  fake_.row_faults["A-2"] = "received";
  EXPECT_EQ(Import({Write("log.csv", kLog), "--dry-run"}).exit_code, 4);
  EXPECT_FALSE(IsThere("log.rejects.csv"));
}

TEST_F(ImportCommandTest, AnImportThatBreaksOffSaysSoAndLeavesNoHalfRejectsFile) {
  fake_.row_faults["A-1"] = "received";
  fake_.rows_until_failure = 2;
  const Ran ran = Import({Write("log.csv", kLog)});
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_THAT(ran.err, HasSubstr("of 2 rows were through. Import the file again"));
  EXPECT_FALSE(IsThere("log.rejects.csv"));
}

TEST_F(ImportCommandTest, JsonIsALineForEachAnswer) {
  const Ran ran =
      Import({Write("log.jsonl", "{\"reference\":\"A-1\",\"date received\":\"2024-04-02\"}\n"),
              "--json", "--dry-run"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("\"outcome\":\"IMPORT_OUTCOME_TAKEN\""));
  EXPECT_TRUE(fake_.import_starts.at(0).dry_run());
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 2);  // The row, and the end.
  const Ran faulty = Import({Write("faulty.csv", "Reference\n\"A-1\"x\n"), "--json"});
  EXPECT_EQ(faulty.exit_code, 4);
  EXPECT_THAT(faulty.out, HasSubstr("\"outcome\":\"IMPORT_OUTCOME_REJECTED\""));
}

TEST_F(ImportCommandTest, ManyRowsDoNotWaitForEachOther) {
  std::string log = "Reference,Date received\n";
  for (int row = 0; row < 5000; ++row) log += "R-" + std::to_string(row) + ",02/04/2024\n";
  const Ran ran = Import({Write("log.csv", log)});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("new             5000\n"));
}

TEST_F(ImportCommandTest, WhatIsNoLogIsRefusedBeforeTheServerIsAsked) {
  EXPECT_EQ(Import({(folder_ / "none.csv").string()}).exit_code, 1);
  EXPECT_EQ(Import({folder_.string()}).exit_code, 1);
  EXPECT_EQ(Import({Write("empty.csv", "")}).exit_code, 1);
  EXPECT_THAT(Import({Write("odd.csv", "Colour\nred\n")}).err, HasSubstr("references"));
  EXPECT_EQ(
      Import({Write("log.csv", kLog), "--mapping", Write("bad.toml", "colour = 7\n")}).exit_code,
      1);
  EXPECT_EQ(Import({}).exit_code, 2);
  EXPECT_EQ(Import({"x.csv", "--format", "xls"}).exit_code, 2);
  EXPECT_TRUE(fake_.import_starts.empty());
}

TEST_F(ImportCommandTest, UndoingAnImportNeedsAReason) {
  EXPECT_EQ(Import({"--annul", "import-1"}).exit_code, 2);
  const Ran ran = Import({"--annul", "import-1", "--reason", "the wrong log"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out, "The import is undone: 3 complaints annulled.\n");
  EXPECT_EQ(fake_.annulled.at(0).import_id(), "import-1");
  EXPECT_EQ(fake_.annulled.at(0).header().intent(), v1::INTENT_ASK);
}

}  // namespace
}  // namespace redress::cli
