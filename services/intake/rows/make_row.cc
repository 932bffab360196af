#include "services/intake/rows/make_row.h"

#include <utility>

#include "engine/types/day.h"
#include "services/intake/rows/make_request.h"
#include "services/intake/rows/row_parts.h"
#include "services/intake/rows/values.h"

namespace redress::intake {
namespace {

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

class RowMaker : RowParts {
 public:
  RowMaker(RowCells& cells, v1::ImportRow& row)
      : RowParts(cells, row, v1::STREAM_KIND_UNSPECIFIED) {}

  void Make() {
    ReadReference();
    received_at_ = ReadReceived({Field::kReceived});
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
};

}  // namespace

ReadRow MakeRow(Record record, const Mapping& mapping) {
  ReadRow read;
  read.record = std::move(record);
  read.fault = read.record.fault;
  if (read.fault) return read;
  RowCells cells(read.record, mapping);
  read.row.set_line(read.record.line);
  if (mapping.file().rows == RowKind::kServiceRequest) {
    MakeRequest(cells, read.row);
  } else {
    RowMaker(cells, read.row).Make();
  }
  read.notes = cells.notes();
  read.fault = cells.fault();
  return read;
}

}  // namespace redress::intake
