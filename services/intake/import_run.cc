#include "services/intake/import_run.h"

#include <algorithm>
#include <utility>

#include "services/door/form.h"
#include "services/door/happened.h"
#include "services/door/not_found.h"
#include "services/door/submission.h"
#include "services/intake/import_names.h"

namespace redress::intake {
namespace {

using runtime::Failure;
using runtime::Outcome;

constexpr std::size_t kImportEventsMax = 1'000;

}  // namespace

Failure TooBusy() {
  return Error{
      ErrorCode::kResourceExhausted,
      "expected room for another command, but there is none: run the import again, it goes on"};
}

ImportRun::ImportRun(door::House& house, std::function<void()> changed)
    : house_(house), changed_(std::move(changed)) {}

bool ImportRun::WantsMessage() const {
  const Lock lock(mutex_);
  const bool phase = phase_ == Phase::kNew || phase_ == Phase::kRows;
  const bool waiting = !slots_.empty() && slots_.back().state == Slot::State::kWaiting;
  return phase && !busy_ && !message_ && !ended_ && !abandoned_ && !waiting &&
         slots_.size() < kRowsInFlightMax && bytes_ < kBytesInFlightMax;
}

bool ImportRun::IsOver() const {
  const Lock lock(mutex_);
  if (busy_ || writing_ > 0) return false;
  return abandoned_ || (phase_ == Phase::kOver && slots_.empty() && !last_answer_);
}

std::optional<Failure> ImportRun::failure() const {
  const Lock lock(mutex_);
  return failure_;
}

void ImportRun::Take(v1::ImportRowsRequest message) {
  {
    const Lock lock(mutex_);
    message_ = std::move(message);
  }
  Advance();
}

void ImportRun::EndOfMessages() {
  bool empty = false;
  {
    const Lock lock(mutex_);
    ended_ = true;
    empty = phase_ == Phase::kNew && !busy_ && !message_;
  }
  if (empty) return Fail(door::Malformed("start", "expected it first, but found the end"));
  Advance();
}

void ImportRun::Abandon() {
  {
    const Lock lock(mutex_);
    abandoned_ = true;
  }
  changed_();
}

void ImportRun::Fail(Failure failure) {
  {
    const Lock lock(mutex_);
    if (!failure_ && !abandoned_) failure_ = std::move(failure);
    abandoned_ = true;
  }
  changed_();
}

std::optional<v1::ImportRowsResponse> ImportRun::NextAnswer() {
  std::optional<v1::ImportRowsResponse> answer;
  {
    const Lock lock(mutex_);
    if (abandoned_) return answer;
    if (!slots_.empty() && slots_.front().state == Slot::State::kDone) {
      answer = std::move(slots_.front().answer);
      bytes_ -= slots_.front().row.bytes;
      slots_.pop_front();
    } else if (slots_.empty() && last_answer_) {
      answer = std::exchange(last_answer_, std::nullopt);
    }
    if (answer) answer->set_import_id(run_.import_id);
  }
  if (answer) Advance();
  return answer;
}

// What can be done now, if anything. Older rows first.
ImportRun::Task ImportRun::ChooseTask() {
  if (busy_ || abandoned_) return nullptr;
  if (phase_ == Phase::kNew) return message_ ? &ImportRun::Start : nullptr;
  if (phase_ != Phase::kRows) return nullptr;
  if (!slots_.empty() && slots_.front().state == Slot::State::kWaiting)
    return &ImportRun::PlanFront;
  if (message_) return &ImportRun::TakeRow;
  if (!slots_.empty() || !ended_) return nullptr;
  phase_ = Phase::kCompleting;
  return &ImportRun::Complete;
}

// Begins whatever can be begun now: one task at a time, `busy_` says whose turn it is.
void ImportRun::Advance() {
  Task task = nullptr;
  {
    const Lock lock(mutex_);
    task = ChooseTask();
    busy_ = busy_ || task != nullptr;
  }
  if (task == nullptr) return changed_();
  const bool runs = house_.pool.Run([self = shared_from_this(), task] {
    (self.get()->*task)();
    {
      const Lock lock(self->mutex_);
      self->busy_ = false;
    }
    self->Advance();
  });
  if (runs) return;
  {
    const Lock lock(mutex_);
    busy_ = false;
  }
  Fail(TooBusy());
}

StreamKey ImportRun::ImportStream() const {
  return {run_.start.landlord_id(), v1::STREAM_KIND_IMPORT, run_.import_id};
}

std::vector<v1::Step> ImportRun::OneStep(v1::Fact fact) const {
  v1::Step step;
  step.mutable_stream()->set_kind(v1::STREAM_KIND_IMPORT);
  step.mutable_stream()->set_id(run_.import_id);
  *step.mutable_happened() = door::HappenedNow(house_.clock);
  *step.mutable_fact() = std::move(fact);
  return {step};
}

bool ImportRun::SubmitSteps(const std::string& suffix, std::vector<v1::Step> steps,
                            std::optional<std::uint64_t> expected_version,
                            std::function<void(const Outcome&)> done) {
  auto header = MakeHeader(run_, suffix);
  if (expected_version) header.set_expected_version(*expected_version);
  auto submission = door::MakeSubmission(header, std::move(steps), house_.vault, house_.clock);
  if (!submission) {
    done(tl::unexpected(std::move(submission.error())));
    return true;
  }
  {
    const Lock lock(mutex_);
    ++writing_;
  }
  const bool queued = house_.writer.Submit(
      *std::move(submission), [self = shared_from_this(), done](const Outcome& outcome) {
        done(outcome);
        {
          const Lock lock(self->mutex_);
          --self->writing_;
        }
        self->Advance();
      });
  if (queued) return true;
  const Lock lock(mutex_);
  --writing_;
  return false;
}

void ImportRun::Start() {
  const auto message = TakeMessage();
  if (!message.has_start())
    return Fail(door::Malformed("start", "expected it first, but found a row"));
  run_.start = message.start();
  if (auto fault = door::CheckForm(run_.start, "start", house_.clock))
    return Fail(*std::move(fault));
  run_.import_id = ImportIdOf(run_.start.content_digest(), run_.start.source());
  run_.nonce = house_.ids.Make();
  const auto landlord = house_.reader.ReadLandlord(run_.start.landlord_id(), {});
  if (!landlord) {
    if (landlord.error().code != ErrorCode::kNotFound) return Fail(landlord.error());
    return Fail(door::NoLandlord("start.landlord_id"));
  }
  {
    const Lock lock(mutex_);
    known_officers_ = landlord->officer_ids;
  }
  StartOnDisk();
}

// The first run of a file begins its import; a later one goes on with it, unless it was annulled.
void ImportRun::StartOnDisk() {
  const auto events = house_.store.ReadStream(ImportStream(), Version{1}, kImportEventsMax);
  if (!events) return Fail(events.error());
  bool begun = false;
  for (const auto& event : *events) {
    const auto& fact = event.event().fact();
    if (fact.has_import_started()) begun = true;
    if (fact.has_import_annulled()) begun = completed_before_ = false;
    if (fact.has_import_completed()) completed_before_ = true;
  }
  if (begun || run_.start.dry_run()) {
    const Lock lock(mutex_);
    phase_ = Phase::kRows;
    return;
  }
  v1::Fact fact;
  fact.mutable_import_started()->set_source(run_.start.source());
  fact.mutable_import_started()->set_content_digest(run_.start.content_digest());
  fact.mutable_import_started()->set_rows_expected(run_.start.rows_expected());
  {
    const Lock lock(mutex_);
    phase_ = Phase::kStarting;
  }
  const bool taken = SubmitSteps("start", OneStep(std::move(fact)), std::nullopt,
                                 [this](const Outcome& outcome) { Started(outcome); });
  if (!taken) Fail(TooBusy());
}

void ImportRun::Started(const Outcome& outcome) {
  if (!outcome) return Fail(outcome.error());
  const Lock lock(mutex_);
  phase_ = Phase::kRows;
}

// A file imported again that changes nothing leaves no trace.
void ImportRun::Complete() {
  const bool changed = counts_.rows_taken() + counts_.rows_updated() > 0;
  if (run_.start.dry_run() || (completed_before_ && !changed)) {
    const Lock lock(mutex_);
    last_answer_.emplace();
    phase_ = Phase::kOver;
    return;
  }
  v1::Fact fact;
  *fact.mutable_import_completed() = counts_;
  const bool taken = SubmitSteps("end", OneStep(std::move(fact)), std::nullopt,
                                 [this](const Outcome& outcome) { Completed(outcome); });
  if (!taken) Fail(TooBusy());
}

void ImportRun::Completed(const Outcome& outcome) {
  if (!outcome) return Fail(outcome.error());
  const Lock lock(mutex_);
  last_answer_.emplace();
  phase_ = Phase::kOver;
}

}  // namespace redress::intake
