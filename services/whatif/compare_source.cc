#include "services/whatif/compare_source.h"

#include <utility>
#include <vector>

#include "engine/whatif/draft.h"
#include "services/door/not_found.h"

namespace redress::whatif {
namespace {

constexpr std::size_t kPageComplaints = 500;

using door::Pulled;
using runtime::Failure;

std::vector<Draft> DraftsOf(const v1::CompareLawRequest& request) {
  std::vector<Draft> drafts;
  for (const v1::DraftLaw& draft : request.drafts()) {
    drafts.push_back(
        {.kind = draft.kind(), .file_name = draft.file_name(), .content = draft.content()});
  }
  return drafts;
}

// A date of a duty that only one law sets is a date that differs.
bool IsDateMoved(const v1::ClockDifference& difference) {
  return whatif::IsDateMoved(difference.now(), difference.then());
}

// A duty that only one law sets has turned from nothing to what it is, or back.
bool IsTurned(const v1::ClockDifference& difference) {
  return difference.now().state() != difference.then().state();
}

}  // namespace

CompareSource::CompareSource(const v1::CompareLawRequest& request, door::House& house)
    : request_(request),
      house_(house),
      last_id_(request.from_complaint_id()),
      last_listed_id_(request.from_complaint_id()) {}

tl::expected<Pulled, Failure> CompareSource::Pull(google::protobuf::Message& message) {
  if (has_ended_) return Pulled::kEnd;
  if (!has_begun_) {
    if (auto begun = Begin(); !begun) return tl::unexpected(begun.error());
    has_begun_ = true;
  }
  auto& response = static_cast<v1::CompareLawResponse&>(message);
  std::size_t complaints = 0;
  std::size_t events = 0;
  std::size_t bytes = 0;
  while (complaints < kComplaintsPerMessage && events < kEventsPerMessage &&
         bytes < kMessageBytes) {
    const auto has_next = FillPage();
    if (!has_next) return tl::unexpected(Failure{has_next.error()});
    if (!*has_next) {
      has_ended_ = true;
      break;
    }
    const int differing = response.differences_size();
    last_id_ = std::move(page_.front());
    page_.pop_front();
    const auto compared = Compare(last_id_, response);
    if (!compared) return tl::unexpected(Failure{compared.error()});
    ++complaints;
    events += *compared;
    for (int i = differing; i < response.differences_size(); ++i) {
      bytes += response.differences(i).ByteSizeLong();
    }
  }
  Report(response);
  return Pulled::kMessage;
}

tl::expected<void, Failure> CompareSource::Begin() {
  const auto landlord = house_.reader.ReadLandlord(request_.landlord_id(), {});
  if (!landlord && landlord.error().code == ErrorCode::kNotFound) {
    return tl::unexpected(Failure{door::NoLandlord()});
  }
  if (!landlord) return tl::unexpected(Failure{landlord.error()});
  auto drafted = DraftLaw(*landlord, DraftsOf(request_));
  if (!drafted) return tl::unexpected(Failure{std::move(drafted.error())});
  now_ = landlord->law;
  then_ = *std::move(drafted);
  if (request_.has_as_of_date()) by_ = ToDay(request_.as_of_date());
  on_ = by_.value_or(house_.clock.Read().today);
  if (!request_.findings()) return {};
  const auto events = house_.reader.ReadLandlordEvents(request_.landlord_id(), std::nullopt);
  if (!events) return tl::unexpected(Failure{events.error()});
  register_ = landlord::FoldRegister(*events, on_);
  return {};
}

// False: there is no complaint left.
Result<bool> CompareSource::FillPage() {
  if (request_.complaints_max() != 0 && complaints_compared_ >= request_.complaints_max()) {
    return false;
  }
  if (!page_.empty()) return true;
  const auto rows =
      house_.store.ListComplaints(request_.landlord_id(), last_listed_id_, kPageComplaints);
  if (!rows) return tl::unexpected(rows.error());
  for (const ports::ComplaintRow& row : *rows) page_.push_back(row.summary.complaint_id());
  if (page_.empty()) return false;
  last_listed_id_ = page_.back();
  return true;
}

// Answers how many events were replayed.
Result<std::size_t> CompareSource::Compare(const std::string& complaint_id,
                                           v1::CompareLawResponse& response) {
  const auto events =
      house_.store.ReadStream({request_.landlord_id(), v1::STREAM_KIND_COMPLAINT, complaint_id},
                              Version{1}, runtime::kStreamEventsMax);
  if (!events) return tl::unexpected(events.error());
  ++complaints_compared_;
  events_replayed_ += events->size();
  Differences differences = CompareComplaint(*events, {.now = *now_,
                                                       .then = *then_,
                                                       .on = on_,
                                                       .by = by_,
                                                       .findings = request_.findings(),
                                                       .landlord = &register_});
  if (!differences.empty()) Add(complaint_id, std::move(differences), response);
  return events->size();
}

void CompareSource::Add(const std::string& complaint_id, Differences differences,
                        v1::CompareLawResponse& response) {
  ++complaints_differing_;
  v1::ComplaintDifference& shown = *response.add_differences();
  shown.set_complaint_id(complaint_id);
  if (differences.told) *shown.mutable_told_date() = ToCivilDate(*differences.told);
  for (auto& clock : differences.clocks) {
    v1::ClockDifference& difference = *shown.add_clocks();
    if (clock.now) *difference.mutable_now() = *std::move(clock.now);
    if (clock.then) *difference.mutable_then() = *std::move(clock.then);
    dates_moved_ += IsDateMoved(difference) ? 1 : 0;
    verdicts_turned_ += IsTurned(difference) ? 1 : 0;
  }
  for (auto& finding : differences.findings) {
    v1::FindingDifference& difference = *shown.add_findings();
    if (finding.now) *difference.mutable_now() = *std::move(finding.now);
    if (finding.then) *difference.mutable_then() = *std::move(finding.then);
    ++verdicts_turned_;
  }
}

void CompareSource::Report(v1::CompareLawResponse& response) const {
  response.set_complaints_compared(complaints_compared_);
  response.set_complaints_differing(complaints_differing_);
  response.set_events_replayed(events_replayed_);
  response.set_dates_moved(dates_moved_);
  response.set_verdicts_turned(verdicts_turned_);
  response.set_complete(has_ended_);
  response.set_last_complaint_id(last_id_);
}

}  // namespace redress::whatif
