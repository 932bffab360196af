// What the Code says of records, over a real channel.
#include <algorithm>

#include "redress/v1/casework_service.grpc.pb.h"
#include "redress/v1/findings_service.grpc.pb.h"
#include "redress/v1/landlord_service.grpc.pb.h"

#include "tests/services/server/fixture.h"

namespace redress::server {
namespace {

class FindingsTest : public ServerTest {
 protected:
  FindingsTest() : findings_(v1::FindingsService::NewStub(channel_)) {}

  grpc::Status Get(const v1::GetFindingsRequest& request, v1::GetFindingsResponse* response) {
    return Call(*findings_, &v1::FindingsService::Stub::GetFindings, request, response);
  }

  v1::GetFindingsResponse FindingsOf(const std::string& id, const std::string& as_of = "") {
    v1::GetFindingsRequest request;
    request.set_landlord_id("test-homes");
    request.set_complaint_id(id);
    if (!as_of.empty()) *request.mutable_as_of_date() = ToCivilDate(*FromIsoDate(as_of));
    v1::GetFindingsResponse response;
    const grpc::Status status = Get(request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  static v1::Finding Of(const v1::GetFindingsResponse& response, const std::string& provision) {
    const auto found = std::ranges::find(response.findings(), provision, &v1::Finding::provision);
    EXPECT_NE(found, response.findings().end()) << provision;
    return found == response.findings().end() ? v1::Finding() : *found;
  }

  grpc::Status Judge(const std::string& id, const std::string& provision, v1::Verdict verdict) {
    v1::JudgeRequest request;
    *request.mutable_header() = Header();
    request.set_complaint_id(id);
    request.mutable_judgement_given()->set_provision(provision);
    request.mutable_judgement_given()->set_verdict(verdict);
    request.mutable_judgement_given()->mutable_reason()->set_clear("Marked reason");
    v1::JudgeResponse response;
    return Call(*findings_, &v1::FindingsService::Stub::Judge, request, &response);
  }

  std::unique_ptr<v1::FindingsService::Stub> findings_;
};

TEST_F(FindingsTest, EveryProvisionAboutComplaintsIsSpokenOf) {
  const auto response = FindingsOf(Receive("c-1"));
  EXPECT_GT(response.findings_size(), 50);
  EXPECT_GT(response.position(), 0u);
  for (const auto& finding : response.findings()) {
    EXPECT_NE(finding.verdict(), v1::VERDICT_UNSPECIFIED) << finding.provision();
    EXPECT_FALSE(finding.title().empty()) << finding.provision();
    EXPECT_FALSE(finding.reason().empty()) << finding.provision();
    EXPECT_EQ(finding.edition_id(), "housing-ombudsman-2024") << finding.provision();
  }
  EXPECT_EQ(Of(response, "3.2").verdict(), v1::VERDICT_COMPLIED);
  EXPECT_EQ(Of(response, "6.2").verdict(), v1::VERDICT_NOT_APPLICABLE);
}

TEST_F(FindingsTest, WhatIsOverdueIsBreachedAndSaysWhatMendsIt) {
  Receive("c-1");
  clock_.Set("2024-05-01");
  const auto finding = Of(FindingsOf("c-1"), "6.2");
  EXPECT_EQ(finding.verdict(), v1::VERDICT_BREACHED);
  EXPECT_EQ(finding.check(), "clock stage1.acknowledge");
  EXPECT_FALSE(finding.mend().empty());
  // As it was on a day before: not yet.
  EXPECT_EQ(Of(FindingsOf("c-1", "2024-04-03"), "6.2").verdict(), v1::VERDICT_NOT_APPLICABLE);
}

TEST_F(FindingsTest, APersonAnswersWhatNoRuleSettles) {
  Receive("c-1");
  ASSERT_TRUE(Acknowledge("c-1", 1, "ann").ok());
  v1::RespondRequest respond;
  *respond.mutable_header() = Header();
  respond.mutable_header()->set_intent(v1::INTENT_REPORT);
  *respond.mutable_header()->mutable_happened()->mutable_date() =
      ToCivilDate(*FromIsoDate("2024-04-02"));
  respond.set_complaint_id("c-1");
  respond.mutable_responded()->set_stage(1);
  v1::RespondResponse responded;
  ASSERT_TRUE(Call(*complaints_, &v1::ComplaintService::Stub::Respond, respond, &responded).ok());
  EXPECT_EQ(Of(FindingsOf("c-1"), "5.8a").verdict(), v1::VERDICT_JUDGEMENT);
  EXPECT_FALSE(Of(FindingsOf("c-1"), "5.8a").question().empty());
  ASSERT_TRUE(Judge("c-1", "5.8a", v1::VERDICT_COMPLIED).ok());
  const auto judged = Of(FindingsOf("c-1"), "5.8a");
  EXPECT_EQ(judged.verdict(), v1::VERDICT_COMPLIED);
  EXPECT_TRUE(judged.judged());
  EXPECT_EQ(judged.versions_size(), 1);
  // No word of the judgement is in the finding.
  EXPECT_EQ(judged.ShortDebugString().find("Marked"), std::string::npos);
}

TEST_F(FindingsTest, TheLandlordAsAWholeIsSpokenOf) {
  v1::GetLandlordFindingsRequest request;
  request.set_landlord_id("test-homes");
  v1::GetLandlordFindingsResponse response;
  ASSERT_TRUE(
      Call(*findings_, &v1::FindingsService::Stub::GetLandlordFindings, request, &response).ok());
  EXPECT_GT(response.findings_size(), 20);
  for (const auto& finding : response.findings()) {
    EXPECT_NE(finding.verdict(), v1::VERDICT_COMPLIED)
        << finding.provision() << ": nothing is held";
  }
}

TEST_F(FindingsTest, WhatTheLandlordHasToReviewIsDueWithItsDate) {
  v1::HoldEvidenceRequest hold;
  *hold.mutable_header() = Header();
  hold.mutable_landlord_evidence_held()->set_evidence_id("leaflet");
  hold.mutable_landlord_evidence_held()->set_kind(v1::LANDLORD_EVIDENCE_KIND_PUBLICATION);
  hold.mutable_landlord_evidence_held()->set_title("Leaflet");
  hold.mutable_landlord_evidence_held()->add_provisions("3.4");
  *hold.mutable_landlord_evidence_held()->mutable_review_date() =
      ToCivilDate(*FromIsoDate("2024-04-30"));
  v1::HoldEvidenceResponse held;
  const auto landlords = v1::LandlordService::NewStub(channel_);
  ASSERT_TRUE(Call(*landlords, &v1::LandlordService::Stub::HoldEvidence, hold, &held).ok());

  const auto clocks_on = [&](const char* day) {
    v1::GetLandlordFindingsRequest request;
    request.set_landlord_id("test-homes");
    *request.mutable_as_of_date() = ToCivilDate(*FromIsoDate(day));
    v1::GetLandlordFindingsResponse response;
    EXPECT_TRUE(
        Call(*findings_, &v1::FindingsService::Stub::GetLandlordFindings, request, &response).ok());
    return response.clocks();
  };
  const auto before = clocks_on("2024-04-30");
  ASSERT_EQ(before.size(), 1);
  EXPECT_EQ(before[0].clock_id(), "casework.evidence-review:leaflet");
  EXPECT_EQ(before[0].state(), v1::CLOCK_STATE_RUNNING);
  EXPECT_EQ(ToIsoDate(*ToDay(before[0].due_date())), "2024-04-30");
  const auto after = clocks_on("2024-05-01");
  ASSERT_EQ(after.size(), 1);
  EXPECT_EQ(after[0].state(), v1::CLOCK_STATE_OVERDUE);
  EXPECT_TRUE(clocks_on("2024-04-01").empty()) << "it was not held yet";
}

TEST_F(FindingsTest, ProvisionsAreThoseOfTheAdoptedEditions) {
  v1::ListProvisionsRequest request;
  request.set_landlord_id("test-homes");
  request.set_edition_id("housing-ombudsman-2024");
  v1::ListProvisionsResponse response;
  ASSERT_TRUE(
      Call(*findings_, &v1::FindingsService::Stub::ListProvisions, request, &response).ok());
  ASSERT_EQ(response.editions_size(), 1);
  EXPECT_GT(response.editions(0).provisions_size(), 90);
  request.set_edition_id("nobodys");
  EXPECT_EQ(WhyOf(Call(*findings_, &v1::FindingsService::Stub::ListProvisions, request, &response))
                .metadata()
                .at("field"),
            "edition_id");
}

// What is wrong with a request, and the field that is named.
struct Bad {
  std::string landlord_id;
  std::string complaint_id;
  grpc::StatusCode code;
  std::string field;
};

TEST_F(FindingsTest, BadRequestsNameTheField) {
  for (const Bad& bad :
       {Bad{"", "c-1", grpc::StatusCode::INVALID_ARGUMENT, "landlord_id"},
        Bad{"test-homes", "", grpc::StatusCode::INVALID_ARGUMENT, "complaint_id"},
        Bad{"test-homes", "a b", grpc::StatusCode::INVALID_ARGUMENT, "complaint_id"},
        Bad{"test-homes", "nobodys", grpc::StatusCode::NOT_FOUND, "complaint_id"}}) {
    v1::GetFindingsRequest request;
    request.set_landlord_id(bad.landlord_id);
    request.set_complaint_id(bad.complaint_id);
    v1::GetFindingsResponse response;
    const grpc::Status status = Get(request, &response);
    EXPECT_EQ(status.error_code(), bad.code) << bad.field;
    EXPECT_EQ(WhyOf(status).metadata().at("field"), bad.field);
  }
  EXPECT_EQ(Judge("nobodys", "5.8a", v1::VERDICT_COMPLIED).error_code(),
            grpc::StatusCode::NOT_FOUND);
  Receive("c-1");
  EXPECT_EQ(Judge("c-1", "", v1::VERDICT_COMPLIED).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(Judge("c-1", "5.8a", v1::VERDICT_AT_RISK).error_code(),
            grpc::StatusCode::INVALID_ARGUMENT);
}

}  // namespace
}  // namespace redress::server
