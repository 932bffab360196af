#include "engine/imports/diff.h"

#include <string>
#include <vector>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace redress::imports {
namespace {

template <typename T>
T Parse(const std::string& text) {
  T message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

std::string Day(unsigned month, unsigned day, const std::string& grade = "DATE_GRADE_DAY") {
  return "happened { date { year: 2024 month: " + std::to_string(month) +
         " day: " + std::to_string(day) + " } grade: " + grade + " } ";
}

const char* const kNotKnown = "happened { grade: DATE_GRADE_NOT_KNOWN } ";

// A stream as an import wrote it; one of "by others" has no import's thread of work.
std::vector<v1::RecordedEvent> Stream(const std::vector<std::string>& events) {
  std::vector<v1::RecordedEvent> stream;
  for (const auto& text : events) {
    v1::RecordedEvent recorded;
    const bool others = text.starts_with("by others ");
    *recorded.mutable_event() = Parse<v1::Event>(others ? text.substr(10) : text);
    recorded.mutable_event()->set_version(stream.size() + 1);
    if (!others) recorded.mutable_event()->set_correlation_id("imp-0123456789abcdef");
    stream.push_back(recorded);
  }
  return stream;
}

std::vector<v1::Step> Row(const std::vector<std::string>& steps) {
  std::vector<v1::Step> row;
  for (const auto& text : steps) row.push_back(Parse<v1::Step>(text));
  return row;
}

std::string Shown(const Comparison& comparison) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetSingleLineMode(true);
  std::string text;
  for (const auto& one : comparison.differences) {
    text += one.field + ": '" + one.recorded + "' -> '" + one.row + "'\n";
  }
  for (const auto& step : comparison.steps) {
    std::string line;
    printer.PrintToString(step, &line);
    text += "+ " + line + "\n";
  }
  return text;
}

std::string Compared(const std::vector<std::string>& events, const std::vector<std::string>& row) {
  return Shown(Compare(Stream(events), Row(row)));
}

const std::string kReceived = Day(4, 2) + "fact { received { subject_category: 'repairs' } }";
const std::string kAcknowledged = Day(4, 4) + "fact { acknowledged { stage: 1 } }";
const std::string kLate = "reason: \"the imported log says otherwise\"";

TEST(DiffTest, TheSameIsNoDifference) {
  EXPECT_EQ(Compared({kReceived, kAcknowledged, kNotKnown + std::string("fact { closed {} }")},
                     {kReceived, kAcknowledged, kNotKnown + std::string("fact { closed {} }")}),
            "");
}

TEST(DiffTest, ANewFactIsAppended) {
  EXPECT_EQ(
      Compared({kReceived},
               {kReceived, Day(4, 18) + "fact { responded { stage: 1 outcome: OUTCOME_UPHELD } }"}),
      "responded(1): '' -> '2024-04-18'\n"
      "+ happened { date { year: 2024 month: 4 day: 18 } grade: DATE_GRADE_DAY } fact { responded "
      "{ stage: 1 outcome: "
      "OUTCOME_UPHELD } } \n");
}

TEST(DiffTest, AnotherDateIsACorrection) {
  EXPECT_EQ(Compared({kReceived, kAcknowledged},
                     {kReceived, Day(4, 5) + "fact { acknowledged { stage: 1 } }"}),
            "acknowledged(1).happened: '2024-04-04' -> '2024-04-05'\n"
            "+ fact { corrected { version: 2 happened { date { year: 2024 month: 4 day: 5 } grade: "
            "DATE_GRADE_DAY } " +
                kLate + " } } \n");
}

TEST(DiffTest, ADayThatWasNotKnownIsACorrection) {
  EXPECT_EQ(Compared({kReceived, kNotKnown + std::string("fact { closed {} }")},
                     {kReceived, Day(5, 5) + "fact { closed {} }"}),
            "closed.happened: 'not known' -> '2024-05-05'\n"
            "+ fact { corrected { version: 2 happened { date { year: 2024 month: 5 day: 5 } grade: "
            "DATE_GRADE_DAY } " +
                kLate + " } } \n");
}

TEST(DiffTest, ADayIsNotGivenUpForOneNotKnown) {
  EXPECT_EQ(Compared({kReceived, kAcknowledged},
                     {kReceived, kNotKnown + std::string("fact { acknowledged { stage: 1 } }")}),
            "acknowledged(1).happened: '2024-04-04' -> 'not known'\n");
}

TEST(DiffTest, AnEstimateIsNotADay) {
  EXPECT_EQ(Compared({Day(4, 2, "DATE_GRADE_ESTIMATED") + "fact { received {} }"},
                     {Day(4, 2) + "fact { received {} }"}),
            "received.happened: '2024-04-02 (estimated)' -> '2024-04-02'\n"
            "+ fact { corrected { version: 1 happened { date { year: 2024 month: 4 day: 2 } grade: "
            "DATE_GRADE_DAY } " +
                kLate + " } } \n");
}

TEST(DiffTest, ADayOfAKnownInstantIsTheSame) {
  const std::string exact =
      "happened { date { year: 2024 month: 4 day: 2 } instant { seconds: 1712063100 } grade: "
      "DATE_GRADE_EXACT } "
      "fact { received {} }";
  EXPECT_EQ(Compared({exact}, {Day(4, 2) + "fact { received {} }"}), "");
  EXPECT_EQ(Compared({Day(4, 2) + "fact { received {} }"}, {exact}).substr(0, 72),
            "received.happened: '2024-04-02' -> '2024-04-02 (at 1712063100 s)'\n+ fact");
}

TEST(DiffTest, WhatARowDoesNotSayIsShownIfImportedAndNeverTakenBack) {
  EXPECT_EQ(Compared({kReceived, kAcknowledged}, {Day(4, 2) + "fact { received { } }"}),
            "received.subject_category: 'repairs' -> ''\nacknowledged(1): '2024-04-04' -> ''\n");
  EXPECT_EQ(Compared({"by others " + kReceived, "by others " + kAcknowledged},
                     {Day(4, 2) + "fact { received { } }"}),
            "");
}

TEST(DiffTest, AFieldIsCorrectedAndTheOthersKept) {
  EXPECT_EQ(Compared({Day(4, 2) + "fact { received { subject_category: 'repairs' estate_reference: "
                                  "'E1' references { source: 's' "
                                  "reference: 'r' } } }"},
                     {Day(4, 2) +
                      "fact { received { subject_category: 'heating' estate_reference: 'E1' } }"}),
            "received.subject_category: 'repairs' -> 'heating'\n"
            "+ fact { corrected { version: 1 fact { received { estate_reference: \"E1\" "
            "subject_category: \"heating\" references { "
            "source: \"s\" reference: \"r\" } } } " +
                kLate + " } } \n");
}

TEST(DiffTest, CorrectedAndAnnulledFactsCountAsTheyStand) {
  const std::string corrected =
      Day(5, 1) +
      "fact { corrected { version: 2 happened { date { year: 2024 month: 4 day: 5 } grade: "
      "DATE_GRADE_DAY } } }";
  const std::string fifth = Day(4, 5) + "fact { acknowledged { stage: 1 } }";
  EXPECT_EQ(Compared({kReceived, kAcknowledged, corrected}, {kReceived, fifth}), "");
  EXPECT_EQ(Compared({kReceived, kAcknowledged, corrected,
                      Day(5, 2) + "fact { annulled { versions: 3 } }"},
                     {kReceived, kAcknowledged}),
            "");
  EXPECT_EQ(Compared({kReceived, kAcknowledged, Day(5, 2) + "fact { annulled { versions: 2 } }"},
                     {kReceived, kAcknowledged})
                .substr(0, 36),
            "acknowledged(1): '' -> '2024-04-04'\n");
}

TEST(DiffTest, AnotherHandlerIsNewsAndAnOldOneIsHistory) {
  const auto handled = [](const std::string& by) {
    return kNotKnown + ("fact { handler_assigned { stage: 1 handler_id: '" + by + "' } }");
  };
  EXPECT_EQ(Compared({kReceived, handled("ann"), handled("bob")}, {kReceived, handled("bob")}), "");
  EXPECT_EQ(Compared({kReceived, handled("ann")}, {kReceived, handled("bob")}),
            "handler_assigned(1).handler_id: 'ann' -> 'bob'\n"
            "+ happened { grade: DATE_GRADE_NOT_KNOWN } fact { handler_assigned { stage: 1 "
            "handler_id: \"bob\" } } \n");
}

TEST(DiffTest, AnExtensionToldLaterUntilLaterIsAnother) {
  const auto extended = [](unsigned told, unsigned until) {
    return Day(4, told) +
           "fact { extension_notified { stage: 1 new_due_date { year: 2024 month: 5 day: " +
           std::to_string(until) + " } } }";
  };
  const std::string changed = Compared({kReceived, extended(17, 1)}, {kReceived, extended(30, 20)});
  EXPECT_EQ(changed.substr(changed.find("+ ")),
            "+ happened { date { year: 2024 month: 4 day: 30 } grade: DATE_GRADE_DAY } fact { "
            "extension_notified { stage: 1 "
            "new_due_date { year: 2024 month: 5 day: 20 } } } \n");
  EXPECT_EQ(Compared({kReceived, extended(17, 1), extended(30, 20)}, {kReceived, extended(30, 20)}),
            "");
  EXPECT_NE(Compared({kReceived, extended(17, 1)}, {kReceived, extended(17, 20)})
                .find("corrected { version: 2 fact"),
            std::string::npos);
}

TEST(DiffTest, PersonalTextsAreComparedAndNeverShown) {
  const auto received = [](const std::string& words) {
    return Day(4, 2) + "fact { received { words { " + words + " } } }";
  };
  EXPECT_EQ(Compared({received("clear: 'wet' length: 3")}, {received("clear: 'wet'")}), "");
  EXPECT_EQ(Compared({received("clear: 'wet'")}, {received("clear: 'dry'")}),
            "received.words: '(personal text)' -> '(personal text differs)'\n"
            "+ fact { corrected { version: 1 fact { received { words { clear: \"dry\" } } } " +
                kLate + " } } \n");
}

TEST(DiffTest, ErasedTextIsNotBroughtBack) {
  const std::string erased =
      Day(4, 2) + "fact { received { words { erased { } } subject_category: 'repairs' } }";
  EXPECT_EQ(Compared({erased},
                     {Day(4, 2) +
                      "fact { received { words { clear: 'wet' } subject_category: 'repairs' } }"}),
            "");
  EXPECT_EQ(Compared({erased},
                     {Day(4, 2) +
                      "fact { received { words { clear: 'wet' } subject_category: 'heating' } }"}),
            "received.subject_category: 'repairs' -> 'heating'\n"
            "+ fact { corrected { version: 1 fact { received { subject_category: \"heating\" } } " +
                kLate + " } } \n");
}

TEST(DiffTest, ANoteLikeNoOtherIsAnother) {
  const auto noted = [](const std::string& text) {
    return kNotKnown + ("fact { noted { text { clear: '" + text + "' } } }");
  };
  EXPECT_EQ(Compared({kReceived, noted("a"), noted("b")}, {kReceived, noted("a")}), "");
  EXPECT_EQ(
      Compared({kReceived, noted("a")}, {kReceived, noted("c")}),
      "noted: '' -> 'not known'\n"
      "+ happened { grade: DATE_GRADE_NOT_KNOWN } fact { noted { text { clear: \"c\" } } } \n");
}

TEST(DiffTest, StagesAreApart) {
  EXPECT_EQ(Compared({kReceived, kAcknowledged},
                     {kReceived, kAcknowledged, Day(5, 7) + "fact { acknowledged { stage: 2 } }"})
                .substr(0, 36),
            "acknowledged(2): '' -> '2024-05-07'\n");
}

TEST(DiffTest, AnotherChannelIsShownOnly) {
  EXPECT_EQ(
      Compared({kReceived + " channel: CHANNEL_PHONE"}, {kReceived + " channel: CHANNEL_EMAIL"}),
      "received.channel: 'CHANNEL_PHONE' -> 'CHANNEL_EMAIL'\n");
}

}  // namespace
}  // namespace redress::imports
