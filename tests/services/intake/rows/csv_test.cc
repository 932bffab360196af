#include "services/intake/rows/csv.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "services/intake/rows/json_lines.h"

namespace redress::intake {
namespace {

// All records, a line each: "2: a|b|c", or "2! column: reason | raw".
std::string All(RecordReader& reader) {
  std::string all;
  while (const auto record = reader.Next()) {
    all += std::to_string(record->line);
    if (record->fault) {
      EXPECT_EQ(record->fault->line, record->line);
      all +=
          "! " + record->fault->column + ": " + record->fault->reason + " <" + record->raw + ">\n";
      continue;
    }
    all += ":";
    for (const auto& cell : record->cells) all += " " + cell + " |";
    for (const auto& [column, reason] : record->cell_faults) {
      all += " " + std::to_string(column) + "! " + reason;
    }
    all += "\n";
  }
  return all;
}

std::string ReadCsv(const std::string& text, CsvOptions options = {}) {
  std::istringstream in(text);
  auto reader = CsvReader::Open(in, options);
  if (!reader)
    return "header " + std::to_string(reader.error().line) + "! " + reader.error().reason;
  return All(**reader);
}

std::string ReadJson(const std::string& text) {
  std::istringstream in(text);
  JsonLinesReader reader(in);
  return All(reader);
}

struct CsvCase {
  const char* name;
  std::string text;
  std::string expected;
};

class CsvTest : public testing::TestWithParam<CsvCase> {};

TEST_P(CsvTest, IsSplit) { EXPECT_EQ(ReadCsv(GetParam().text), GetParam().expected); }

constexpr const char* kGoesOn =
    "expected a separator or the end of the line after the closing quote, but the cell goes on";
constexpr const char* kNeverClosed = "expected a closing quote, but there is none within the row";

constexpr const char* kControl =
    "expected text without control characters, but there is one: such as are left where text was "
    "converted twice";

INSTANTIATE_TEST_SUITE_P(
    Mess, CsvTest,
    testing::Values(
        CsvCase{"LineFeeds", "a,b\n1,2\n3,4\n", "2: 1 | 2 |\n3: 3 | 4 |\n"},
        CsvCase{"CarriageReturnLineFeeds", "a,b\r\n1,2\r\n3,4", "2: 1 | 2 |\n3: 3 | 4 |\n"},
        CsvCase{"CarriageReturns", "a,b\r1,2\r3,4\r", "2: 1 | 2 |\n3: 3 | 4 |\n"},
        CsvCase{"MixedLineEnds", "a,b\r\n1,2\r3,4\n5,6", "2: 1 | 2 |\n3: 3 | 4 |\n4: 5 | 6 |\n"},
        CsvCase{"ByteOrderMark",
                "\xEF\xBB\xBF"
                "a,b\n1,2\n",
                "2: 1 | 2 |\n"},
        CsvCase{"QuotedNewline", "a,b\n\"1\r\nx\",2\n3,4\n", "2: 1\r\nx | 2 |\n4: 3 | 4 |\n"},
        CsvCase{"QuotedQuoteAndSeparator", "a,b\n\"say \"\"hi\"\", so\",2\n",
                "2: say \"hi\", so | 2 |\n"},
        CsvCase{"QuoteInsideUnquoted", "a,b\n5\" pipe,2\n", "2: 5\" pipe | 2 |\n"},
        CsvCase{"EmptyQuoted", "a,b\n\"\",2\n", "2:  | 2 |\n"},
        CsvCase{"BlankRowsArePassedOver", "a,b\n\n,\n , \n1,2\n", "5: 1 | 2 |\n"},
        CsvCase{"ShortRowIsTaken", "a,b,c\n1\n", "2: 1 |\n"},
        CsvCase{"BlankCellsTooManyAreTaken", "a,b\n1,2,, \n", "2: 1 | 2 |\n"},
        CsvCase{"CellsTooManyAreNot", "a,b\n1,2,3\n4,5\n",
                "2! : expected at most 2 cells, but there are 3 <>\n3: 4 | 5 |\n"},
        CsvCase{"ControlCharacter", std::string("a,b\n1,x\0y\n", 10),
                std::string("2: 1 | x\uFFFDy | 1! ") + kControl + "\n"},
        CsvCase{"ConvertedTwice", "a,b\n1,it\u00E2\u0080\u0099s\n",
                std::string("2: 1 | it\u00E2\uFFFD\uFFFD\uFFFD\uFFFDs | 1! ") + kControl + "\n"},
        CsvCase{
            "InvalidUtf8", "a,b\n1,caf\xE9\n2,ok\n",
            "2: 1 | caf\uFFFD | 1! expected UTF-8, but it is not: if the log is Windows-1252, set "
            "encoding\n3: 2 | ok |\n"},
        CsvCase{"GoesOnAfterQuote", "a,b\n\"x\"y,2\n3,4\n",
                std::string("2! column 1: ") + kGoesOn + " <\"x\"y,2>\n3: 3 | 4 |\n"},
        CsvCase{"QuoteNeverClosed", "a,b\n1,\"x\n3,4\n5,6\n",
                std::string("2! column 2: ") + kNeverClosed + " <1,\"x>\n3: 3 | 4 |\n4: 5 | 6 |\n"},
        CsvCase{"PiecesOfABrokenRow", "a,b\n\"x\ny\nz\"z,2\n3,4\n5\n",
                std::string("2! column 1: ") + kGoesOn + " <\"x>\n" +
                    "3! : expected a whole row after the broken one of line 2, but it has not all "
                    "columns <>\n" +
                    "4: z\"z | 2 |\n5: 3 | 4 |\n6: 5 |\n"},
        CsvCase{"NothingAfterHeader", "a,b", ""},
        CsvCase{"Empty", "",
                "header 0! expected a line with the columns' names, but there is none"},
        CsvCase{"OtherSeparator", "a;b\n1;2\n",
                "header 1! expected columns separated by ',', but the header has another "
                "separator: set delimiter"},
        CsvCase{"Utf16",
                "\xFF\xFE"
                "a,b",
                "header 0! expected UTF-8 or Windows-1252, but the file is UTF-16: save it as CSV "
                "UTF-8"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(CsvOptionsTest, Windows1252IsReadWhenSaid) {
  const CsvOptions options{.encoding = Encoding::kWindows1252};
  EXPECT_EQ(ReadCsv("a,b\ncaf\xE9,\x80 5\n", options), "2: caf\u00E9 | \u20AC 5 |\n");
  EXPECT_EQ(
      ReadCsv("a,b\n\x81,1\n", options),
      "2: \uFFFD | 1 | 0! expected Windows-1252, but there is a byte that it does not have\n");
  EXPECT_EQ(ReadCsv("\xEF\xBB\xBF"
                    "a,b\ncaf\u00E9,1\n",
                    options),
            "2: caf\u00E9 | 1 |\n");
}

TEST(CsvOptionsTest, SeparatorAndHeaderLine) {
  EXPECT_EQ(ReadCsv("Our log\n\na;b\n1;2,3\n", {.delimiter = ';', .header_line = 3}),
            "4: 1 | 2,3 |\n");
  EXPECT_EQ(ReadCsv("a,b\n1,2\n", {.header_line = 9}),
            "header 9! expected a line with the columns' names, but there is none");
}

TEST(CsvOptionsTest, HeaderLineIsNotThatOfMendedRejects) {
  EXPECT_EQ(ReadCsv("\xEF\xBB\xBFredress_line,redress_column,redress_reason,a\n7,a,why,1\n",
                    {.header_line = 3}),
            "2: 7 | a | why | 1 |\n");
}

TEST(CsvLimitsTest, CellOfTheGreatestSizeIsTakenAndAByteMoreIsNot) {
  const std::string most(kCellBytesMax, 'x');
  EXPECT_EQ(ReadCsv("a,b\n" + most + ",2\n"), "2: " + most + " | 2 |\n");
  EXPECT_EQ(ReadCsv("a,b\n1,\"" + most + "x\"\n3,4\n").substr(0, 74),
            "2! column 2: expected at most 65536 bytes in a cell, but there are more <1");
  EXPECT_NE(ReadCsv("a,b\n1,\"" + most + "x\"\n3\n").find("\n3: 3 |\n"), std::string::npos);
}

TEST(CsvLimitsTest, ColumnsTooManyAreAFault) {
  std::string row = "1";
  for (std::size_t i = 1; i < kColumnsMax + 1; ++i) row += ",1";
  EXPECT_EQ(ReadCsv(row + "\n"),
            "header 1! expected at most 200 cells in a row, but there are more");
}

TEST(CsvLimitsTest, EndlessLineIsPassedOverInBoundedMemory) {
  const std::string endless(2 * kRowBytesMax, 'x');
  const auto read = ReadCsv("a,b\n" + endless + "\n3,4\n");
  EXPECT_EQ(read.substr(read.size() - 12), "\n3: 3 | 4 |\n");
  EXPECT_LT(read.size(), 2 * kRowBytesMax);
}

TEST(CsvLimitsTest, QuoteOpenForMoreThanARowSpoilsOneLine) {
  std::string text = "a,b\n1,\"x\n";
  for (int i = 0; i < 300'000; ++i) text += "3,4\n";
  const auto read = ReadCsv(text);
  EXPECT_EQ(read.substr(0, read.find('\n')),
            std::string("2! column 2: ") + kNeverClosed + " <1,\"x>");
  EXPECT_NE(read.find("\n300002: 3 | 4 |\n"), std::string::npos);
}

struct JsonCase {
  const char* name;
  std::string text;
  std::string expected;
};

class JsonLinesTest : public testing::TestWithParam<JsonCase> {};

TEST_P(JsonLinesTest, IsSplit) { EXPECT_EQ(ReadJson(GetParam().text), GetParam().expected); }

constexpr const char* kNotWellFormed =
    "expected one JSON object on the line, but it is not well-formed";

INSTANTIATE_TEST_SUITE_P(
    Mess, JsonLinesTest,
    testing::Values(
        JsonCase{"Values", "{\"a\":\"x\",\"b\":1,\"c\":true,\"d\":null,\"e\":1.50,\"f\":-2}\n",
                 "1: x | 1 | yes |  | 1.50 | -2 |\n"},
        JsonCase{"KeysComeUp", "{\"a\":\"1\"}\r\n\n{\"b\":\"2\"}\n{\"b\":\"4\",\"a\":\"3\"}",
                 "1: 1 |\n3:  | 2 |\n4: 3 | 4 |\n"},
        JsonCase{"Nested", "{\"a\":{\"b\":1}}\n",
                 "1! a: expected one value, but it is an object <{\"a\":{\"b\":1}}>\n"},
        JsonCase{"Array", "{\"a\":[1]}\n",
                 "1! a: expected one value, but it is an array <{\"a\":[1]}>\n"},
        JsonCase{"TwiceTheKey", "{\"a\":1,\"a\":2}\n",
                 "1! a: expected each key once, but it is there twice <{\"a\":1,\"a\":2}>\n"},
        JsonCase{"NoObject", "7\n", "1! : expected a JSON object, but it is a single value <7>\n"},
        JsonCase{"CutOff", "{\"a\":\n{\"a\":1}\n",
                 std::string("1! : ") + kNotWellFormed + " <{\"a\":>\n2: 1 |\n"},
        JsonCase{"TwoObjects", "{\"a\":1}{\"a\":2}\n",
                 std::string("1! : ") + kNotWellFormed + " <{\"a\":1}{\"a\":2}>\n"},
        JsonCase{"InvalidUtf8", "{\"a\":\"\xE9\"}\n",
                 std::string("1! : ") + kNotWellFormed + " <{\"a\":\"\uFFFD\"}>\n"},
        JsonCase{"ControlCharacter", "{\"a\":\"x\\u0000\"}\n",
                 "1: x\uFFFD | 0! expected text without control characters, but there is one\n"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(JsonLinesLimitsTest, DepthCostsNothing) {
  EXPECT_EQ(ReadJson(std::string(500'000, '[')).substr(0, 43),
            "1! : expected one value, but it is an array");
}

TEST(JsonLinesLimitsTest, KeysTooManyAreAFault) {
  std::string text;
  for (std::size_t i = 0; i <= kColumnsMax; ++i) text += "{\"k" + std::to_string(i) + "\":1}\n";
  const auto read = ReadJson(text);
  EXPECT_NE(read.find("201! : expected at most 200 different keys in the file, but there are more"),
            std::string::npos);
}

}  // namespace
}  // namespace redress::intake
