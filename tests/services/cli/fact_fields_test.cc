#include "services/cli/fact_fields.h"

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "tests/services/cli/message.h"

namespace redress::cli {
namespace {

FileText ReadText(const std::string& path) {
  if (path == "letter.txt") return "Dear resident";
  return tl::make_unexpected("expected a file at " + path + ", but it cannot be read");
}

tl::expected<v1::Fact, std::string> Written(const std::string& name,
                                            std::vector<std::string> fields,
                                            const std::string& json = "") {
  return MakeFact({name, json, std::move(fields), "p-1"}, ReadText);
}

void ExpectFact(const tl::expected<v1::Fact, std::string>& fact, const std::string& expected) {
  ASSERT_TRUE(fact) << fact.error();
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(*fact, Make<v1::Fact>(expected)))
      << fact->DebugString();
}

TEST(MakeFactTest, TakesEveryKindOfField) {
  ExpectFact(
      Written("acknowledged",
              {"stage=1", "handler_id=o-1", "response_told_date=2024-04-18", "letter=a = b"}),
      R"(acknowledged { stage: 1 handler_id: "o-1" response_told_date { year: 2024 month: 4 day: 18 }
                letter { clear: "a = b" subject_id: "p-1" } })");
  ExpectFact(Written("responded", {"outcome=Partly-Upheld", "stage_stated=yes"}),
             "responded { outcome: OUTCOME_PARTLY_UPHELD stage_stated: YES_NO_YES }");
  ExpectFact(
      Written("received",
              {"words=one", "words=two", "references=crm/2024/7", "recognised=about 2024-04-03"}),
      R"(received { words { clear: "one" subject_id: "p-1" } words { clear: "two" subject_id: "p-1" }
                references { source: "crm" reference: "2024/7" }
                recognised { grade: DATE_GRADE_ESTIMATED date { year: 2024 month: 4 day: 3 } } })");
  ExpectFact(Written("annulled", {"versions=2", "versions=5", "reason=a slip"}),
             "annulled { versions: [2, 5] reason: 'a slip' }");
  ExpectFact(Written("remedy_agreed", {"amount_pence=18446744073709551615"}),
             "remedy_agreed { amount_pence: 18446744073709551615 }");
}

TEST(MakeFactTest, TakesJsonAndSetsFieldsAfterIt) {
  ExpectFact(Written("defined", {"stage=2"}, R"({"stage":1,"points":[{"pointId":"p1"}]})"),
             "defined { stage: 2 points { point_id: 'p1' } }");
}

TEST(MakeFactTest, TakesAPersonalTextFromAFile) {
  ExpectFact(Written("noted", {"text=@letter.txt"}),
             "noted { text { clear: 'Dear resident' subject_id: 'p-1' } }");
  ExpectFact(Written("noted", {"text=@@home"}),
             "noted { text { clear: '@home' subject_id: 'p-1' } }");
  EXPECT_EQ(Written("noted", {"text=@nowhere.txt"}).error(),
            "text: expected a file at nowhere.txt, but it cannot be read");
}

struct Fault {
  std::string name;
  std::vector<std::string> fields;
  std::string json;
  std::string expected;
};

class MakeFactFaultTest : public testing::TestWithParam<Fault> {};

TEST_P(MakeFactFaultTest, NamesTheField) {
  const auto fact = Written(GetParam().name, GetParam().fields, GetParam().json);
  ASSERT_FALSE(fact);
  EXPECT_NE(fact.error().find(GetParam().expected), std::string::npos) << fact.error();
}

INSTANTIATE_TEST_SUITE_P(
    All, MakeFactFaultTest,
    testing::Values(
        Fault{"acknowledged", {"stage=one"}, "", "expected stage to be a whole number"},
        Fault{"acknowledged", {"stage=-1"}, "", "expected stage to be a whole number"},
        Fault{"acknowledged", {"stage=4294967296"}, "", "expected stage to be a whole number"},
        Fault{"acknowledged", {"stage="}, "", "expected stage to be a whole number"},
        Fault{"acknowledged", {"stage=1", "stage=2"}, "", "expected stage once"},
        Fault{"acknowledged", {"handler=o-1"}, "", "did you mean handler_id?"},
        Fault{"acknowledged",
              {"response_told_date=2024-02-30"},
              "",
              "expected response_told_date to be a day"},
        Fault{"acknowledged", {"stage"}, "", "expected NAME=VALUE"},
        Fault{"acknowledged", {"=1"}, "", "expected NAME=VALUE"},
        Fault{"acknowledged", {}, "{", "expected --fact-json to be a Acknowledged"},
        Fault{"acknowledged", {}, R"({"stag":1})", "expected --fact-json to be a Acknowledged"},
        Fault{"responded",
              {"outcome=won"},
              "",
              "expected outcome to be one of upheld|partly-upheld|not-upheld"},
        Fault{"responded", {"decisions=x"}, "", "expected decisions in --fact-json"},
        Fault{"received", {"references=117"}, "", "expected references to be SOURCE/REFERENCE"},
        Fault{"eaten", {}, "", "there is none called eaten"}));

TEST(ReadHappenedTest, TakesDaysInstantsAndWhatIsNotKnown) {
  EXPECT_EQ(ReadHappened("2024-04-04")->grade(), v1::DATE_GRADE_DAY);
  EXPECT_EQ(ReadHappened("about 2024-04-04")->grade(), v1::DATE_GRADE_ESTIMATED);
  EXPECT_EQ(ReadHappened("not-known")->grade(), v1::DATE_GRADE_NOT_KNOWN);
  const auto exact = ReadHappened("2024-04-04T10:00:00+01:00");
  ASSERT_TRUE(exact);
  EXPECT_EQ(exact->instant().seconds(), 1712221200);
  EXPECT_FALSE(exact->has_date());  // The day in London is the server's to say.
}

TEST(ReadHappenedTest, TakesNothingElse) {
  for (const char* text :
       {"", "yesterday", "04/04/2024", "2024-04-04T", "about ", "2024-4-4", "2024-04-04 "}) {
    EXPECT_FALSE(ReadHappened(text)) << text;
  }
}

}  // namespace
}  // namespace redress::cli
