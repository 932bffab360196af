// Letters' templates in force at a landlord: adopted, refused, replaced, chosen.

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include "redress/v1/letter_service.grpc.pb.h"

#include "tests/services/server/fixture.h"

namespace redress::letters {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string Update(int version, const std::string& language, const std::string& words) {
  return "{{! letter: update }}\n{{! version: " + std::to_string(version) + " }}\n" +
         (language.empty() ? "" : "{{! lang: " + language + " }}\n") + words + "\n";
}

class AdoptedTemplateTest : public server::ServerTest {
 protected:
  AdoptedTemplateTest() : letters_(v1::LetterService::NewStub(channel_)) {
    Receive("c-1");
    EXPECT_TRUE(Acknowledge("c-1", 1, "ann").ok());
  }

  grpc::Status Adopt(const std::string& content, v1::AdoptLawResponse* response,
                     bool validate_only = false) {
    v1::AdoptLawRequest request;
    *request.mutable_header() = Header();
    request.mutable_header()->set_validate_only(validate_only);
    request.set_kind(v1::LAW_KIND_LETTER_TEMPLATE);
    request.set_file_name("ours.mustache");
    request.set_content(content);
    return Call(*admin_, &v1::AdminService::Stub::AdoptLaw, request, response);
  }

  v1::AdoptLawResponse Adopted(const std::string& content) {
    v1::AdoptLawResponse response;
    const grpc::Status status = Adopt(content, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  // What is said against it. "": it was taken.
  std::string Refused(const std::string& content) {
    v1::AdoptLawResponse response;
    const grpc::Status status = Adopt(content, &response);
    if (status.ok()) return "";
    EXPECT_EQ(server::WhyOf(status).reason(), "LAW_INVALID");
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
    return status.error_message();
  }

  v1::RenderLetterResponse Letter(const std::string& template_text = "") {
    v1::RenderLetterRequest request;
    request.set_landlord_id("test-homes");
    request.set_complaint_id("c-1");
    request.set_kind(v1::LETTER_KIND_UPDATE);
    request.mutable_message()->set_clear("The news.");
    request.set_template_text(template_text);
    v1::RenderLetterResponse response;
    const grpc::Status status =
        Call(*letters_, &v1::LetterService::Stub::RenderLetter, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  grpc::Status Record(v1::StreamKind kind, const std::string& id, const std::string& fact) {
    v1::RecordRequest request;
    *request.mutable_header() = Header();
    request.mutable_header()->set_intent(v1::INTENT_REPORT);
    *request.mutable_header()->mutable_happened()->mutable_date() =
        ToCivilDate(*FromIsoDate("2024-04-02"));
    v1::Step& step = *request.add_steps();
    step.mutable_stream()->set_kind(kind);
    step.mutable_stream()->set_id(id);
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(fact, step.mutable_fact())) << fact;
    v1::RecordResponse response;
    return Call(*complaints_, &v1::ComplaintService::Stub::Record, request, &response);
  }

  void Agree(const std::string& language) {
    const auto status =
        Record(v1::STREAM_KIND_COMPLAINT, "c-1",
               "adjustment_agreed { adjustment_id: '" + language +
                   "' kind: ADJUSTMENT_KIND_LANGUAGE language: '" + language + "' }");
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  std::unique_ptr<v1::LetterService::Stub> letters_;
};

TEST_F(AdoptedTemplateTest, WinsOverTheOneThatShipsFromTheNextLetterOn) {
  EXPECT_THAT(Letter().text(), HasSubstr("how things stand"));
  const auto adopted = Adopted(Update(3, "", "Ours: {{news}}"));
  EXPECT_EQ(adopted.id(), "update");
  EXPECT_EQ(adopted.version(), 3U);
  const auto letter = Letter();
  EXPECT_EQ(letter.text(), "Ours: The news.\n");
  EXPECT_THAT(letter.html(), HasSubstr("<html lang=\"en-GB\">"));
  EXPECT_EQ(letter.missing_size(), 0);
}

TEST_F(AdoptedTemplateTest, ABadOneIsRefusedWithFileAndLineAndTheLastGoodOneStays) {
  Adopted(Update(1, "", "Ours: {{news}}"));
  const std::string before = Letter().text();
  const auto position = store_.LastPosition();
  EXPECT_THAT(Refused(Update(2, "", "Worse: {{news}}\n{{nobody}}")),
              StartsWith("ours.mustache:4: expected a name that letters know, but found"));
  EXPECT_THAT(Refused(Update(2, "", "Worse")),
              StartsWith("ours.mustache:1: expected it to say \"news\" somewhere, which 5.9"));
  EXPECT_THAT(Refused(Update(2, "", "{{#news}}\n{{news}}")),
              StartsWith("ours.mustache:3: expected {{/news}}"));
  EXPECT_THAT(Refused(Update(0, "", "{{news}}")),
              StartsWith("ours.mustache:2: expected a version"));
  EXPECT_THAT(Refused("{{news}}"), StartsWith("ours.mustache:1: expected {{! letter: "));
  EXPECT_THAT(Refused(Update(1, "", "Changed: {{news}}")),
              HasSubstr("expected a new version of a file that changed"));
  EXPECT_EQ(store_.LastPosition(), position);
  EXPECT_EQ(Letter().text(), before);
  Adopted(Update(2, "", "Better: {{news}}"));
  EXPECT_EQ(Letter().text(), "Better: The news.\n");
}

TEST_F(AdoptedTemplateTest, IsOnlyCheckedWhereNoMoreIsAsked) {
  v1::AdoptLawResponse response;
  EXPECT_TRUE(Adopt(Update(1, "", "Ours: {{news}}"), &response, true).ok());
  EXPECT_FALSE(Adopt(Update(1, "", "Ours"), &response, true).ok());
  EXPECT_THAT(Letter().text(), HasSubstr("how things stand"));
}

TEST_F(AdoptedTemplateTest, AdoptedAgainRecordsNothing) {
  Adopted(Update(1, "", "Ours: {{news}}"));
  const auto position = store_.LastPosition();
  EXPECT_EQ(Adopted(Update(1, "", "Ours: {{news}}")).id(), "update");
  EXPECT_EQ(store_.LastPosition(), position);
}

TEST_F(AdoptedTemplateTest, IsChosenByTheLanguageAgreedOn) {
  Adopted(Update(1, "", "Ours: {{news}}"));
  EXPECT_EQ(Adopted(Update(1, "cy", "Ein: {{news}}")).id(), "update.cy");
  EXPECT_EQ(Letter().text(), "Ours: The news.\n");
  Agree("cy");
  const auto welsh = Letter();
  EXPECT_EQ(welsh.text(), "Ein: The news.\n");
  EXPECT_THAT(welsh.html(), HasSubstr("<html lang=\"cy\">"));
  EXPECT_EQ(welsh.missing_size(), 0);
  Agree("pl");  // Later in order of id than "cy": it is the one that counts.
  const auto other = Letter();
  EXPECT_EQ(other.text(), "Ours: The news.\n");
  ASSERT_EQ(other.missing_size(), 1);
  EXPECT_EQ(other.missing(0), "5.10 the language agreed on, pl: the template is in en-GB");
}

TEST_F(AdoptedTemplateTest, TheOneGivenWithTheRequestWins) {
  Adopted(Update(1, "", "Ours: {{news}}"));
  EXPECT_EQ(Letter("Tried: {{news}}").text(), "Tried: The news.\n");
  EXPECT_EQ(Letter().text(), "Ours: The news.\n");
}

TEST_F(AdoptedTemplateTest, IsListedWithTheLaw) {
  Adopted(Update(7, "cy", "{{news}}"));
  v1::GetLandlordRequest request;
  request.set_landlord_id("test-homes");
  v1::GetLandlordResponse landlord;
  ASSERT_TRUE(Call(*admin_, &v1::AdminService::Stub::GetLandlord, request, &landlord).ok());
  const auto& law = *landlord.law().rbegin();
  EXPECT_EQ(law.kind(), v1::LAW_KIND_LETTER_TEMPLATE);
  EXPECT_EQ(law.id(), "update.cy");
  EXPECT_EQ(law.version(), 7U);
}

TEST_F(AdoptedTemplateTest, NoOtherDoorTakesOne) {
  const std::string fact =
      "law_adopted { kind: LAW_KIND_LETTER_TEMPLATE id: 'update' version: 1 content: "
      "'{{! letter: update }}\\n{{! version: 1 }}\\n{{nobody}}' digest: '" +
      std::string(32, 'd') + "' }";
  const auto status = Record(v1::STREAM_KIND_LANDLORD, "test-homes", fact);
  EXPECT_THAT(status.error_message(), HasSubstr("to be adopted by AdminService.AdoptLaw"));
  EXPECT_EQ(server::WhyOf(status).metadata().at("field"), "steps[0].law_adopted.kind");
  EXPECT_THAT(Letter().text(), HasSubstr("how things stand"));
}

}  // namespace
}  // namespace redress::letters
