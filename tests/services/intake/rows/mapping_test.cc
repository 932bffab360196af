#include "services/intake/rows/mapping.h"

#include <string>

#include <gtest/gtest.h>

#include "services/intake/rows/values.h"

namespace redress::intake {
namespace {

struct HeaderCase {
  const char* header;
  const char* field;  // "": not mapped.
};

class HeaderTest : public testing::TestWithParam<HeaderCase> {};

TEST_P(HeaderTest, SaysWhatTheColumnHolds) {
  const auto field = FieldOfHeader(GetParam().header);
  EXPECT_EQ(field ? NameOf(*field) : "", GetParam().field) << GetParam().header;
}

INSTANTIATE_TEST_SUITE_P(
    Synonyms, HeaderTest,
    testing::Values(
        HeaderCase{"Complaint ref", "reference"}, HeaderCase{"Complaint No.", "reference"},
        HeaderCase{"complaint_id", "reference"}, HeaderCase{"CASE ID", "reference"},
        HeaderCase{"Reference Number", "reference"}, HeaderCase{"Unique Key", "reference"},
        HeaderCase{"Date received", "received"}, HeaderCase{"Received (date)", "received"},
        HeaderCase{"date_received", "received"}, HeaderCase{"Logged", "logged"},
        HeaderCase{"Date logged", "logged"}, HeaderCase{"Created Date", "logged"},
        HeaderCase{"Stage 1 Ack", "stage-1-acknowledged"},
        HeaderCase{"S1 acknowledged date", "stage-1-acknowledged"},
        HeaderCase{"Date of stage one acknowledgement", "stage-1-acknowledged"},
        HeaderCase{"Ack'd", ""}, HeaderCase{"Acknowledgement sent", "stage-1-acknowledged"},
        HeaderCase{"Stage 1 response", "stage-1-responded"},
        HeaderCase{"Response date", "stage-1-responded"},
        HeaderCase{"Extension date told", "stage-1-extension-told"},
        HeaderCase{"Stage 1 extension notified", "stage-1-extension-told"},
        HeaderCase{"New due", "stage-1-extension-due"},
        HeaderCase{"Extended to", "stage-1-extension-due"},
        HeaderCase{"Revised target date", "stage-1-extension-due"},
        HeaderCase{"Stage 2 new due date", "stage-2-extension-due"},
        HeaderCase{"Escalated", "escalation-requested"},
        HeaderCase{"Date escalated to stage 2", "escalation-requested"},
        HeaderCase{"Stage 2 request", "escalation-requested"},
        HeaderCase{"Stage 2 received", "escalation-requested"},
        HeaderCase{"Stage 2 ack", "stage-2-acknowledged"},
        HeaderCase{"S2 Response", "stage-2-responded"},
        HeaderCase{"officer/handler", "stage-1-handler"},
        HeaderCase{"Complaint handler", "stage-1-handler"},
        HeaderCase{"Stage 2 officer", "stage-2-handler"}, HeaderCase{"Outcome", "stage-1-outcome"},
        HeaderCase{"Stage 2 decision", "stage-2-outcome"}, HeaderCase{"Category", "category"},
        HeaderCase{"Complaint type", "category"}, HeaderCase{"Channel", "channel"},
        HeaderCase{"How received", "channel"}, HeaderCase{"Contact method", "channel"},
        HeaderCase{"Tenure type", "tenure"}, HeaderCase{"Resident name", "resident-name"},
        HeaderCase{"Tenant's name", "resident-name"}, HeaderCase{"Property", "property"},
        HeaderCase{"UPRN", "uprn"}, HeaderCase{"Address", "resident-address"},
        HeaderCase{"E-mail", "resident-email"}, HeaderCase{"Closed", "closed"},
        HeaderCase{"Closure date", "closed"}, HeaderCase{"Withdrawn", "withdrawn"},
        HeaderCase{"Date refused", "refused"}, HeaderCase{"Comments", "note"},
        HeaderCase{"redress_reason", "ignore"}));

INSTANTIATE_TEST_SUITE_P(
    Doubtful, HeaderTest,
    testing::Values(HeaderCase{"No", ""}, HeaderCase{"ID", ""}, HeaderCase{"Date", ""},
                    HeaderCase{"Due date", ""}, HeaderCase{"Target date", ""},
                    HeaderCase{"Response due", ""}, HeaderCase{"Stage", ""},
                    HeaderCase{"Stage 2", ""}, HeaderCase{"Stage 1 closed", ""},
                    HeaderCase{"Complaint", ""}, HeaderCase{"Contact number", ""},
                    HeaderCase{"Status", ""}, HeaderCase{"", ""}));

TEST(FieldTest, EveryNameNamesItsField) {
  for (int i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    EXPECT_EQ(FieldNamed(NameOf(field)), field) << i;
  }
  EXPECT_EQ(FieldNamed("no-such"), std::nullopt);
}

TEST(MappingFileTest, IsReadWhole) {
  const auto file = ReadMappingFile(
      "encoding = \"windows-1252\"\ndelimiter = \";\"\nheader_line = 3\ndate_order = \"mdy\"\n"
      "excel_serials = true\nunreadable_dates = \"not-known\"\n"
      "[columns]\n\"Ref  NO\" = \"reference\"\nScribbles = \"ignore\"\n"
      "[constants]\ntenure = \"general-needs-rent\"\n"
      "[values.channel]\nTel = \"phone\"\n[values.outcome]\nJustified = \"upheld\"\n");
  ASSERT_TRUE(file) << file.error().reason;
  MappingFile expected;
  expected.encoding = Encoding::kWindows1252;
  expected.delimiter = ';';
  expected.header_line = 3;
  expected.dates = {DateOrder::kMonthDayYear, true, true};
  expected.columns = {{"ref no", Field::kReference}, {"scribbles", Field::kIgnored}};
  expected.constants = {{Field::kTenure, "general-needs-rent"}};
  expected.values = {{Field::kChannel, {{"tel", "phone"}}},
                     {Field::kOutcome1, {{"justified", "upheld"}}},
                     {Field::kOutcome2, {{"justified", "upheld"}}}};
  EXPECT_EQ(*file, expected);
}

struct FaultCase {
  const char* toml;
  std::uint64_t line;
  const char* key;
  const char* reason;
};

class MappingFaultTest : public testing::TestWithParam<FaultCase> {};

TEST_P(MappingFaultTest, NamesLineAndKey) {
  const auto file = ReadMappingFile(GetParam().toml);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error(), (Fault{GetParam().line, GetParam().key, GetParam().reason}));
}

constexpr const char* kNoValue =
    "expected a value of channel, tenure, outcome, refusal-ground, status or a category, but it is "
    "none";

INSTANTIATE_TEST_SUITE_P(
    Slips, MappingFaultTest,
    testing::Values(
        FaultCase{"date_ordre = \"mdy\"", 1, "date_ordre",
                  "expected a setting that there is, but there is none of that name"},
        FaultCase{"\ndate_order = \"us\"", 2, "date_order",
                  "expected \"dmy\", \"mdy\" or \"ymd\", but it is none of them"},
        FaultCase{"encoding = \"latin\"", 1, "encoding",
                  "expected \"utf-8\" or \"windows-1252\", but it is neither"},
        FaultCase{"delimiter = \"ab\"", 1, "delimiter",
                  "expected one of , ; | or a tab, but it is none of them"},
        FaultCase{"header_line = 0", 1, "header_line", "expected 1 to 1000, but it is not"},
        FaultCase{"excel_serials = \"yes\"", 1, "excel_serials",
                  "expected true or false, but it is something else"},
        FaultCase{"unreadable_dates = 1", 1, "unreadable_dates",
                  "expected a text in quotes, but it is something else"},
        FaultCase{"rows = \"repairs\"", 1, "rows",
                  "expected \"complaints\" or \"service-requests\", but it is neither"},
        FaultCase{"rows = 2", 1, "rows", "expected a text in quotes, but it is something else"},
        FaultCase{"[values.status]\nX = \"half done\"", 2, "status", kNoValue},
        FaultCase{"columns = 1", 1, "columns", "expected a table, but it is something else"},
        FaultCase{"[columns]\nA = \"recieved\"", 2, "A",
                  "expected the name of a field, but there is none of that name"},
        FaultCase{"[constants]\nreceived = \"2024-04-02\"", 2, "received", kNoValue},
        FaultCase{"[constants]\nchannel = \"pigeon\"", 2, "channel", kNoValue},
        FaultCase{"[values.tenure]\nX = \"castle\"", 2, "tenure", kNoValue},
        FaultCase{"[values.nothing]\nX = \"y\"", 2, "nothing", kNoValue}));

TEST(MappingFileTest, BrokenTomlIsAFault) {
  const auto file = ReadMappingFile("a = 1\nb = [");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().line, 2u);
  EXPECT_EQ(ReadMappingFile(std::string(kMappingBytesMax + 1, '#')).error().reason,
            "expected at most 262144 bytes of mapping, but there are more");
}

// toml++ 3.3 aborts on these instead of refusing them.
TEST(MappingFileTest, ATableWithoutANameIsAFault) {
  for (const std::string text : {"[;", "a = 1\n[ [", "a = 1\n\t[\n", "a = 1\n[# x"}) {
    const auto file = ReadMappingFile(text);
    ASSERT_FALSE(file) << text;
    EXPECT_EQ(file.error(),
              (Fault{text == "[;" ? 1u : 2u, "",
                     "expected a table's name after the bracket, but there is none"}));
  }
}

TEST(MappingTest, TwoColumnsForOneFieldAreAFault) {
  Mapping mapping{MappingFile{}};
  EXPECT_EQ(mapping.Extend({"Ref", "Date received", "Received"}),
            (Fault{0, "Received",
                   "expected one column for received, but \"Date received\" is another: say in a "
                   "mapping file which it is"}));
}

TEST(MappingTest, TheFileSettlesWhichAndTheOtherIsListed) {
  for (const std::string said : {"received", "date received"}) {
    MappingFile file;
    file.columns[said] = Field::kReceived;
    Mapping mapping(file);
    EXPECT_EQ(mapping.Extend({"Ref", "Date received", "Received", "Junk"}), std::nullopt);
    EXPECT_EQ(mapping.ColumnOf(Field::kReceived), said == "received" ? 2u : 1u);
    EXPECT_EQ(mapping.Unmapped(), (std::vector<std::string>{
                                      said == "received" ? "Date received" : "Received", "Junk"}));
  }
}

TEST(ValuesTest, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(ChannelOf("E-mail"), v1::CHANNEL_EMAIL);
  EXPECT_EQ(ChannelOf(" TELEPHONE call "), v1::CHANNEL_PHONE);
  EXPECT_EQ(ChannelOf("pigeon"), std::nullopt);
  EXPECT_EQ(TenureOf("General Needs"), v1::TENURE_GENERAL_NEEDS_RENT);
  EXPECT_EQ(OutcomeOf("Part-upheld"), v1::OUTCOME_PARTLY_UPHELD);
  EXPECT_EQ(RefusalGroundOf("Out of time"), v1::REFUSAL_GROUND_OVER_TIME_LIMIT);
  EXPECT_EQ(CategoryOf("Damp & Mould"), "damp-and-mould");
  EXPECT_EQ(CategoryOf("Resident's  car/parking (bay)"), "residents-car-parking-bay");
  EXPECT_EQ(CategoryOf(" ?! "), "");
}

}  // namespace
}  // namespace redress::intake
