#include <gtest/gtest.h>

#include "engine/complaint/asked_rules.h"
#include "tests/engine/commands/history.h"

namespace redress::commands {
namespace {

constexpr auto kBlock = v1::ASKED_ACTION_BLOCK;
constexpr auto kWarn = v1::ASKED_ACTION_WARN;

// One check of what is asked: what it says of one fact, with `given` on record.
struct CheckRow {
  v1::RefusalReason reason;
  std::vector<Said> given;
  Said said;
  const char* words;  // "field provision: message".
};

const Said kAllDefined{"c1", "2024-04-04",
                       R"(defined { stage: 1 points { point_id: "a" } outcomes_sought { length: 3 }
                          responsible { length: 3 } not_responsible_stated: YES_NO_YES })"};
const char* const kRefused =
    "complaint_refused { ground: REFUSAL_GROUND_LEGAL_PROCEEDINGS evidence { length: 3 } "
    "explanation { length: 3 } ombudsman_right_told: YES_NO_YES }";
const char* const kToldWell = " reasons { length: 3 } ombudsman_details_given: YES_NO_YES }";

std::string Extension(const std::string& date, const std::string& more) {
  const auto day = ToCivilDate(DayOf(date));
  return "extension_notified { stage: 1 new_due_date { year: " + std::to_string(day.year()) +
         " month: " + std::to_string(day.month()) + " day: " + std::to_string(day.day()) + " }" +
         more;
}

// Of people and of extensions.
std::vector<CheckRow> FirstRows() {
  return {
      {v1::REFUSAL_REASON_SAME_PERSON_AT_BOTH_STAGES,
       {kReceived, kAcknowledged, kResponded, kEscalated},
       {"c1", "2024-05-02", R"(handler_assigned { stage: 2 handler_id: "ann" })"},
       "handler_assigned.handler_id 6.13: expected somebody who considered no earlier stage, but "
       "that officer did"},
      {v1::REFUSAL_REASON_CONFLICT_OF_INTEREST,
       {kReceived, {"c1", "2024-04-03", R"(conflict_declared { stage: 1 officer_id: "bob" })"}},
       {"c1", "2024-04-04", R"(handler_assigned { stage: 1 handler_id: "bob" })"},
       "handler_assigned.handler_id 5.8c: expected somebody without a conflict of interest, but "
       "that officer declared one"},
      {v1::REFUSAL_REASON_EXTENSION_TOO_LATE,
       {kReceived, kAcknowledged},
       {"c1", "2024-04-19", Extension("2024-05-01", kToldWell)},
       "extension_notified 6.4: expected the resident to be told by 2024-04-18, but it is "
       "2024-04-19"},
      {v1::REFUSAL_REASON_EXTENSION_TOO_LONG,
       {kReceived, kAcknowledged},
       {"c1", "2024-04-18", Extension("2024-05-03", kToldWell)},
       "extension_notified.new_due_date 6.4: expected a date up to 2024-05-02, or a recorded good "
       "reason where the edition takes one, but found 2024-05-03"},
      {v1::REFUSAL_REASON_EXTENSION_WITHOUT_DATE,
       {kReceived, kAcknowledged},
       {"c1", "2024-04-18", std::string("extension_notified { stage: 1") + kToldWell},
       "extension_notified.new_due_date 6.4: expected the new date, but there is none"},
  };
}

// In the order of v1::RefusalReason, which goes on where the first ones end.
std::vector<CheckRow> Rows() {
  auto rows = FirstRows();
  const std::vector<CheckRow> more = {
      {v1::REFUSAL_REASON_ACKNOWLEDGEMENT_INCOMPLETE,
       {kReceived},
       kAcknowledged,
       "acknowledged 5.6: expected the complaint to be defined at that stage, but it is not"},
      {v1::REFUSAL_REASON_EXTENSION_INCOMPLETE,
       {kReceived, kAcknowledged},
       {"c1", "2024-04-18", Extension("2024-05-02", " ombudsman_details_given: YES_NO_YES }")},
       "extension_notified.reasons 6.5: expected the reasons, but there are none"},
      {v1::REFUSAL_REASON_RESPONSE_INCOMPLETE,
       {kReceived, kAcknowledged},
       {"c1", "2024-04-15", Response(1, "remedy_stated: YES_NO_NO")},
       "responded.remedy_stated 6.9e: expected the remedy, or that there is none, to be stated, "
       "but it is not said to be"},
      {v1::REFUSAL_REASON_POINT_UNDECIDED,
       {kReceived, kAcknowledged, kAllDefined},
       {"c1", "2024-04-15", Response(1)},
       "responded.decisions 6.7: expected an outcome and reasons for every point, but a has none"},
      {v1::REFUSAL_REASON_REFUSAL_INCOMPLETE,
       {kReceived},
       {"c1", "2024-04-05",
        "complaint_refused { evidence { length: 3 } explanation { length: 3 } "
        "ombudsman_right_told: YES_NO_YES }"},
       "complaint_refused.ground 2.1: expected the ground, but there is none"},
      {v1::REFUSAL_REASON_OMBUDSMAN_DETAILS_MISSING,
       {{"c1", "2023-12-01", "received {}"}},
       {"c1", "2024-01-01", kRefused},
       // Of 2022, which governs a complaint of 2023: 3.5 in 2024.
       "complaint_refused 2.6: expected the Ombudsman's details on the landlord's record for "
       "2024-01-01, but there are none"},
      {v1::REFUSAL_REASON_LATE,
       {kReceived, kAllDefined},
       {"c1", "2024-04-10", R"(acknowledged { stage: 1 handler_id: "ann" })"},
       "acknowledged 6.2: expected it by 2024-04-09, but it is 2024-04-10"},
      {v1::REFUSAL_REASON_QUESTION_OPEN,
       {kReceived,
        kAcknowledged,
        {"c1", "2024-04-04", R"(clarification_asked { stage: 1 question_id: "q" })"}},
       {"c1", "2024-04-15", Response(1)},
       "responded.stage 5.6: expected what the resident was asked to be answered, but 1 question "
       "is not"},
      {v1::REFUSAL_REASON_OPEN_ACTIONS,
       {kReceived,
        kResponded,
        {"c1", "2024-04-15", R"(action_agreed { action_id: "w" stage: 1 })"}},
       {"c1", "2024-05-02", "closed {}"},
       "closed 7.3: expected every remedy and action to be done, but 1 is not"},
  };
  rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

Office OfficeWith(const CheckRow& row) {
  Office office;
  for (const auto& said : row.given) office.Told(said);
  return office;
}

void Settle(Office& office, int version, v1::RefusalReason reason, v1::AskedAction action) {
  office.Adopt(v1::LAW_KIND_POLICY, "id: \"landlord\" version: " + std::to_string(version) +
                                        " asked_rules { check: \"" + complaint::CheckName(reason) +
                                        "\" action: " + v1::AskedAction_Name(action) + " }");
}

std::string Expected(const CheckRow& row, v1::AskedAction action) {
  const std::string text = complaint::CheckName(row.reason) + " " + row.words;
  return action == kBlock ? text : "recorded\nwarned " + text;
}

class AskedTest : public testing::TestWithParam<CheckRow> {};

TEST_P(AskedTest, BlocksOrWarnsAsListedAndNeverWhatIsReported) {
  const CheckRow& row = GetParam();
  const Office office = OfficeWith(row);
  const auto action = complaint::FindAskedCheck(row.reason)->action;
  EXPECT_EQ(Weighed(office, Office::Make(v1::INTENT_ASK, {row.said})), Expected(row, action));
  EXPECT_EQ(Weighed(office, Office::Make(v1::INTENT_REPORT, {row.said})), "recorded");
}

TEST_P(AskedTest, APolicyTurnsItAndTurnsItBack) {
  const CheckRow& row = GetParam();
  Office office = OfficeWith(row);
  const Command asked = Office::Make(v1::INTENT_ASK, {row.said});
  const auto listed = complaint::FindAskedCheck(row.reason)->action;
  const auto other = listed == kBlock ? kWarn : kBlock;
  Settle(office, 1, row.reason, other);
  EXPECT_EQ(Weighed(office, asked), Expected(row, other));
  Settle(office, 2, row.reason, listed);
  EXPECT_EQ(Weighed(office, asked), Expected(row, listed));
}

TEST_P(AskedTest, ABlockIsLiftedByAnOverrideThatIsAnEvent) {
  const CheckRow& row = GetParam();
  Office office = OfficeWith(row);
  Settle(office, 1, row.reason, kBlock);
  Command command = Office::Make(v1::INTENT_ASK, {row.said});
  command.overrides.push_back({complaint::CheckName(row.reason), {}});
  command.overrides[0].reason.set_length(3);
  EXPECT_EQ(Weighed(office, command), Expected(row, kWarn));
  const auto before = std::get<complaint::State>(office.StateOf(KeyOf("c1")).body).version;
  const auto events = office.Record(command);
  ASSERT_EQ(events.size(), 2u);
  const std::string words = row.words;
  v1::Fact lifted;
  lifted.mutable_block_overridden()->set_check(complaint::CheckName(row.reason));
  const auto space = words.find(' ');
  lifted.mutable_block_overridden()->set_provision(
      words.substr(space + 1, words.find(':') - space - 1));
  lifted.mutable_block_overridden()->set_stage(events[1].stage());
  lifted.mutable_block_overridden()->mutable_reason()->set_length(3);
  EXPECT_EQ(events[0].fact().DebugString(), lifted.DebugString());
  EXPECT_EQ(events[0].version(), before + 1);
  EXPECT_EQ(events[0].intent(), v1::INTENT_ASK);
  EXPECT_EQ(events[1].fact().DebugString(), command.steps[0].fact.DebugString());
  EXPECT_EQ(events[1].version(), before + 2);
}

TEST_P(AskedTest, AnOverrideOfAWarningIsNoEvent) {
  const CheckRow& row = GetParam();
  Office office = OfficeWith(row);
  Settle(office, 1, row.reason, kWarn);
  Command command = Office::Make(v1::INTENT_ASK, {row.said});
  command.overrides.push_back({complaint::CheckName(row.reason), {}});
  command.overrides[0].reason.set_length(3);
  EXPECT_EQ(office.Record(command).size(), 1u);
}

std::string NameOf(const testing::TestParamInfo<CheckRow>& row) {
  return complaint::CheckName(row.param.reason);
}

INSTANTIATE_TEST_SUITE_P(InOrder, AskedTest, testing::ValuesIn(Rows()), NameOf);

TEST(AskedChecksTest, EveryListedCheckHasARowInTheOrderOfTheContract) {
  std::vector<v1::RefusalReason> rows;
  for (const auto& row : Rows()) rows.push_back(row.reason);
  std::vector<v1::RefusalReason> listed;
  for (const auto& check : complaint::AskedChecks()) listed.push_back(check.reason);
  EXPECT_EQ(rows, listed);
  std::vector<v1::RefusalReason> contract;
  const auto& values = *v1::RefusalReason_descriptor();
  for (int i = 0; i < values.value_count(); ++i) {
    const auto reason = static_cast<v1::RefusalReason>(values.value(i)->number());
    if (complaint::FindAskedCheck(reason) != nullptr) contract.push_back(reason);
  }
  EXPECT_EQ(listed, contract);
}

TEST(AskedChecksTest, AGoodReasonMakesALongExtensionAWarning) {
  Office office;
  for (const auto& said : {kReceived, kAcknowledged}) office.Told(said);
  const std::string good = std::string(" good_reason_recorded: YES_NO_YES") + kToldWell;
  const Command asked =
      Office::Make(v1::INTENT_ASK, {{"c1", "2024-04-18", Extension("2024-08-02", good)}});
  EXPECT_EQ(Weighed(office, asked),
            "recorded\nwarned EXTENSION_TOO_LONG extension_notified.new_due_date 6.4: expected a "
            "date up to 2024-05-02, but found 2024-08-02 with a good reason recorded");
  Settle(office, 1, v1::REFUSAL_REASON_EXTENSION_TOO_LONG, kBlock);
  EXPECT_EQ(Weighed(office, asked).substr(0, 18), "EXTENSION_TOO_LONG");
}

TEST(AskedChecksTest, ADefinitionInTheSameCommandCounts) {
  Office office;
  office.Told(kReceived);
  for (const auto& steps :
       {std::vector{kAcknowledged, kAllDefined}, {kAllDefined, kAcknowledged}}) {
    EXPECT_EQ(Weighed(office, Office::Make(v1::INTENT_ASK, steps)), "recorded");
  }
  EXPECT_EQ(Weighed(office, Office::Make(v1::INTENT_ASK, {kAcknowledged, kDefined})),
            "recorded\n"
            "warned ACKNOWLEDGEMENT_INCOMPLETE steps[0].acknowledged 5.6: expected the definition "
            "to hold the outcomes sought, but it has none\n"
            "warned ACKNOWLEDGEMENT_INCOMPLETE steps[0].acknowledged 5.7: expected the definition "
            "to state what the landlord answers for and what not, but it does not");
}

// What the Ombudsman's details are asked for, and from which day they are held.
TEST(AskedChecksTest, TheOmbudsmansDetailsHoldFromTheDayTheyNameOrWereSet) {
  const Said refused{"c1", "2024-05-01", kRefused};
  const auto answer = [&](const Said& set) {
    Office office = Office::Bare();
    office.Told({"town", "2024-01-02", R"(landlord_created { display_name: "Town Homes" })"});
    office.Told(set);
    office.Told(kReceived);
    return Weighed(office, Office::Make(v1::INTENT_ASK, {refused})).substr(0, 25);
  };
  const std::string missing = "OMBUDSMAN_DETAILS_MISSING";
  const auto set = [](const char* day, const std::string& from) {
    return Said{"town", day, "ombudsman_details_set { title: \"x\" " + from + " }"};
  };
  EXPECT_EQ(answer(set("2024-05-02", "")), missing);
  EXPECT_EQ(answer(set("2024-05-01", "")), "recorded");
  EXPECT_EQ(answer(set("2024-05-02", "from_date { year: 2024 month: 5 day: 1 }")), "recorded");
  EXPECT_EQ(answer(set("2024-04-01", "from_date { year: 2024 month: 5 day: 2 }")), missing);
  EXPECT_EQ(answer(set("", "")), missing);  // Recorded on 2024-06-03.
}

TEST(AskedChecksTest, ARefusalSaysWhichPartIsMissing) {
  Office office;
  for (const auto& said : {kReceived, kResponded, kEscalated}) office.Told(said);
  Settle(office, 1, v1::REFUSAL_REASON_REFUSAL_INCOMPLETE, kWarn);
  EXPECT_EQ(
      Weighed(office, Office::Make(v1::INTENT_ASK,
                                   {{"c1", "2024-05-02", "escalation_refused { to_stage: 2 }"}})),
      "recorded\n"
      "warned REFUSAL_INCOMPLETE escalation_refused.ground 5.11: expected the ground, but there is "
      "none\n"
      "warned REFUSAL_INCOMPLETE escalation_refused.evidence 5.11: expected what shows the ground, "
      "but there is nothing\n"
      "warned REFUSAL_INCOMPLETE escalation_refused.explanation 5.11: expected what the resident "
      "is "
      "told, but there is nothing\n"
      "warned REFUSAL_INCOMPLETE escalation_refused.ombudsman_right_told 5.11: expected the right "
      "to go to the Ombudsman to be told, but it is not said to be");
  office.Told({"c2", "2024-04-02", "received {}"});
  EXPECT_EQ(
      Weighed(office, Office::Make(
                          v1::INTENT_ASK,
                          {{"c2", "2024-04-05",
                            "complaint_refused { ground: REFUSAL_GROUND_OVER_TIME_LIMIT evidence { "
                            "length: 3 } explanation {} ombudsman_right_told: YES_NO_YES }"}})),
      "recorded\n"
      "warned REFUSAL_INCOMPLETE complaint_refused.explanation 2.4: expected what the resident is "
      "told, but there is nothing\n"
      "warned REFUSAL_INCOMPLETE complaint_refused.discretion_considered 2.3: expected taking it "
      "all the same to have been considered, but it is not said to have been");
}

TEST(AskedChecksTest, AnAnswerClosesItsQuestionOrAllOfItsStage) {
  Office office;
  for (const auto& said : {kReceived, kAcknowledged}) office.Told(said);
  for (const char* id : {"q", "r", "s"}) {
    office.Told({"c1", "2024-04-05",
                 std::string("clarification_asked { stage: 1 question_id: \"") + id + "\" }"});
  }
  const Command asked = Office::Make(v1::INTENT_ASK, {{"c1", "2024-04-15", Response(1)}});
  office.Told({"c1", "2024-04-06", R"(clarification_given { stage: 1 question_id: "q" })"});
  EXPECT_NE(Weighed(office, asked).find("but 2 questions are not"), std::string::npos);
  office.Told({"c1", "2024-04-06", "clarification_given { stage: 1 }"});
  EXPECT_EQ(Weighed(office, asked), "recorded");
}

TEST(AskedChecksTest, TheProvisionIsTheGoverningEditionsOwn) {
  Office office;
  // It governs what opens before April, when the shipped one of 2024 takes over.
  const std::string provisions = R"(
    provisions { number: "9.2" title: "Remedy" scope: PROVISION_SCOPE_COMPLAINT
                 kinds: PROVISION_KIND_STRUCTURAL evidenced_by: "the response"
                 checks { stated { fact: "responded" stage: 1 field: "remedy_stated" } } }
    provisions { number: "9.3" title: "Points" scope: PROVISION_SCOPE_COMPLAINT
                 kinds: PROVISION_KIND_STRUCTURAL evidenced_by: "the response"
                 checks { named: NAMED_CHECK_POINTS_DECIDED stage: 2 }
                 checks { named: NAMED_CHECK_POINTS_DECIDED stage: 1 } })";
  office.Adopt(v1::LAW_KIND_EDITION, TwoStages(2024, provisions));
  for (const auto& said : {Said{"c1", "2024-02-01", "received {}"}, kAcknowledged, kDefined})
    office.Told(said);
  const auto provision = [&](const std::string& fact) {
    const auto weighed = office.Weigh(Office::Make(v1::INTENT_ASK, {{"c1", "2024-04-15", fact}}));
    return weighed ? "none" : weighed.error().provision;
  };
  EXPECT_EQ(provision(Response(1, "remedy_stated: YES_NO_NO")), "9.2");
  EXPECT_EQ(provision(Response(1, "actions_stated: YES_NO_NO")), "6.9f");
  EXPECT_EQ(provision(Response(1)), "9.3");
}

}  // namespace
}  // namespace redress::commands
