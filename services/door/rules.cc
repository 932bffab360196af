#include "services/door/rules.h"

#include <mutex>
#include <string_view>

#include "engine/commands/command.h"
#include "engine/types/assert.h"

namespace redress::door {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

struct Entry {
  std::string_view name;  // "Message.field", or the end of a field's name.
  Rule rule;
};

constexpr std::size_t kIdMax = 64;
constexpr std::size_t kPartIdMax =
    32;  // Points, questions, remedies, actions: unique in a complaint.
constexpr int kStepsMax = static_cast<int>(commands::kStepsMax);

constexpr Rule Id() { return {.characters = Characters::kId, .size_min = 1, .size_max = kIdMax}; }
constexpr Rule IdOrEmpty() { return {.characters = Characters::kId, .size_max = kIdMax}; }
constexpr Rule PartId() {
  return {.characters = Characters::kId, .size_min = 1, .size_max = kPartIdMax};
}
constexpr Rule Words(std::size_t max) {
  return {.characters = Characters::kPrintable, .size_max = max};
}
constexpr Rule Bytes(std::size_t min, std::size_t max) {
  return {.size_min = min, .size_max = max};
}
constexpr Rule Many(int max) { return {.count_max = max}; }
constexpr Rule Number(std::uint64_t min, std::uint64_t max) {
  return {.number_min = min, .number_max = max};
}
constexpr Rule Needed() { return {.needed = true}; }

// The limits that the contract's comments promise, in its order. What stands further up holds
// first; names with a dot are of one field, the others end the names of many.
constexpr Entry kTable[] = {
    {"Personal.clear", Bytes(0, 32'768)},
    {"StreamId.kind", Needed()},
    {"StreamId.id", Id()},
    {"CommandHeader.request_id", Id()},
    {"CommandHeader.intent", Needed()},
    {"Step.fact", Needed()},
    {"ExternalReference.source", Id()},
    {"ExternalReference.reference",
     {.characters = Characters::kPrintable, .size_min = 1, .size_max = 128, .in_characters = true}},
    // Complaints.
    {"Received.words", Many(20)},
    {"Received.references", Many(8)},
    {"property_reference", Words(64)},
    {"estate_reference", Words(64)},
    {"subject_category", Words(64)},
    {"handling_category", Words(64)},
    {"ComplaintPoint.point_id", PartId()},
    {"Defined.points", Many(100)},
    {"Defined.outcomes_sought", Many(50)},
    {"Defined.responsible", Many(50)},
    {"Defined.not_responsible", Many(50)},
    {"ClarificationAsked.question_id", PartId()},
    {"ClarificationGiven.question_id", {.characters = Characters::kId, .size_max = kPartIdMax}},
    {"HandlerAssigned.handler_id", Id()},
    {"ConflictDeclared.officer_id", Id()},
    {"interval_working_days", Number(1, 250)},
    {"FurtherComplaintRaised.points", Many(100)},
    {"PointDecision.point_id", PartId()},
    {"PointDecision.policy_reference", Words(256)},
    {"Responded.decisions", Many(100)},
    {"to_stage", Number(2, 3)},
    {"EscalationRequested.point_ids",
     {.characters = Characters::kId, .size_min = 1, .size_max = kPartIdMax, .count_max = 100}},
    {"MarkedDuplicate.of_complaint_id", Id()},
    {"remedy_id", PartId()},
    {"amount_pence", Number(0, 100'000'000'000)},
    {"action_id", PartId()},
    {"Corresponded.stage", Number(0, 3)},
    {"PartyAdded.person_id", Id()},
    {"Received.opens_at_stage", Number(0, 3)},
    {"Responded.drafter_ids",
     {.characters = Characters::kId, .size_min = 1, .size_max = kIdMax, .count_max = 20}},
    {"ComplaintRefused.policy_reference", Words(256)},
    // Beside the stages.
    {"RepresentativeAuthorised.person_id", Id()},
    {"RepresentativeEnded.person_id", Id()},
    {"adjustment_id", PartId()},
    {"restriction_id", PartId()},
    {"learning_id", PartId()},
    {"order_id", PartId()},
    {"hazard_id", PartId()},
    {"data_complaint_id", PartId()},
    {"ombudsman_request_id", PartId()},
    {"issue_id", {.characters = Characters::kId, .size_max = kPartIdMax}},
    {"language", Words(35)},
    {"ThirdPartyHandled.organisation",
     {.characters = Characters::kPrintable, .size_min = 1, .size_max = 128}},
    {"score", Number(0, 10)},
    {"FailureOrderIssued.type", Number(0, 3)},
    {"CompensationOffered.items", Many(50)},
    {"CompensationItem.tariff_item", Words(64)},
    {"units", Number(0, 100'000)},
    {"total_pence", Number(0, 100'000'000'000)},
    {"case_reference", Words(64)},
    {"OmbudsmanDetermined.issues", Many(50)},
    {"category", Words(64)},
    // Service requests and contacts.
    {"SurveyFeedbackGiven.survey", Words(128)},
    {"RequestReceived.words", Many(20)},
    {"RequestReceived.references", Many(8)},
    {"RequestConverted.complaint_id", Id()},
    // Landlords as a whole.
    {"HomesCounted.homes", Number(0, 10'000'000)},
    {"RoleHeld.role", Needed()},
    {"RoleHeld.officer_id", Id()},
    {"policy_id", Id()},
    {"PolicyPublished.version", Number(1, std::numeric_limits<std::uint32_t>::max())},
    {"PolicyPublished.content_digest",
     {.size_max = 32}},  // Empty, or 32 bytes: the engine says so.
    {"OmbudsmanDetailsSet.title",
     {.characters = Characters::kPrintable, .size_min = 1, .size_max = 128}},
    {"phone_number", Words(64)},
    {"email_address", Words(128)},
    {"address", Words(256)},
    {"OmbudsmanDetailsSet.note", Words(256)},
    {"evidence_id", PartId()},
    {"circumstances_id", PartId()},
    {"improvement_id", PartId()},
    {"LandlordEvidenceHeld.provisions",
     {.characters = Characters::kPrintable, .size_min = 1, .size_max = 256, .count_max = 20,
      .count_min = 1}},
    {"title", {.characters = Characters::kPrintable, .size_min = 1, .size_max = 256}},
    {"ImprovementMade.complaint_ids",
     {.characters = Characters::kId, .size_min = 1, .size_max = kIdMax, .count_max = 100}},
    // Findings.
    {"check", {.characters = Characters::kPrintable, .size_min = 1, .size_max = 64}},
    {"provision", {.characters = Characters::kPrintable, .size_min = 3, .size_max = 8}},
    {"JudgementGiven.stage", Number(0, 3)},
    {"BlockOverridden.stage", Number(0, 3)},
    {"WarningGiven.stage", Number(0, 3)},
    {"clock_id", Words(256)},
    {"lead_working_days", Number(0, 60)},
    {"CommandHeader.overrides", Many(20)},
    {"Override.reason", Needed()},
    // People, landlords, imports, corrections.
    {"ContactReceived.words", Many(20)},
    {"ContactReceived.complaint_ids",
     {.characters = Characters::kId, .size_min = 1, .size_max = kIdMax, .count_max = 20}},
    {"LandlordCreated.display_name",
     {.characters = Characters::kPrintable, .size_min = 1, .size_max = 128}},
    {"LawAdopted.kind", Needed()},
    {"LawAdopted.id", Id()},
    {"LawAdopted.version", Number(1, std::numeric_limits<std::uint32_t>::max())},
    {"LawAdopted.content", Bytes(1, 49'152)},
    {"LawAdopted.digest", Bytes(32, 32)},
    {"OfficerRegistered.officer_id", Id()},
    {"team", Words(64)},
    {"ImportStarted.source", Id()},
    {"content_digest", Bytes(32, 32)},
    {"Corrected.version", Number(1, std::numeric_limits<std::uint64_t>::max())},
    {"Annulled.versions", {.count_max = 500, .count_min = 1, .number_min = 1}},
    {"reason", Words(256)},
    // Requests.
    {"ReceiveRequest.complaint_id", IdOrEmpty()},
    {"GetRequest.complaint_id", Id()},
    {"RecordRequest.steps", {.count_max = kStepsMax, .count_min = 1}},
    {"ReassignHandlerRequest.complaint_ids",
     {.characters = Characters::kId,
      .size_min = 1,
      .size_max = kIdMax,
      .count_max = kStepsMax,
      .count_min = 1}},
    {"ReassignHandlerRequest.handler_id", Id()},
    {"RegisterPersonRequest.person_id", IdOrEmpty()},
    {"NamePersonRequest.person_id", Id()},
    {"ChangePersonContactRequest.person_id", Id()},
    {"GetPersonRequest.person_id", Id()},
    {"ReadLogRequest.landlord_id", IdOrEmpty()},
    {"ListRequest.stage", Number(0, 3)},
    {"ListDueRequest.stage", Number(0, 3)},
    {"AdoptLawRequest.kind", Needed()},
    {"AdoptLawRequest.file_name", Words(256)},
    {"AdoptLawRequest.content", Bytes(1, 49'152)},
    {"SetVirtualTimeRequest.now_time", Needed()},
    {"ImportStart.source", Id()},
    {"ImportRow.reference",
     {.characters = Characters::kPrintable, .size_min = 1, .size_max = 128, .in_characters = true}},
    {"ImportRow.steps", {.count_max = kStepsMax, .count_min = 1}},
    {"ImportRow.officers", Many(100)},
    {"ImportOfficer.officer_id", Id()},
    {"AnnulImportRequest.import_id", Id()},
    {"ReceiveContactRequest.contact_id", IdOrEmpty()},
    {"ReceiveServiceRequestRequest.service_request_id", IdOrEmpty()},
    {"GetServiceRequestRequest.service_request_id", Id()},
    {"GetContactRequest.contact_id", Id()},
    {"CompareLawRequest.drafts", {.count_max = 10, .count_min = 1}},
    {"CompareLawRequest.from_complaint_id", IdOrEmpty()},
    {"DraftLaw.kind", Needed()},
    {"DraftLaw.file_name", Words(256)},
    {"DraftLaw.content", Bytes(1, 49'152)},
    {"RenderLetterRequest.complaint_id", Id()},
    {"RenderLetterRequest.kind", Needed()},
    {"RenderLetterRequest.stage", Number(0, 3)},
    {"RenderLetterRequest.template_text", Bytes(0, 32'768)},
    {"GetFindingsRequest.complaint_id", Id()},
    {"page_token", {.characters = Characters::kHex, .size_max = 512}},
    {"header", Needed()},
    // What is left.
    {"stage", Number(1, 3)},
    {"landlord_id", Id()},
    {"id", IdOrEmpty()},
};

// Facts of commands name the complaint they are about; requests for a fact need the fact.
bool IsCommandRequest(const Descriptor& type) { return type.FindFieldByName("header") != nullptr; }

bool Matches(std::string_view entry, const FieldDescriptor& field) {
  const std::string& name = field.name();
  if (entry.find('.') != entry.npos) {
    const std::string& message = field.containing_type()->name();
    return entry.size() == message.size() + 1 + name.size() && entry.starts_with(message) &&
           entry.ends_with(name) && entry[message.size()] == '.';
  }
  if (name.size() == entry.size()) return name == entry;
  return name.size() > entry.size() && name.ends_with(entry) &&
         name[name.size() - entry.size() - 1] == '_';
}

Treatment TreatmentOf(const Descriptor& type) {
  const std::string& name = type.full_name();
  if (name == "redress.v1.CivilDate") return Treatment::kDate;
  if (name == "google.protobuf.Timestamp") return Treatment::kInstant;
  if (name == "redress.v1.Happened") return Treatment::kHappened;
  if (name == "redress.v1.Personal") return Treatment::kPersonal;
  if (name == "redress.v1.Fact") return Treatment::kOneFact;
  return Treatment::kFields;
}

// Forms that only the log and its readers know: refused whole, so nothing in them needs a rule.
bool IsNeverTaken(const Descriptor& type) {
  return type.full_name() == "redress.v1.Sealed" || type.full_name() == "redress.v1.Erased" ||
         type.full_name() == "redress.v1.Withheld";
}

class Plans {
 public:
  const MessagePlan& Of(const Descriptor& type) {
    const std::lock_guard lock(mutex_);
    return Make(type);
  }

 private:
  const MessagePlan& Make(const Descriptor& type) {
    const auto [at, is_new] = plans_.try_emplace(&type);
    if (!is_new) return *at->second;
    at->second = std::make_unique<MessagePlan>();
    MessagePlan& plan = *at->second;  // Stays put while others are added.
    plan.treatment = TreatmentOf(type);
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      const bool is_message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
      if (is_message && IsNeverTaken(*field.message_type())) continue;
      const Rule* rule = FindRule(field);
      REDRESS_ASSERT(rule != nullptr || !NeedsRule(field));
      FieldPlan made{&field, rule == nullptr ? Rule{} : *rule, nullptr};
      if (is_message) made.message = &Make(*field.message_type());
      plan.fields.push_back(made);
    }
    return plan;
  }

  std::mutex mutex_;
  std::unordered_map<const Descriptor*, std::unique_ptr<MessagePlan>> plans_;
};

}  // namespace

const Rule* FindRule(const FieldDescriptor& field) {
  static constexpr Rule kNeededId = Id();
  static constexpr Rule kNeededFact = Needed();
  const std::string name = field.containing_type()->name() + "." + field.name();
  const auto find = [&](auto&& holds) -> const Rule* {
    for (const Entry& entry : kTable) {
      if (holds(entry) && Matches(entry.name, field)) return &entry.rule;
    }
    return nullptr;
  };
  const auto is_exact = [](const Entry& entry) { return entry.name.find('.') != entry.name.npos; };
  if (const Rule* exact = find(is_exact)) return exact;
  if (IsCommandRequest(*field.containing_type())) {
    if (field.name() == "complaint_id" || field.name() == "contact_id" ||
        field.name() == "service_request_id") {
      return &kNeededId;
    }
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field.is_repeated()) {
      return &kNeededFact;
    }
  }
  return find([&](const Entry& entry) { return !is_exact(entry); });
}

bool NeedsRule(const FieldDescriptor& field) {
  return field.is_repeated() || field.cpp_type() == FieldDescriptor::CPPTYPE_STRING;
}

const MessagePlan& PlanOf(const Descriptor& type) {
  static Plans& plans = *new Plans;  // Never destroyed: threads may still be answering.
  return plans.Of(type);
}

}  // namespace redress::door
