#include "services/intake/annul_source.h"

#include <map>
#include <mutex>
#include <utility>

#include "services/door/happened.h"
#include "services/door/submission.h"

namespace redress::intake {
namespace {

using door::Pulled;
using runtime::Failure;

constexpr std::size_t kImportEventsMax = 1'000;
constexpr std::size_t kEventsMax = 10'000;

// What a row is, and what is counted.
bool IsOfRow(v1::StreamKind kind) {
  return kind == v1::STREAM_KIND_COMPLAINT || kind == v1::STREAM_KIND_SERVICE_REQUEST;
}

bool CanBeAnnulled(const v1::Event& event) {
  const auto kind = event.stream().kind();
  return (IsOfRow(kind) || kind == v1::STREAM_KIND_PERSON) && !event.fact().has_annulled();
}

// Another call, or one that was cut off with commands under way, was first. What it annulled is on
// disk by the time of this answer.
bool IsAnnulledMeanwhile(const Failure& failure) {
  const auto* refusal = std::get_if<Refusal>(&failure);
  return refusal != nullptr && refusal->reason == v1::REFUSAL_REASON_NOT_CORRECTABLE;
}

}  // namespace

// What the writer has not answered yet. Outlives the source, if need be.
struct AnnulSource::UnderWay {
  std::mutex mutex;
  door::Stream* stream = nullptr;  // Null: the source is gone.
  std::size_t commands = 0;
  std::set<std::string> annulled;  // Complaints.
  std::vector<v1::Commit> again;  // Somebody annulled part of them meanwhile: to be looked at anew.
  std::optional<Failure> failure;
};

AnnulSource::AnnulSource(v1::AnnulImportRequest request, door::House& house, door::Stream& stream)
    : request_(std::move(request)),
      house_(house),
      nonce_(house.ids.Make()),
      under_way_(std::make_shared<UnderWay>()) {
  under_way_->stream = &stream;
}

AnnulSource::~AnnulSource() {
  const std::lock_guard lock(under_way_->mutex);
  under_way_->stream = nullptr;
}

tl::expected<Pulled, Failure> AnnulSource::Pull(google::protobuf::Message& message) {
  std::vector<v1::Commit> again;
  {
    const std::lock_guard lock(under_way_->mutex);
    if (under_way_->commands > 0) return Pulled::kNothingYet;
    if (under_way_->failure) return tl::unexpected(*under_way_->failure);
    auto& response = static_cast<v1::AnnulImportResponse&>(message);
    response.set_complaints_annulled(under_way_->annulled.size());
    again.swap(under_way_->again);
  }
  if (again.empty() && phase_ == Phase::kEnd) return Pulled::kEnd;
  auto failure = again.empty() ? NextPhase() : AnnulAll(again);
  if (failure) return tl::unexpected(*std::move(failure));
  static_cast<v1::AnnulImportResponse&>(message).set_complaints_total(total_);
  return Pulled::kMessage;
}

std::optional<Failure> AnnulSource::NextPhase() {
  switch (phase_) {
    case Phase::kBegin:
      return Begin();
    case Phase::kPages:
      return AnnulPage();
    case Phase::kImport:
      return AnnulImport();
    case Phase::kEnd:
      break;
  }
  return std::nullopt;
}

std::optional<Failure> AnnulSource::Begin() {
  const StreamKey stream{request_.header().landlord_id(), v1::STREAM_KIND_IMPORT,
                         request_.import_id()};
  const auto events = house_.store.ReadStream(stream, Version{1}, kImportEventsMax);
  if (!events) return events.error();
  if (events->empty()) {
    return Refusal{v1::REFUSAL_REASON_STREAM_NOT_FOUND,
                   "expected an import of that landlord, but there is none with that id",
                   "import_id", ""};
  }
  next_ = events->front().position();
  for (const auto& event : *events) {
    if (event.event().fact().has_import_started()) annulled_before_ = false;
    if (event.event().fact().has_import_annulled()) annulled_before_ = true;
  }
  phase_ = Phase::kPages;
  return CountComplaints();
}

bool AnnulSource::IsOfImport(const v1::Commit& commit) const {
  return commit.landlord_id() == request_.header().landlord_id() && !commit.events().empty() &&
         commit.events(0).correlation_id() == request_.import_id();
}

std::optional<Failure> AnnulSource::CountComplaints() {
  std::set<std::string> complaints;
  const auto read = house_.store.ReadCommits(Position{next_}, [&](const v1::Commit& commit) {
    if (!IsOfImport(commit)) return true;
    for (const auto& event : commit.events()) {
      if (IsOfRow(event.stream().kind())) complaints.insert(event.stream().id());
    }
    return true;
  });
  total_ = complaints.size();
  if (!read) return read.error();
  return std::nullopt;
}

std::optional<Failure> AnnulSource::AnnulPage() {
  std::vector<v1::Commit> page;
  bool more = false;
  const auto read = house_.store.ReadCommits(Position{next_}, [&](const v1::Commit& commit) {
    more = page.size() == kPageCommits;
    if (more) return false;
    next_ = commit.first_position() + static_cast<std::uint64_t>(commit.events_size());
    if (IsOfImport(commit)) page.push_back(commit);
    return true;
  });
  if (!read) return read.error();
  if (!more) phase_ = Phase::kImport;
  return AnnulAll(page);
}

std::optional<Failure> AnnulSource::AnnulAll(const std::vector<v1::Commit>& commits) {
  for (const auto& commit : commits) {
    if (auto failure = AnnulCommit(commit)) return failure;
  }
  return std::nullopt;
}

std::optional<Failure> AnnulSource::AnnulCommit(const v1::Commit& commit) {
  std::map<std::pair<int, std::string>, std::set<std::uint64_t>> versions_by_stream;
  for (const auto& event : commit.events()) {
    if (!CanBeAnnulled(event)) continue;
    versions_by_stream[{event.stream().kind(), event.stream().id()}].insert(event.version());
  }
  std::vector<v1::Step> steps;
  std::set<std::string> complaints;
  for (auto& [key, versions] : versions_by_stream) {
    v1::StreamId stream;
    stream.set_kind(static_cast<v1::StreamKind>(key.first));
    stream.set_id(key.second);
    const auto events = house_.store.ReadStream({commit.landlord_id(), stream.kind(), stream.id()},
                                                Version{1}, kEventsMax);
    if (!events) return events.error();
    for (const auto& event : *events) {
      for (const auto version : event.event().fact().annulled().versions()) versions.erase(version);
    }
    if (IsOfRow(stream.kind())) complaints.insert(stream.id());
    if (versions.empty()) continue;
    v1::Fact fact;
    for (const auto version : versions) fact.mutable_annulled()->add_versions(version);
    fact.mutable_annulled()->set_reason(request_.reason());
    steps.push_back(MakeStep(stream, std::move(fact)));
  }
  if (!steps.empty()) return Submit(std::move(steps), std::move(complaints), commit);
  const std::lock_guard lock(under_way_->mutex);
  under_way_->annulled.merge(complaints);  // By a call before.
  return std::nullopt;
}

std::optional<Failure> AnnulSource::AnnulImport() {
  phase_ = Phase::kEnd;
  if (annulled_before_) return std::nullopt;
  v1::StreamId stream;
  stream.set_kind(v1::STREAM_KIND_IMPORT);
  stream.set_id(request_.import_id());
  v1::Fact fact;
  fact.mutable_import_annulled()->set_reason(request_.reason());
  return Submit({MakeStep(stream, std::move(fact))}, {}, {});
}

v1::Step AnnulSource::MakeStep(const v1::StreamId& stream, v1::Fact fact) const {
  v1::Step step;
  *step.mutable_stream() = stream;
  *step.mutable_happened() = door::HappenedNow(house_.clock);
  *step.mutable_fact() = std::move(fact);
  return step;
}

std::optional<Failure> AnnulSource::Submit(std::vector<v1::Step> steps,
                                           std::set<std::string> complaints,
                                           const v1::Commit& commit) {
  v1::CommandHeader header;
  header.set_landlord_id(request_.header().landlord_id());
  header.set_request_id("annul." + nonce_ + "." + std::to_string(++commands_));
  header.set_intent(v1::INTENT_REPORT);
  header.set_actor_id(request_.header().actor_id());
  header.set_correlation_id("annul-" + request_.import_id().substr(0, 58));
  header.set_validate_only(request_.header().validate_only());
  auto submission = door::MakeSubmission(header, std::move(steps), house_.vault, house_.clock);
  if (!submission) return submission.error();
  {
    const std::lock_guard lock(under_way_->mutex);
    ++under_way_->commands;
  }
  const bool queued = house_.writer.Submit(
      *std::move(submission),
      [complaints, commit, under_way = under_way_](const runtime::Outcome& outcome) {
        const std::lock_guard lock(under_way->mutex);
        --under_way->commands;
        if (outcome) {
          under_way->annulled.insert(complaints.begin(), complaints.end());
        } else if (IsAnnulledMeanwhile(outcome.error())) {
          under_way->again.push_back(commit);
        } else if (!under_way->failure) {
          under_way->failure = outcome.error();
        }
        if (under_way->commands == 0 && under_way->stream != nullptr) under_way->stream->Wake();
      });
  if (queued) return std::nullopt;
  const std::lock_guard lock(under_way_->mutex);
  --under_way_->commands;
  return Error{ErrorCode::kResourceExhausted,
               "expected room for another command, but there is none: call again, it goes on"};
}

}  // namespace redress::intake
