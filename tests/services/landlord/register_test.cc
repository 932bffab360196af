#include "redress/v1/landlord_service.grpc.pb.h"

#include "services/landlord/register_view.h"
#include "tests/services/server/fixture.h"

namespace redress::server {
namespace {

using Stub = v1::LandlordService::Stub;

v1::CivilDate Date(std::string_view iso) { return ToCivilDate(FromIsoDate(iso).value()); }

class RegisterServiceTest : public ServerTest {
 protected:
  v1::GetRegisterResponse GetRegister(std::string_view on = "") {
    v1::GetRegisterRequest request;
    request.set_landlord_id("test-homes");
    if (!on.empty()) *request.mutable_on_date() = Date(on);
    v1::GetRegisterResponse response;
    const grpc::Status status = Call(*landlords_, &Stub::GetRegister, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  std::unique_ptr<Stub> landlords_ = v1::LandlordService::NewStub(channel_);
};

TEST_F(RegisterServiceTest, WhatIsRecordedIsHeldFromItsDay) {
  v1::HoldRoleRequest role;
  *role.mutable_header() = Header();
  role.mutable_role_held()->set_role(v1::LANDLORD_ROLE_MEMBER_RESPONSIBLE);
  role.mutable_role_held()->set_officer_id("ann");
  *role.mutable_role_held()->mutable_from_date() = Date("2024-05-01");
  v1::HoldRoleResponse held;
  ASSERT_TRUE(Call(*landlords_, &Stub::HoldRole, role, &held).ok());
  v1::SetOmbudsmanDetailsRequest details;
  *details.mutable_header() = Header();
  details.mutable_ombudsman_details_set()->set_title("The Ombudsman, moved");
  v1::SetOmbudsmanDetailsResponse set;
  ASSERT_TRUE(Call(*landlords_, &Stub::SetOmbudsmanDetails, details, &set).ok());
  v1::HoldEvidenceRequest evidence;
  *evidence.mutable_header() = Header();
  evidence.mutable_landlord_evidence_held()->set_evidence_id("report-2024");
  evidence.mutable_landlord_evidence_held()->set_title("Annual report");
  evidence.mutable_landlord_evidence_held()->add_provisions("8.2");
  v1::HoldEvidenceResponse kept;
  ASSERT_TRUE(Call(*landlords_, &Stub::HoldEvidence, evidence, &kept).ok());

  const v1::GetRegisterResponse today = GetRegister();
  EXPECT_EQ(ToDay(today.on_date()), FromIsoDate("2024-04-02"));
  EXPECT_EQ(today.roles_size(), 0);
  EXPECT_EQ(today.ombudsman_details().title(), "The Ombudsman, moved");
  ASSERT_EQ(today.evidence_size(), 1);
  EXPECT_EQ(today.evidence(0).title(), "Annual report");
  const v1::GetRegisterResponse later = GetRegister("2024-05-01");
  ASSERT_EQ(later.roles_size(), 1);
  EXPECT_EQ(later.roles(0).officer_id(), "ann");
  // The fixture's hold from 2020 until today's.
  EXPECT_EQ(GetRegister("2024-04-01").ombudsman_details().title(), "The Ombudsman");
  EXPECT_FALSE(GetRegister("2019-12-31").has_ombudsman_details());
}

TEST_F(RegisterServiceTest, AnotherLandlordsRegisterIsNotFound) {
  v1::GetRegisterRequest request;
  request.set_landlord_id("nobody");
  v1::GetRegisterResponse response;
  const grpc::Status status = Call(*landlords_, &Stub::GetRegister, request, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(WhyOf(status).reason(), "LANDLORD_NOT_FOUND");
}

TEST(RegisterViewTest, OnlyTheLatestImprovementsAreShown) {
  landlord::Register held;
  for (std::size_t i = 0; i <= landlord::kImprovementsMax; ++i) {
    held.improvements.push_back({.fact = {}, .from = {}, .until = {}, .versions = {}});
  }
  v1::GetRegisterResponse response;
  ASSERT_TRUE(landlord::FillRegister(std::move(held), response));
  EXPECT_EQ(static_cast<std::size_t>(response.improvements_size()), landlord::kImprovementsMax);
}

TEST(RegisterViewTest, ARegisterThatDoesNotFitFailsRatherThanBeingCut) {
  landlord::Register held;
  v1::LandlordEvidenceHeld fact;
  fact.set_title(std::string(1 << 20, 'x'));
  for (int i = 0; i < 4; ++i) {
    held.evidence.push_back({.fact = fact, .from = {}, .until = {}, .versions = {}});
  }
  v1::GetRegisterResponse response;
  const auto filled = landlord::FillRegister(std::move(held), response);
  ASSERT_FALSE(filled);
  EXPECT_EQ(filled.error().code, ErrorCode::kFailedPrecondition);
}

}  // namespace
}  // namespace redress::server
