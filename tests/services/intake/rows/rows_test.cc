#include <sstream>
#include <string>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "services/intake/rows/log_reader.h"
#include "services/intake/rows/rejects.h"
#include "services/intake/rows/sample.h"

namespace redress::intake {
namespace {

std::string Dates(const v1::Happened& happened) {
  if (!happened.has_date()) return "?";
  return ToIsoDate(*ToDay(happened.date())) +
         (happened.grade() == v1::DATE_GRADE_ESTIMATED ? "~" : "");
}

// A row in a few lines: the reference, then each step with its day, then officers and notes.
std::string Shown(const ReadRow& read) {
  if (read.fault) {
    return std::to_string(read.fault->line) + "! " + read.fault->column + ": " +
           read.fault->reason + "\n";
  }
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  std::string text = std::to_string(read.row.line()) + " " + read.row.reference() + "\n";
  for (const auto& step : read.row.steps()) {
    std::string fact;
    printer.PrintToString(step.fact(), &fact);
    text += "  " + Dates(step.happened()) + " " + step.stream().id() + fact;
    if (step.channel() != v1::CHANNEL_UNSPECIFIED) text += "by " + v1::Channel_Name(step.channel());
    text += "\n";
  }
  for (const auto& officer : read.row.officers()) {
    text += "  " + officer.officer_id() + " is " + officer.name().clear() + "\n";
  }
  for (const auto& note : read.notes) text += "  note " + note.column + ": " + note.note + "\n";
  return text;
}

std::string Read(const std::string& text, const std::string& mapping = "",
                 LogFormat format = LogFormat::kCsv) {
  const auto file = ReadMappingFile(mapping);
  EXPECT_TRUE(file);
  std::istringstream in(text);
  auto reader = LogReader::Open(in, format, *file);
  if (!reader) return "fault: " + reader.error().reason;
  std::string all;
  while (const auto row = reader->Next()) all += Shown(*row);
  return all;
}

TEST(RowsTest, AWholeLifeInTheOrderOfALife) {
  EXPECT_EQ(
      Read("Complaint ref,Date received,How received,Resident "
           "name,UPRN,Tenure,Category,Details,Officer,Logged,"
           "Stage 1 ack,Extension told,Extended to,Stage 1 response,Stage 1 "
           "outcome,Escalated,Stage 2 ack,Stage 2 officer,"
           "Stage 2 response,Stage 2 outcome,Closed\n"
           "C/1,02/04/2024,E-mail,Resident 0001,100012,General needs,Damp & "
           "Mould,\"Wet\nwall\",Officer A. Example,2 Apr 24,"
           "04/04/2024,17/04/2024,01/05/2024,30/04/2024,Partly "
           "upheld,03/05/2024,07/05/2024,Officer B. Example,"
           "31/05/2024,Upheld,03/06/2024\n"),
      "2 C/1\n"
      "  2024-04-02 @p1person_registered { role: PARTY_ROLE_RESIDENT } \n"
      "  2024-04-02 @p1person_named { name { clear: \"Resident 0001\" } } \n"
      "  2024-04-02 received { resident_id: \"@p1\" words { clear: \"Wet\\nwall\" } tenure: "
      "TENURE_GENERAL_NEEDS_RENT "
      "property_reference: \"100012\" subject_category: \"damp-and-mould\" } by CHANNEL_EMAIL\n"
      "  2024-04-02 logged { stage: 1 } \n"
      "  ? handler_assigned { stage: 1 handler_id: \"@1\" } \n"
      "  2024-04-04 acknowledged { stage: 1 } \n"
      "  2024-04-17 extension_notified { stage: 1 new_due_date { year: 2024 month: 5 day: 1 } } \n"
      "  2024-04-30 responded { stage: 1 outcome: OUTCOME_PARTLY_UPHELD } \n"
      "  2024-05-03 escalation_requested { to_stage: 2 } \n"
      "  ? handler_assigned { stage: 2 handler_id: \"@2\" } \n"
      "  2024-05-07 acknowledged { stage: 2 } \n"
      "  2024-05-31 responded { stage: 2 outcome: OUTCOME_UPHELD } \n"
      "  2024-06-03 closed { } \n"
      "  @1 is Officer A. Example\n"
      "  @2 is Officer B. Example\n");
}

TEST(RowsTest, MissingAndContradictoryDatesAreTakenAndNoted) {
  EXPECT_EQ(
      Read("Ref,Received,Ack,New due,Response,Outcome,Closed\n"
           "1,,31/02/2024,TBC,,Upheld,no\n"
           "2,10/04/2024,02/04/2024,02/05/2024,01/04/2024,mostly,yes\n"),
      "2 1\n"
      "  ? received { } \n"
      "  ? acknowledged { stage: 1 } \n"
      "  ? responded { stage: 1 outcome: OUTCOME_UPHELD } \n"
      "  note Received: taken as received on a day not known: there is no date\n"
      "  note Ack: taken as happened on a day not known: there is no such day\n"
      "  note New due: left out: the cell holds no certain day\n"
      "  note Outcome: taken as responded on a day not known: there is an outcome, but no date\n"
      "3 2\n"
      "  2024-04-10 received { } \n"
      "  2024-04-02 acknowledged { stage: 1 } \n"
      "  ? extension_notified { stage: 1 new_due_date { year: 2024 month: 5 day: 2 } } \n"
      "  2024-04-01 responded { stage: 1 } \n"
      "  ? closed { } \n"
      "  note Ack: taken as it stands, though it is before received\n"
      "  note New due: taken as told on a day not known: only the new date is recorded\n"
      "  note Outcome: left out: the value is not known; say in the mapping's [values] what it "
      "stands for\n"
      "  note Response: taken as it stands, though it is before received\n"
      "  note Closed: taken as happened on a day not known: the cell gives no date\n");
}

TEST(RowsTest, RowsThatCannotBeTakenNameLineColumnAndReason) {
  EXPECT_EQ(Read("Ref,Received,Response,Category\n"
                 ",02/04/2024,,\n"
                 "2,02/04/2024,see file,\n"
                 "3,04/13/2024,,\n"
                 "4,02/04/2024,,,extra\n"
                 "\"a\nb\",02/04/2024,,\n"
                 "6,02/04/2024,," +
                 std::string(65, 'x') + "\n7,02/04/2024\n"),
            "2! Ref: expected the complaint's reference, but the cell is blank\n"
            "3! Response: expected a date, but it cannot be read as one\n"
            "4! Received: expected the month to be 1 to 12, but it is more: if the log has another "
            "order, set date_order\n"
            "5! : expected at most 4 cells, but there are 5\n"
            "6! Ref: expected at most 128 printable bytes, but it is not so\n"
            "8! Category: expected a category of at most 64 bytes, but it is longer\n"
            "9 7\n  2024-04-02 received { } \n");
}

TEST(RowsTest, AMappingFileSaysWhatHeadersDoNot) {
  EXPECT_EQ(Read("No;Got;How;Who;Colour\n17;04/02/2024;Tel;Example, A.;red\n",
                 "delimiter = \";\"\ndate_order = \"mdy\"\n[columns]\nNo = \"reference\"\nGot = "
                 "\"received\"\nHow = \"channel\"\n"
                 "Who = \"stage-1-responder\"\n[constants]\ntenure = "
                 "\"leasehold\"\n[values.channel]\ntel = \"phone\"\n"),
            "2 17\n"
            "  2024-04-02 received { tenure: TENURE_LEASEHOLD } by CHANNEL_PHONE\n"
            "  @1 is Example, A.\n"
            "  note Who: left out: no response is recorded\n");
}

TEST(RowsTest, AnAddressIsSealedWithTheResident) {
  EXPECT_EQ(Read("Ref,Received,Property\n1,02/04/2024,\"1 Example Street, "
                 "Anytown\"\n2,02/04/2024,H-1/2\n"),
            "2 1\n"
            "  2024-04-02 @p1person_registered { role: PARTY_ROLE_RESIDENT } \n"
            "  2024-04-02 @p1person_contact_changed { address { clear: \"1 Example Street, "
            "Anytown\" subject_id: \"@p1\" } } \n"
            "  2024-04-02 received { resident_id: \"@p1\" } \n"
            "  note Property: taken as the resident's address: it is no reference\n"
            "3 2\n  2024-04-02 received { property_reference: \"H-1/2\" } \n");
}

TEST(RowsTest, BytesThatCannotBeReadMatterOnlyWhereTheyAreTaken) {
  EXPECT_EQ(
      Read("Ref,Received,Details,Scribbles\n1,02/04/2024,ok,caf\xE9\n2,02/04/2024,caf\xE9,ok\n"),
      "2 1\n  2024-04-02 received { words { clear: \"ok\" } } \n"
      "3! Details: expected UTF-8, but it is not: if the log is Windows-1252, set encoding\n");
}

TEST(RowsTest, ALogWithoutReferencesIsNotOpened) {
  EXPECT_EQ(Read("Name,Received\nx,02/04/2024\n"),
            "fault: expected a column with the rows' references, but found none in: Name, "
            "Received");
}

TEST(RowsTest, JsonLinesAreTheSameRows) {
  EXPECT_EQ(Read("{\"Complaint ref\":\"1\",\"Received\":\"02/04/2024\",\"Junk\":1}\n"
                 "{\"Received\":\"02/04/2024\"}\n"
                 "{\"Complaint ref\":\"3\",\"Date received\":\"02/04/2024\",\"Received\":\"\"}\n"
                 "{\"Complaint ref\":\"4\",\"Received\":\"02/04/2024\",\"Date received\":\"\"}\n",
                 "", LogFormat::kJsonLines),
            "1 1\n  2024-04-02 received { } \n"
            "2! Complaint ref: expected the complaint's reference, but the cell is blank\n"
            "3! Date received: expected one column for received, but \"Received\" is another: say "
            "in a mapping file which it is\n"
            "4 4\n  2024-04-02 received { } \n");
}

TEST(RejectsTest, ComeBackAsTheyWereAndAreTakenOnceMended) {
  std::istringstream in(
      "Ref;Received;Details\n1;see "
      "file;\"a;b\n\"\"c\"\"\"\n2;02/04/2024;x;y\n3;\"x\"y;z\n4;02/04/2024;ok\n");
  MappingFile mapping;
  mapping.delimiter = ';';
  auto reader = LogReader::Open(in, LogFormat::kCsv, mapping);
  ASSERT_TRUE(reader);
  std::ostringstream out;
  RejectsWriter rejects(out, LogFormat::kCsv, ';');
  while (const auto row = reader->Next()) {
    if (row->fault) rejects.Write(reader->columns(), row->record, *row->fault);
  }
  EXPECT_EQ(
      out.str(),
      "\xEF\xBB\xBFredress_line;redress_column;redress_reason;redress_text;Ref;Received;Details\r\n"
      "2;Received;expected a date, but it cannot be read as one;;1;see file;\"a;b\n\"\"c\"\"\"\r\n"
      "4;;expected at most 3 cells, but there are 4;;2;02/04/2024;x;y\r\n"
      "5;column 2;expected a separator or the end of the line after the closing quote, but the "
      "cell goes on;\"3;\"\"x\"\"y;z\"\r\n");
  std::string mended = out.str();
  mended.replace(mended.find("see file"), 8, "03/04/2024");
  EXPECT_EQ(Read(mended, "delimiter = \";\"\nheader_line = 7\n"),
            "2 1\n  2024-04-03 received { words { clear: \"a;b\\n\\\"c\\\"\" } } \n"
            "4! : expected at most 7 cells, but there are 8\n"
            "5! Ref: expected the complaint's reference, but the cell is blank\n");
}

TEST(RejectsTest, JsonLinesKeepTheirKeys) {
  std::istringstream in("{\"ref\":\"1\",\"received\":\"see file\",\"odd\":\"x\"}\n{\"ref\":\n");
  auto reader = LogReader::Open(in, LogFormat::kJsonLines, {});
  ASSERT_TRUE(reader);
  std::ostringstream out;
  RejectsWriter rejects(out, LogFormat::kJsonLines, ',');
  while (const auto row = reader->Next())
    rejects.Write(reader->columns(), row->record, *row->fault);
  EXPECT_EQ(out.str(),
            "{\"redress_line\":1,\"redress_column\":\"received\",\"redress_reason\":\"expected a "
            "date, but it cannot be read as "
            "one\",\"ref\":\"1\",\"received\":\"see file\",\"odd\":\"x\"}\n"
            "{\"redress_line\":2,\"redress_column\":\"\",\"redress_reason\":\"expected one JSON "
            "object on the line, but it is "
            "not well-formed\",\"redress_text\":\"{\\\"ref\\\":\"}\n");
}

TEST(SampleTest, IsTheSameForASeedAndReadsWithoutAMapping) {
  const SampleOptions options{.rows = 3'000, .seed = 7, .today = *FromIsoDate("2026-11-23")};
  std::ostringstream once, twice, other;
  WriteSampleLog(once, options);
  WriteSampleLog(twice, options);
  WriteSampleLog(other, {.rows = 3'000, .seed = 8, .today = options.today});
  EXPECT_EQ(once.str(), twice.str());
  EXPECT_NE(once.str(), other.str());
  std::istringstream in(once.str());
  auto reader = LogReader::Open(in, LogFormat::kCsv, {});
  ASSERT_TRUE(reader) << reader.error().reason;
  EXPECT_EQ(reader->mapping().Unmapped(), std::vector<std::string>{"Spreadsheet colour"});
  std::size_t rows = 0, faults = 0, notes = 0, open = 0, second = 0;
  while (const auto row = reader->Next()) {
    ++rows;
    faults += row->fault ? 1 : 0;
    notes += row->notes.empty() ? 0 : 1;
    bool answered = false;
    for (const auto& step : row->row.steps()) {
      answered = answered || step.fact().has_responded();
      second += step.fact().has_escalation_requested() ? 1 : 0;
    }
    open += !row->fault && !answered ? 1 : 0;
  }
  EXPECT_EQ(rows, 3'000u);
  EXPECT_GT(faults, 10u);
  EXPECT_LT(faults, 60u);
  EXPECT_GT(notes, 30u);
  EXPECT_GT(open, 100u);
  EXPECT_GT(second, 100u);
}

}  // namespace
}  // namespace redress::intake
