#include "services/intake/rows/make_request.h"

#include "services/intake/rows/row_parts.h"
#include "services/intake/rows/values.h"

namespace redress::intake {
namespace {

class RequestMaker : RowParts {
 public:
  RequestMaker(RowCells& cells, v1::ImportRow& row)
      : RowParts(cells, row, v1::STREAM_KIND_SERVICE_REQUEST) {}

  void Make() {
    ReadReference();
    // What a repairs log calls created or logged is when the request came in.
    received_at_ = ReadReceived({Field::kReceived, Field::kLogged});
    AddResident();
    AddReceived();
    AddAnswered();
    AddEnd();
  }

 private:
  void AddReceived() {
    auto& received = *AddStep(received_at_).mutable_request_received();
    row_.mutable_steps(row_.steps_size() - 1)->set_channel(cells_.Word(Field::kChannel, ChannelOf));
    if (has_resident_) received.set_resident_id(std::string(kResident));
    if (const auto words = cells_.Words(Field::kWords)) *received.add_words() = *words;
    received.set_subject_category(Category(Field::kCategory));
    received.set_estate_reference(cells_.ShortText(Field::kEstate));
    received.set_property_reference(Home());
    if (const auto promised = cells_.DayTold(Field::kPromised)) {
      *received.mutable_promised_date() = *promised;
    }
  }

  void AddAnswered() {
    auto when = cells_.When(Field::kAnswered);
    const auto answer = cells_.Words(Field::kAnswer);
    if (!when && !answer) return;
    if (!when) {
      when = NotKnown();
      cells_.Note(Field::kAnswer,
                  "taken as answered on a day not known: there is an answer, but no date");
    }
    CheckOrder(Field::kAnswered, *when, received_at_, "received");
    auto& answered = *AddStep(*when).mutable_request_answered();
    if (answer) *answered.mutable_text() = *answer;
  }

  // A date of closing says that it ended, whatever the status says; the status says how.
  void AddEnd() {
    auto when = cells_.When(Field::kClosed);
    const auto status = cells_.Word(Field::kStatus, RequestStatusOf);
    if (!when && (status == RequestStatus::kNotSaid || status == RequestStatus::kOpen)) return;
    if (!when) {
      when = NotKnown();
      cells_.Note(Field::kStatus,
                  "taken as ended on a day not known: the status says so, but there is no date");
    }
    if (status == RequestStatus::kOpen) {
      cells_.Note(Field::kStatus,
                  "taken as done, as there is a date of it, though the status says it is open");
    }
    CheckOrder(Field::kClosed, *when, received_at_, "received");
    v1::Fact& fact = AddStep(*when);
    if (status == RequestStatus::kStopped) {
      fact.mutable_request_stopped();
    } else {
      fact.mutable_request_completed();
    }
  }
};

}  // namespace

void MakeRequest(RowCells& cells, v1::ImportRow& row) { RequestMaker(cells, row).Make(); }

}  // namespace redress::intake
