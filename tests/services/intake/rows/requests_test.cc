#include <sstream>
#include <string>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "services/intake/rows/log_reader.h"
#include "services/intake/rows/sample_requests.h"

namespace redress::intake {
namespace {

std::string Moment(const v1::Happened& happened) {
  if (!happened.has_date()) return "?";
  return ToIsoDate(*ToDay(happened.date())) + (happened.has_instant() ? "T" : "");
}

// A row in a few lines: the reference, each step, notes; or its fault.
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
    const bool own = step.stream().kind() == v1::STREAM_KIND_SERVICE_REQUEST;
    text += "  " + Moment(step.happened()) + (own ? " " : " of @p1 ") + fact + "\n";
  }
  for (const auto& note : read.notes) text += "  note " + note.column + ": " + note.note + "\n";
  return text;
}

std::string Read(const std::string& text, std::string_view mapping = "") {
  auto file = ReadMappingFile(mapping);
  EXPECT_TRUE(file);
  file->rows = RowKind::kServiceRequest;
  std::istringstream in(text);
  auto reader = LogReader::Open(in, LogFormat::kCsv, *file);
  if (!reader) return "fault: " + reader.error().reason;
  std::string all;
  while (const auto row = reader->Next()) all += Shown(*row);
  return all;
}

TEST(RequestRowsTest, AnAmericanRow) {
  EXPECT_EQ(Read("Unique Key,Created Date,Closed Date,Complaint Type,Descriptor,Status,Due Date,"
                 "Resolution Description,Resolution Action Updated Date,Borough\n"
                 "17,06/26/2018 10:58:54 AM,07/19/2018 09:58:24 PM,Water Leak,\"Wet, cold\",Closed,"
                 "07/01/2018 11:59:06 AM,Mended,06/28/2018 12:00:00 AM,NORTH\n",
                 kSampleRequestsMapping),
            "2 17\n"
            "  2018-06-26T request_received { words { clear: \"Wet, cold\" } estate_reference: "
            "\"NORTH\" subject_category: \"water-leak\" promised_date { year: 2018 month: 7 day: 1 "
            "} } \n"
            "  2018-06-28 request_answered { text { clear: \"Mended\" } } \n"
            "  2018-07-19T request_completed { } \n");
}

TEST(RequestRowsTest, ABritishRowNeedsNoMapping) {
  EXPECT_EQ(Read("Reference,Date logged,Category,Resident name,UPRN,Date closed\n"
                 "R/1,02/04/2024,Heating,Resident 0001,100012,05/04/2024\n"),
            "2 R/1\n"
            "  2024-04-02 of @p1 person_registered { role: PARTY_ROLE_RESIDENT } \n"
            "  2024-04-02 of @p1 person_named { name { clear: \"Resident 0001\" } } \n"
            "  2024-04-02 request_received { resident_id: \"@p1\" property_reference: \"100012\" "
            "subject_category: \"heating\" } \n"
            "  2024-04-05 request_completed { } \n");
}

struct EndCase {
  const char* name;
  const char* cells;  // Closed, status.
  const char* steps;  // After the receipt, and notes.
};

class RequestEndTest : public testing::TestWithParam<EndCase> {};

TEST_P(RequestEndTest, IsWhatTheLogSays) {
  const auto text =
      Read(std::string("Reference,Received,Closed,Status\nR,02/04/2024,") + GetParam().cells + "\n",
           "[columns]\nStatus = \"status\"\n");
  EXPECT_EQ(text, std::string("2 R\n  2024-04-02 request_received { } \n") + GetParam().steps);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, RequestEndTest,
    testing::Values(
        EndCase{"Open", ",Open", ""}, EndCase{"Nothing", ",", ""},
        EndCase{"Done", "05/04/2024,Closed", "  2024-04-05 request_completed { } \n"},
        EndCase{"DoneWithoutStatus", "05/04/2024,", "  2024-04-05 request_completed { } \n"},
        EndCase{"Cancelled", "05/04/2024,cancelled", "  2024-04-05 request_stopped { } \n"},
        EndCase{
            "DoneWithoutADate", ",Resolved",
            "  ? request_completed { } \n"
            "  note Status: taken as ended on a day not known: the status says so, but there is "
            "no date\n"},
        EndCase{"PendingWithADate", "05/04/2024,Pending",
                "  2024-04-05 request_completed { } \n"
                "  note Status: taken as done, as there is a date of it, though the status says it "
                "is open\n"},
        EndCase{"DoneBeforeReceived", "01/04/2024,Closed",
                "  2024-04-01 request_completed { } \n"
                "  note Closed: taken as it stands, though it is before received\n"},
        EndCase{"StatusNotKnown", "05/04/2024,purple",
                "  2024-04-05 request_completed { } \n"
                "  note Status: left out: the value is not known; say in the mapping's [values] "
                "what it stands for\n"}),
    [](const auto& tested) { return std::string(tested.param.name); });

struct BadRow {
  const char* name;
  const char* row;
  const char* fault;
};

class BadRequestRowTest : public testing::TestWithParam<BadRow> {};

TEST_P(BadRequestRowTest, IsAFaultOfItsLineAndColumn) {
  EXPECT_EQ(Read(std::string("Unique Key,Created Date,Closed Date,Complaint Type,"
                             "Resolution Description\n") +
                     GetParam().row + "\n",
                 kSampleRequestsMapping),
            std::string("2! ") + GetParam().fault + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadRequestRowTest,
    testing::Values(
        BadRow{"NoKey", ",06/26/2018 10:58:54 AM,,,",
               "Unique Key: expected the service request's reference, but the cell is blank"},
        BadRow{"NoSuchDay", "1,02/30/2018 10:58:54 AM,,,",
               "Created Date: expected a day of the calendar, but there is no such day"},
        BadRow{"NoSuchDayOfClosing", "1,02/28/2018 10:58:54 AM,06/31/2018 10:58:54 AM,,",
               "Closed Date: expected a day of the calendar, but there is no such day"},
        BadRow{"TheOtherOrder", "1,26/06/2018 10:58:54 AM,,,",
               "Created Date: expected the month to be 1 to 12, but it is more: if the log has "
               "another order, set date_order"},
        BadRow{"NoDate", "1,06/26/2018,see ticket,,",
               "Closed Date: expected a date, but it cannot be read as one"},
        BadRow{"TooManyCells", "1,06/26/2018,,,,stray",
               ": expected at most 5 cells, but there are 6"},
        BadRow{"ConvertedTwice", "1,06/26/2018,,,It\xC3\xA2\xC2\x80\xC2\x99s mended",
               "Resolution Description: expected text without control characters, but there is "
               "one: such as are left where text was converted twice"},
        BadRow{"OpenQuote", "1,06/26/2018,,\"Leak,",
               "column 4: expected a closing quote, but there is none within the row"},
        BadRow{"LongCategory",
               "1,06/26/2018,,A category that goes on and on until nobody can keep it in mind any "
               "more,",
               "Complaint Type: expected a category of at most 64 bytes, but it is longer"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(RequestRowsTest, AnImpossibleDayIsGradedWhereTheMappingGradesWhatItCannotRead) {
  EXPECT_EQ(Read("Reference,Received\nR,31/02/2024\n", "unreadable_dates = \"not-known\"\n"),
            "2 R\n  ? request_received { } \n"
            "  note Received: taken as happened on a day not known: there is no such day\n");
}

TEST(RequestRowsTest, ColumnsOfComplaintsHoldNothingOfARequest) {
  EXPECT_EQ(Read("Reference,Received,Stage 1 response\nR,02/04/2024,05/04/2024\n"),
            "2 R\n  2024-04-02 request_received { } \n");
  EXPECT_EQ(Read("Reference,X\nR,\n", "[columns]\nX = \"stage-1-responded\"\n"),
            "fault: expected a field that the log's rows can hold, but stage-1-responded is of "
            "another kind of log");
}

TEST(RequestRowsTest, FieldsOfRequestsAreNoneOfAComplaint) {
  const auto mapping = ReadMappingFile("[columns]\nStatus = \"status\"\n");
  std::istringstream in("Reference,Status\nC,Open\n");
  const auto reader = LogReader::Open(in, LogFormat::kCsv, *mapping);
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().column, "Status");
}

TEST(RequestRowsTest, JsonRowsWithAFieldOfAnotherKindOfLogAreFaultsAndComeToAnEnd) {
  const auto mapping = ReadMappingFile("rows = \"service-requests\"\n[columns]\nx = \"outcome\"\n");
  EXPECT_FALSE(mapping);  // There is no such field; the next is.
  const auto other =
      ReadMappingFile("rows = \"service-requests\"\n[columns]\nx = \"stage-1-outcome\"\n");
  ASSERT_TRUE(other);
  std::istringstream in("{\"reference\":\"R\",\"x\":\"upheld\"}\n{\"reference\":\"S\"}\n");
  auto reader = LogReader::Open(in, LogFormat::kJsonLines, *other);
  ASSERT_TRUE(reader);
  EXPECT_TRUE(reader->Next()->fault);
  EXPECT_FALSE(reader->Next()->fault);
  EXPECT_FALSE(reader->Next());
}

TEST(SampleRequestsTest, TheSameSeedGivesTheSameLog) {
  const auto write = [](std::uint64_t seed) {
    std::ostringstream out;
    WriteSampleRequests(out, {.rows = 300, .seed = seed, .today = *FromIsoDate("2024-07-01")});
    return out.str();
  };
  EXPECT_EQ(write(1), write(1));
  EXPECT_NE(write(1), write(2));
  EXPECT_EQ(std::ranges::count(write(1), '\n'), 301);
}

}  // namespace
}  // namespace redress::intake
