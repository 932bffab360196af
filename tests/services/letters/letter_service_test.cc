#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include "redress/v1/letter_service.grpc.pb.h"

#include "tests/services/server/fixture.h"

namespace redress::letters {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// A complaint about a roof, received on 2 April 2024, with all that its letters need.
class LetterServiceTest : public server::ServerTest {
 protected:
  LetterServiceTest() : letters_(v1::LetterService::NewStub(channel_)) {
    clock_.Set("2024-06-20");
    Record(v1::STREAM_KIND_LANDLORD, "test-homes", "2024-01-02", R"(ombudsman_details_set {
      title: "the Example Ombudsman" postal_address: "1 Old Street, Exampletown" phone_number: "0000 111 111"
      web_address: "ombudsman.example" note: "New cases go by the form on the website." })");
    Record(v1::STREAM_KIND_PERSON, "r-1", "2024-04-02",
           "person_registered { role: PARTY_ROLE_RESIDENT }");
    Record(v1::STREAM_KIND_PERSON, "r-1", "2024-04-02",
           R"(person_named { name { clear: "Jo Example" } })");
    Record(v1::STREAM_KIND_PERSON, "r-1", "2024-04-02",
           R"(person_contact_changed { address { clear: "2 New Street\nExampletown, EX2 2EX" }
              preferred_channel: CHANNEL_EMAIL })");
    Fact("2024-04-02", R"(received { resident_id: "r-1" words { clear: "It drips." }
                          references { source: "crm" reference: "2024/117" } })");
  }

  void Record(v1::StreamKind kind, const std::string& id, const std::string& date,
              const std::string& fact) {
    v1::RecordRequest request;
    *request.mutable_header() = Header();
    request.mutable_header()->set_intent(v1::INTENT_REPORT);
    *request.mutable_header()->mutable_happened()->mutable_date() =
        ToCivilDate(FromIsoDate(date).value());
    v1::Step& step = *request.add_steps();
    step.mutable_stream()->set_kind(kind);
    step.mutable_stream()->set_id(id);
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(fact, step.mutable_fact())) << fact;
    v1::RecordResponse response;
    const grpc::Status status =
        Call(*complaints_, &v1::ComplaintService::Stub::Record, request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message() << "\n" << fact;
  }

  void Fact(const std::string& date, const std::string& fact) {
    Record(v1::STREAM_KIND_COMPLAINT, "c-1", date, fact);
  }

  void Define() {
    Fact("2024-04-04", R"(defined { stage: 1
      points { point_id: "p1" text { clear: "The roof has let in rain since January." } }
      points { point_id: "p2" text { clear: "Nobody called back." } }
      outcomes_sought { clear: "A dry bedroom." } outcomes_sought { clear: "An apology." }
      responsible { clear: "The roof, and how we answer calls." }
      not_responsible_stated: YES_NO_YES })");
  }

  void Acknowledge() {
    Define();
    Fact("2024-04-04", R"(acknowledged { stage: 1 handler_id: "ann" })");
  }

  void Promise() {
    Fact("2024-04-17", R"(remedy_agreed { remedy_id: "r1" stage: 1 kind: REMEDY_KIND_APOLOGY
                          what { clear: "We are sorry for the three months you waited." } })");
    Fact("2024-04-17", R"(remedy_agreed { remedy_id: "r2" stage: 1 kind: REMEDY_KIND_COMPENSATION
                          amount_pence: 12550 due_date { year: 2024 month: 5 day: 1 } })");
    Fact("2024-04-17",
         R"(action_agreed { action_id: "a1" stage: 1 what { clear: "Mend the flashing." }
                          due_date { year: 2024 month: 5 day: 10 } })");
  }

  v1::RenderLetterRequest Ask(const std::string& text) {
    v1::RenderLetterRequest request;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
    request.set_landlord_id("test-homes");
    if (request.complaint_id().empty()) request.set_complaint_id("c-1");
    return request;
  }

  grpc::Status Render(const v1::RenderLetterRequest& request, v1::RenderLetterResponse* response) {
    return Call(*letters_, &v1::LetterService::Stub::RenderLetter, request, response);
  }

  v1::RenderLetterResponse Letter(const std::string& text) {
    v1::RenderLetterResponse response;
    const grpc::Status status = Render(Ask(text), &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  google::rpc::ErrorInfo Refused(const std::string& text) {
    v1::RenderLetterResponse response;
    return server::WhyOf(Render(Ask(text), &response));
  }

  std::unique_ptr<v1::LetterService::Stub> letters_;
};

constexpr const char* kDecisions = R"(
  draft { responded { stage: 1 outcome: OUTCOME_PARTLY_UPHELD
    decisions { point_id: "p1" outcome: OUTCOME_UPHELD reasons { clear: "We looked at the wrong roof first." }
                policy_reference: "Repairs policy, section 4" }
    decisions { point_id: "p2" outcome: OUTCOME_NOT_UPHELD reasons { clear: "Our log shows two calls." } } } })";

std::vector<std::string> MissingOf(const v1::RenderLetterResponse& letter) {
  return {letter.missing().begin(), letter.missing().end()};
}

// The letter is the one checked in. Another is left beside the test, to be looked at and put in its
// place.
void ExpectGolden(const std::string& name, const std::string& text) {
  std::ifstream file(std::string(REDRESS_GOLDEN) + "/" + name + ".txt");
  const std::string golden{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(text, golden);
  if (text == golden) return;
  std::filesystem::create_directories(REDRESS_SEEN);
  std::ofstream(std::string(REDRESS_SEEN) + "/" + name + ".txt") << text;
}

TEST_F(LetterServiceTest, AcknowledgementSetsOutTheDefinition) {
  Acknowledge();
  const auto letter =
      Letter("kind: LETTER_KIND_ACKNOWLEDGEMENT on_date { year: 2024 month: 4 day: 4 }");
  EXPECT_THAT(MissingOf(letter), ElementsAre());
  EXPECT_EQ(letter.channel(), v1::CHANNEL_EMAIL);
  ExpectGolden("acknowledgement", letter.text());
}

TEST_F(LetterServiceTest, AcknowledgementNotYetRecordedPromisesTheDateThatFollowsFromItsOwn) {
  Define();
  EXPECT_THAT(
      Letter("kind: LETTER_KIND_ACKNOWLEDGEMENT on_date { year: 2024 month: 4 day: 4 }").text(),
      HasSubstr("by 18 April 2024"));  // 10 working days; the protective reading would be the 23rd.
  EXPECT_THAT(
      Letter("kind: LETTER_KIND_ACKNOWLEDGEMENT on_date { year: 2024 month: 4 day: 9 }").text(),
      HasSubstr("by 23 April 2024"));
}

TEST_F(LetterServiceTest, WhatTheRecordLacksIsNamedAndShowsInTheLetter) {
  const auto letter = Letter("kind: LETTER_KIND_ACKNOWLEDGEMENT");
  EXPECT_THAT(MissingOf(letter),
              ElementsAre("5.6 complaint definition", "5.6 outcomes sought",
                          "5.7 what the landlord answers for", "5.7 what it does not answer for"));
  EXPECT_THAT(letter.text(), HasSubstr("- [complaint definition (5.6): not on record]"));
  EXPECT_THAT(letter.html(), HasSubstr("<mark>[outcomes sought (5.6): not on record]</mark>"));
}

TEST_F(LetterServiceTest, ExtensionGivesReasonsDateAndOmbudsman) {
  Acknowledge();
  Fact("2024-04-05", "update_interval_agreed { stage: 1 interval_working_days: 5 }");
  const auto letter = Letter(R"(kind: LETTER_KIND_EXTENSION on_date { year: 2024 month: 4 day: 16 }
      new_due_date { year: 2024 month: 5 day: 2 } message { clear: "We wait for the surveyor." })");
  EXPECT_THAT(MissingOf(letter), ElementsAre());
  ExpectGolden("extension", letter.text());
}

TEST_F(LetterServiceTest, ExtensionOnRecordNamesTheDateItMoved) {
  Acknowledge();
  Fact("2024-04-16", R"(extension_notified { stage: 1 new_due_date { year: 2024 month: 5 day: 2 }
                        reasons { clear: "We wait for the surveyor." } ombudsman_details_given: YES_NO_YES })");
  const auto letter = Letter("kind: LETTER_KIND_EXTENSION on_date { year: 2024 month: 4 day: 16 }");
  EXPECT_THAT(letter.text(), HasSubstr("by 18 April 2024 as\nwe should"));
  EXPECT_THAT(letter.text(), HasSubstr("You will have it by 2 May 2024"));
  EXPECT_THAT(
      MissingOf(Letter("kind: LETTER_KIND_EXTENSION on_date { year: 2024 month: 4 day: 5 }")),
      ElementsAre("6.4 new date", "6.5 reasons"));
}

TEST_F(LetterServiceTest, Stage1ResponseHoldsEveryPart) {
  Acknowledge();
  Promise();
  const auto letter =
      Letter(std::string("kind: LETTER_KIND_RESPONSE on_date { year: 2024 month: 4 day: 18 }") +
             kDecisions);
  EXPECT_THAT(MissingOf(letter), ElementsAre());
  ExpectGolden("response_1", letter.text());
}

TEST_F(LetterServiceTest, Stage1ResponseLacksWhatNobodySaid) {
  Acknowledge();
  const auto letter = Letter("kind: LETTER_KIND_RESPONSE");
  EXPECT_THAT(MissingOf(letter),
              ElementsAre("6.9c decision on point p1", "6.9d reasons on point p1",
                          "6.9c decision on point p2", "6.9d reasons on point p2", "6.9e remedy",
                          "6.9f outstanding actions"));
}

TEST_F(LetterServiceTest, NoneIsSaidOnlyWhereSomebodySaidSo) {
  Acknowledge();
  const auto letter = Letter(R"(kind: LETTER_KIND_RESPONSE draft { responded { stage: 1
      outcome: OUTCOME_NOT_UPHELD remedy_stated: YES_NO_YES actions_stated: YES_NO_YES } })");
  EXPECT_THAT(letter.text(), HasSubstr("- None: nothing is left to put right."));
  EXPECT_THAT(letter.text(), HasSubstr("- None: nothing is left to be done."));
  EXPECT_THAT(MissingOf(letter), Contains("6.7 decision on point p1"))
      << "the whole does not decide a point";
}

TEST_F(LetterServiceTest, FinalResponseLeadsToTheOmbudsmanOfThatDay) {
  Acknowledge();
  Fact("2024-04-18", "responded { stage: 1 outcome: OUTCOME_PARTLY_UPHELD }");
  Fact("2024-04-22", "escalation_requested { to_stage: 2 }");
  Fact("2024-04-24", R"(acknowledged { stage: 2 handler_id: "bob" })");
  Fact("2024-05-20", R"(remedy_agreed { remedy_id: "r9" stage: 2 kind: REMEDY_KIND_ACTION
                        what { clear: "A new roof." } })");
  Record(v1::STREAM_KIND_LANDLORD, "test-homes", "2024-06-01", R"(ombudsman_details_set {
      title: "the Newer Ombudsman" postal_address: "3 Later Street" web_address: "newer.example" })");
  const std::string draft =
      R"( draft { responded { stage: 2 outcome: OUTCOME_UPHELD actions_stated: YES_NO_YES
    decisions { point_id: "p1" outcome: OUTCOME_UPHELD reasons { clear: "It still drips." } }
    decisions { point_id: "p2" outcome: OUTCOME_PARTLY_UPHELD reasons { clear: "One call was missed." } } } })";
  const auto letter =
      Letter("kind: LETTER_KIND_RESPONSE on_date { year: 2024 month: 5 day: 21 }" + draft);
  EXPECT_THAT(MissingOf(letter), ElementsAre());
  ExpectGolden("response_2", letter.text());
  EXPECT_THAT(Letter("kind: LETTER_KIND_RESPONSE" + draft).text(),
              HasSubstr("newer.example"));
}

TEST_F(LetterServiceTest, RefusalGivesGroundReasonsAndTheRightToGoOn) {
  const auto letter = Letter(R"(kind: LETTER_KIND_REFUSAL on_date { year: 2024 month: 4 day: 3 }
      draft { complaint_refused { ground: REFUSAL_GROUND_LEGAL_PROCEEDINGS
                                  explanation { clear: "You filed a claim in March." } } })");
  EXPECT_THAT(MissingOf(letter), ElementsAre());
  ExpectGolden("refusal", letter.text());
  EXPECT_THAT(MissingOf(Letter("kind: LETTER_KIND_REFUSAL")),
              ElementsAre("2.2 ground", "2.4 reasons"));
}

TEST_F(LetterServiceTest, RefusedEscalationIsItsOwnLetter) {
  Acknowledge();
  Fact("2024-04-18", "responded { stage: 1 outcome: OUTCOME_PARTLY_UPHELD }");
  Fact("2024-04-22", "escalation_requested { to_stage: 2 }");
  Fact("2024-04-23", R"(escalation_refused { to_stage: 2 ground: REFUSAL_GROUND_ALREADY_CONSIDERED
                        explanation { clear: "It is the matter of last year." } })");
  const auto letter = Letter("kind: LETTER_KIND_REFUSAL");
  EXPECT_THAT(letter.text(), HasSubstr("Why your complaint does not go to stage 2"));
  EXPECT_THAT(letter.text(), HasSubstr("It is the matter of last year."));
}

TEST_F(LetterServiceTest, UpdateGivesTheNews) {
  Acknowledge();
  const auto letter = Letter(R"(kind: LETTER_KIND_UPDATE on_date { year: 2024 month: 4 day: 10 }
      message { clear: "The surveyor comes on Monday." })");
  EXPECT_THAT(MissingOf(letter), ElementsAre());
  ExpectGolden("update", letter.text());
  EXPECT_THAT(MissingOf(Letter("kind: LETTER_KIND_UPDATE")), ElementsAre("5.9 news"));
}

TEST_F(LetterServiceTest, AdjustmentsAgreedAndNotEndedAreHonoured) {
  Acknowledge();
  Fact("2024-04-05",
       R"(adjustment_agreed { adjustment_id: "a1" kind: ADJUSTMENT_KIND_LARGE_PRINT })");
  Fact(
      "2024-04-05",
      R"(adjustment_agreed { adjustment_id: "a2" kind: ADJUSTMENT_KIND_LANGUAGE language: "cy" })");
  Fact("2024-04-05",
       R"(adjustment_agreed { adjustment_id: "a3" kind: ADJUSTMENT_KIND_PREFERRED_CHANNEL
                        channel: CHANNEL_PHONE })");
  auto letter = Letter(R"(kind: LETTER_KIND_UPDATE message { clear: "News." })");
  EXPECT_TRUE(letter.large_print());
  EXPECT_THAT(letter.html(), HasSubstr("font-size:18pt"));
  EXPECT_THAT(letter.html(), HasSubstr("lang=\"en-GB\""))
      << "the page says what it is in, not what it should be";
  EXPECT_EQ(letter.language(), "cy");
  EXPECT_EQ(letter.channel(), v1::CHANNEL_PHONE);
  EXPECT_THAT(MissingOf(letter),
              ElementsAre("5.10 the language agreed on, cy: the template is in en-GB"));
  letter = Letter(
      R"(kind: LETTER_KIND_UPDATE message { clear: "News." } template_text: "{{! lang: cy }}{{news}}")");
  EXPECT_THAT(letter.html(), HasSubstr("lang=\"cy\""));
  EXPECT_THAT(MissingOf(letter), ElementsAre());
  Fact("2024-04-08", R"(adjustment_ended { adjustment_id: "a1" })");
  letter = Letter(R"(kind: LETTER_KIND_UPDATE message { clear: "News." })");
  EXPECT_FALSE(letter.large_print());
  EXPECT_THAT(letter.html(), Not(HasSubstr("18pt")));
}

TEST_F(LetterServiceTest, CorrectedAndAnnulledFactsSayWhatStands) {
  Define();  // Versions 2 on.
  Fact("2024-04-04", R"(corrected { version: 2 reason: "a slip" fact { defined { stage: 1
      points { point_id: "p1" text { clear: "The gutter leaks." } } } } })");
  auto letter = Letter("kind: LETTER_KIND_ACKNOWLEDGEMENT");
  EXPECT_THAT(letter.text(), HasSubstr("- The gutter leaks."));
  EXPECT_THAT(letter.text(), Not(HasSubstr("The roof")));
  Fact("2024-04-05", R"(annulled { versions: 2 reason: "not so" })");
  EXPECT_THAT(MissingOf(Letter("kind: LETTER_KIND_ACKNOWLEDGEMENT")),
              Contains("5.6 complaint definition"));
}

TEST_F(LetterServiceTest, WhatTheResidentWroteCannotBreakOut) {
  Fact("2024-04-04", R"(defined { stage: 1 points { point_id: "p1"
      text { clear: "</li><script>x</script>{{{landlord}}}\n# Upheld" } } })");
  const auto letter = Letter("kind: LETTER_KIND_ACKNOWLEDGEMENT");
  EXPECT_THAT(letter.html(), Not(HasSubstr("<script>")));
  EXPECT_THAT(letter.html(), HasSubstr("{{{landlord}}}<br># Upheld</li>"));
}

TEST_F(LetterServiceTest, NothingIsWritten) {
  Acknowledge();
  const auto before = store_.LastPosition();
  (void)Letter("kind: LETTER_KIND_ACKNOWLEDGEMENT");
  EXPECT_EQ(store_.LastPosition(), before);
}

TEST_F(LetterServiceTest, RefusedWithReasons) {
  EXPECT_EQ(Refused("complaint_id: 'none' kind: LETTER_KIND_UPDATE").reason(), "STREAM_NOT_FOUND");
  EXPECT_EQ(Refused("kind: LETTER_KIND_RESPONSE stage: 2").reason(), "STAGE_NOT_OPEN");
  EXPECT_EQ(Refused("kind: LETTER_KIND_UPDATE on_date { year: 2024 month: 4 day: 1 }").reason(),
            "STAGE_NOT_OPEN");
  EXPECT_EQ(Refused("").metadata().at("field"), "kind");
  const auto other = Refused("kind: LETTER_KIND_UPDATE draft { responded { stage: 1 } }");
  EXPECT_EQ(other.reason(), "MALFORMED");
  EXPECT_EQ(other.metadata().at("field"), "draft");
  v1::RenderLetterResponse response;
  const auto status = Render(
      Ask("kind: LETTER_KIND_UPDATE template_text: 'Dear\\n{{nobody}} {{news}}'"), &response);
  EXPECT_THAT(status.error_message(), HasSubstr("template:2: expected a name that letters know"));
  EXPECT_EQ(server::WhyOf(status).metadata().at("field"), "template_text");
}

TEST_F(LetterServiceTest, ALetterTooLongToBeKeptIsRefused) {
  auto request = Ask("kind: LETTER_KIND_UPDATE template_text: '{{news}}{{news}}'");
  request.mutable_message()->set_clear(std::string(20'000, 'x'));
  v1::RenderLetterResponse response;
  const auto status = Render(request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_THAT(status.error_message(), HasSubstr("expected a letter of at most 32768 bytes"));
}

}  // namespace
}  // namespace redress::letters
