#include "services/intake/rows/make_row.h"

#include <utility>

#include "engine/types/day.h"
#include "services/intake/rows/row_cells.h"
#include "services/intake/rows/values.h"

namespace redress::intake {
namespace {

constexpr std::string_view kResident = "@p1";

// The fields of one stage.
struct StageFields {
  std::uint32_t stage;
  Field logged, handler, acknowledged, promised, defined;
  Field extension_told, extension_due, extension_reason, responded, responder, outcome;
};

constexpr StageFields kStage1 = {1,
                                 Field::kLogged,
                                 Field::kHandler1,
                                 Field::kAcknowledged1,
                                 Field::kPromised1,
                                 Field::kDefined1,
                                 Field::kExtensionTold1,
                                 Field::kExtensionDue1,
                                 Field::kExtensionReason1,
                                 Field::kResponded1,
                                 Field::kResponder1,
                                 Field::kOutcome1};
constexpr StageFields kStage2 = {2,
                                 Field::kLogged2,
                                 Field::kHandler2,
                                 Field::kAcknowledged2,
                                 Field::kPromised2,
                                 Field::kDefined2,
                                 Field::kExtensionTold2,
                                 Field::kExtensionDue2,
                                 Field::kExtensionReason2,
                                 Field::kResponded2,
                                 Field::kResponder2,
                                 Field::kOutcome2};

v1::Happened NotKnown() {
  v1::Happened happened;
  happened.set_grade(v1::DATE_GRADE_NOT_KNOWN);
  return happened;
}

// A name of a home that says nothing of who lives there: no blanks, as in an address.
bool IsHomeReference(std::string_view text) {
  return !text.empty() && text.size() <= kShortTextBytesMax &&
         text.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-") ==
             std::string_view::npos;
}

class RowMaker {
 public:
  RowMaker(RowCells& cells, v1::ImportRow& row) : cells_(cells), row_(row) {}

  void Make() {
    ReadReference();
    received_at_ = ReadReceived();
    AddResident();
    AddReceived();
    AddStage(kStage1);
    AddEscalation();
    AddStage(kStage2);
    AddEnds();
    AddNote();
    cells_.GiveOfficers(row_);
  }

 private:
  v1::Fact& AddStep(const v1::Happened& happened) {
    auto& step = *row_.add_steps();
    *step.mutable_happened() = happened;
    return *step.mutable_fact();
  }

  v1::Fact& AddPersonStep() {
    auto& fact = AddStep(received_at_);
    auto& stream = *row_.mutable_steps(row_.steps_size() - 1)->mutable_stream();
    stream.set_kind(v1::STREAM_KIND_PERSON);
    stream.set_id(std::string(kResident));
    return fact;
  }

  void ReadReference() {
    const auto text = cells_.Text(Field::kReference);
    const bool printable = text.find_first_of("\r\n\t") == std::string_view::npos;
    if (text.empty()) {
      cells_.Blame(Field::kReference, "expected the complaint's reference, but the cell is blank");
    } else if (text.size() > kReferenceBytesMax || !printable) {
      cells_.Blame(Field::kReference, "expected at most 128 printable bytes, but it is not so");
    }
    row_.set_reference(std::string(text));
  }

  v1::Happened ReadReceived() {
    if (auto happened = cells_.When(Field::kReceived)) return *std::move(happened);
    cells_.Note(Field::kReceived, "taken as received on a day not known: there is no date");
    return NotKnown();
  }

  void AddResident() {
    const auto name = cells_.Words(Field::kResident);
    auto address = cells_.Words(Field::kAddress);
    const auto email = cells_.Words(Field::kEmail);
    const auto phone = cells_.Words(Field::kPhone);
    if (!address && !cells_.Text(Field::kProperty).empty() &&
        !IsHomeReference(cells_.Text(Field::kProperty))) {
      address = cells_.Words(Field::kProperty);
      cells_.Note(Field::kProperty, "taken as the resident's address: it is no reference");
    }
    if (!name && !address && !email && !phone) return;
    has_resident_ = true;
    AddPersonStep().mutable_person_registered()->set_role(v1::PARTY_ROLE_RESIDENT);
    if (name) *AddPersonStep().mutable_person_named()->mutable_name() = *name;
    if (!address && !email && !phone) return;
    auto& contact = *AddPersonStep().mutable_person_contact_changed();
    if (address) *contact.mutable_address() = *address;
    if (email) *contact.mutable_email() = *email;
    if (phone) *contact.mutable_phone() = *phone;
    for (auto* personal : {contact.has_address() ? contact.mutable_address() : nullptr,
                           contact.has_email() ? contact.mutable_email() : nullptr,
                           contact.has_phone() ? contact.mutable_phone() : nullptr}) {
      if (personal != nullptr) personal->set_subject_id(std::string(kResident));
    }
  }

  void AddReceived() {
    auto& received = *AddStep(received_at_).mutable_received();
    row_.mutable_steps(row_.steps_size() - 1)->set_channel(cells_.Word(Field::kChannel, ChannelOf));
    if (has_resident_) received.set_resident_id(std::string(kResident));
    if (const auto words = cells_.Words(Field::kWords)) *received.add_words() = *words;
    if (const auto when = cells_.When(Field::kIssueOccurred))
      *received.mutable_issue_occurred() = *when;
    if (const auto when = cells_.When(Field::kBecameAware)) {
      *received.mutable_resident_became_aware() = *when;
    }
    received.set_tenure(cells_.Word(Field::kTenure, TenureOf));
    received.set_subject_category(Category(Field::kCategory));
    received.set_handling_category(Category(Field::kHandlingCategory));
    received.set_estate_reference(cells_.ShortText(Field::kEstate));
    received.set_property_reference(Home());
  }

  std::string Category(Field field) {
    const std::string category = CategoryOf(cells_.Value(field));
    if (category.size() <= kShortTextBytesMax) return category;
    cells_.Blame(field, "expected a category of at most 64 bytes, but it is longer");
    return "";
  }

  std::string Home() {
    const auto property = cells_.Text(Field::kProperty);
    const std::string uprn = cells_.ShortText(Field::kUprn);
    if (!IsHomeReference(property)) return uprn;
    if (!uprn.empty() && uprn != property)
      cells_.Note(Field::kUprn, "left out: the property is given too");
    return std::string(property);
  }

  void AddStage(const StageFields& fields) {
    if (const auto when = cells_.When(fields.logged)) {
      AddStep(*when).mutable_logged()->set_stage(fields.stage);
    }
    if (const auto handler = cells_.Officer(fields.handler); !handler.empty()) {
      auto& assigned = *AddStep(NotKnown()).mutable_handler_assigned();
      assigned.set_stage(fields.stage);
      assigned.set_handler_id(handler);
    }
    AddAcknowledged(fields);
    if (const auto when = cells_.When(fields.defined)) {
      AddStep(*when).mutable_defined()->set_stage(fields.stage);
    }
    AddExtension(fields);
    AddResponded(fields);
  }

  void AddAcknowledged(const StageFields& fields) {
    const auto when = cells_.When(fields.acknowledged);
    const auto promised = cells_.DayTold(fields.promised);
    if (!when) {
      if (promised)
        cells_.Note(fields.promised, "left out: there is no acknowledgement that it was part of");
      return;
    }
    CheckOrder(fields.acknowledged, *when, received_at_, "received");
    auto& acknowledged = *AddStep(*when).mutable_acknowledged();
    acknowledged.set_stage(fields.stage);
    if (promised) *acknowledged.mutable_response_told_date() = *promised;
  }

  void AddExtension(const StageFields& fields) {
    const auto told = cells_.When(fields.extension_told);
    const auto due = cells_.DayTold(fields.extension_due);
    const auto reason = cells_.Words(fields.extension_reason);
    if (!told && !due) {
      if (reason) cells_.Note(fields.extension_reason, "left out: no extension is recorded");
      return;
    }
    if (!told) {
      cells_.Note(fields.extension_due,
                  "taken as told on a day not known: only the new date is recorded");
    }
    auto& extension = *AddStep(told.value_or(NotKnown())).mutable_extension_notified();
    extension.set_stage(fields.stage);
    if (due) *extension.mutable_new_due_date() = *due;
    if (reason) *extension.mutable_reasons() = *reason;
  }

  void AddResponded(const StageFields& fields) {
    auto when = cells_.When(fields.responded);
    const auto outcome = cells_.Word(fields.outcome, OutcomeOf);
    const auto responder = cells_.Officer(fields.responder);
    if (!when && outcome != v1::OUTCOME_UNSPECIFIED) {
      when = NotKnown();
      cells_.Note(fields.outcome,
                  "taken as responded on a day not known: there is an outcome, but no date");
    }
    if (!when) {
      if (!responder.empty()) cells_.Note(fields.responder, "left out: no response is recorded");
      return;
    }
    CheckOrder(fields.responded, *when, received_at_, "received");
    auto& responded = *AddStep(*when).mutable_responded();
    responded.set_stage(fields.stage);
    responded.set_outcome(outcome);
    responded.set_responder_id(responder);
  }

  void AddEscalation() {
    const auto requested = cells_.When(Field::kEscalated);
    const auto refused = cells_.When(Field::kEscalationRefused);
    if (requested) {
      CheckOrder(Field::kEscalated, *requested, received_at_, "received");
      AddStep(*requested).mutable_escalation_requested()->set_to_stage(2);
    }
    if (refused) AddStep(*refused).mutable_escalation_refused()->set_to_stage(2);
  }

  void AddEnds() {
    const auto refused = cells_.When(Field::kRefused);
    const auto ground = cells_.Word(Field::kRefusalGround, RefusalGroundOf);
    if (refused) {
      AddStep(*refused).mutable_complaint_refused()->set_ground(ground);
    } else if (ground != v1::REFUSAL_GROUND_UNSPECIFIED) {
      cells_.Note(Field::kRefusalGround, "left out: no refusal is recorded");
    }
    if (const auto when = cells_.When(Field::kWithdrawn)) AddStep(*when).mutable_withdrawn();
    if (const auto when = cells_.When(Field::kClosed)) {
      CheckOrder(Field::kClosed, *when, received_at_, "received");
      AddStep(*when).mutable_closed();
    }
  }

  void AddNote() {
    if (const auto words = cells_.Words(Field::kNote)) {
      *AddStep(NotKnown()).mutable_noted()->mutable_text() = *words;
    }
  }

  // Contradictions are taken as they stand: what was recorded is evidence, wrong or not.
  void CheckOrder(Field field, const v1::Happened& later, const v1::Happened& earlier,
                  std::string_view name) {
    const auto after = ToDay(later.date());
    const auto before = ToDay(earlier.date());
    if (!after || !before || *after >= *before) return;
    cells_.Note(field, "taken as it stands, though it is before " + std::string(name));
  }

  RowCells& cells_;
  v1::ImportRow& row_;
  v1::Happened received_at_;
  bool has_resident_ = false;
};

}  // namespace

ReadRow MakeRow(Record record, const Mapping& mapping) {
  ReadRow read;
  read.record = std::move(record);
  read.fault = read.record.fault;
  if (read.fault) return read;
  RowCells cells(read.record, mapping);
  read.row.set_line(read.record.line);
  RowMaker(cells, read.row).Make();
  read.notes = cells.notes();
  read.fault = cells.fault();
  return read;
}

}  // namespace redress::intake
