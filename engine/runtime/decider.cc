#include "engine/runtime/decider.h"

#include <algorithm>
#include <utility>

#include "engine/complaint/row.h"
#include "engine/types/assert.h"
#include "engine/types/instant.h"

namespace redress::runtime {
namespace {

std::string RequestKey(const std::string& landlord_id, const std::string& request_id) {
  return landlord_id + '\n' + request_id;  // Neither can hold a line's end.
}

StreamKey KeyOf(const v1::Commit& commit, const v1::Event& event) {
  return {commit.landlord_id(), event.stream().kind(), event.stream().id()};
}

const std::vector<v1::ExternalReference> kNoReferences;

const std::vector<v1::ExternalReference>& ReferencesOf(const commands::StreamState& state) {
  const auto* complaint = std::get_if<complaint::State>(&state.body);
  return complaint == nullptr ? kNoReferences : complaint->references;
}

bool Holds(const std::vector<v1::ExternalReference>& references,
           const v1::ExternalReference& wanted) {
  return std::any_of(references.begin(), references.end(), [&](const auto& reference) {
    return reference.source() == wanted.source() && reference.reference() == wanted.reference();
  });
}

}  // namespace

Decider::Decider(const ports::Store& store, const ports::Clock& clock, const WriterOptions& options,
                 WriterObserver* observer)
    : store_(store),
      clock_(clock),
      options_(options),
      observer_(observer),
      cache_(store, options.cached_streams_max) {}

Result<void> Decider::Begin() {
  const Position last = store_.LastPosition();
  next_position_ = Count(last) + 1;
  if (Count(last) > 0) {
    const auto read = store_.ReadCommits(last, [this](const v1::Commit& commit) {
      last_recorded_nanos_ = ToNanos(commit.recorded_time());
      return true;
    });
    if (!read) return read;
  }
  // A node that stopped amid working rows out again goes on; one that did not finds nothing stale.
  std::string after;
  constexpr std::size_t kLandlordsPage = 1'000;
  for (;;) {
    const auto ids = store_.ListLandlords(after, kLandlordsPage);
    if (!ids) return tl::unexpected(ids.error());
    for (const std::string& id : *ids) StartReckoning(id);
    if (ids->size() < kLandlordsPage) return {};
    after = ids->back();
  }
}

bool Decider::NeedsDrain(const Submission& submission) {
  return std::any_of(submission.command.steps.begin(), submission.command.steps.end(),
                     [](const commands::Step& step) {
                       return step.fact.has_corrected() || step.fact.has_annulled();
                     });
}

void Decider::Handle(Submission submission, std::function<void(const Outcome&)> done,
                     PendingBatch& batch) {
  Outcome outcome = Answer(submission, batch);
  if (observer_ != nullptr) {
    const Refusal* refusal = outcome ? nullptr : std::get_if<Refusal>(&outcome.error());
    observer_->OnDecided(refusal == nullptr ? v1::REFUSAL_REASON_UNSPECIFIED : refusal->reason);
  }
  batch.answers.emplace_back(std::move(done), std::move(outcome));
}

Outcome Decider::Answer(const Submission& submission, PendingBatch& batch) {
  const commands::Command& command = submission.command;
  const ports::Now now = clock_.Read();
  if (submission.deadline_unix_nanos && *submission.deadline_unix_nanos < now.unix_nanos) {
    return tl::unexpected(
        Failure{Error{ErrorCode::kDeadlineExceeded,
                      "expected to decide before the deadline, but it has passed"}});
  }
  auto repeat = FindRepeat(submission);
  if (!repeat) return tl::unexpected(repeat.error());
  if (*repeat) return std::move(**repeat);

  auto gathered = Gather(command);
  if (!gathered) return tl::unexpected(Failure{gathered.error()});
  auto decision = commands::Decide(gathered->states, command, {.today = now.today});
  if (!decision) return tl::unexpected(Failure{decision.error()});

  v1::Commit commit = MakeCommit(command, std::move(decision->events), now);
  if (submission.validate_only) {
    commit.set_first_position(0);
    return Done{std::move(commit), false, std::move(decision->warnings)};
  }
  if (auto applied = Apply(commit, batch); !applied) {
    return tl::unexpected(Failure{applied.error()});
  }
  batch.bytes += commit.ByteSizeLong();
  batch.events += static_cast<std::size_t>(commit.events_size());
  const std::string key = RequestKey(command.landlord_id, command.request_id);
  pending_requests_.emplace(
      key,
      PendingRequest{submission.payload_mac, std::make_shared<const v1::Commit>(commit), batch.id});
  requests_by_batch_.emplace_back(batch.id, key);
  batch.store.commits.push_back(
      {commit, {submission.payload_mac, Position{commit.first_position()}}});
  return Done{std::move(commit), false, std::move(decision->warnings)};
}

tl::expected<std::optional<Done>, Failure> Decider::FindRepeat(const Submission& submission) {
  const commands::Command& command = submission.command;
  const auto reused = [] {
    return tl::unexpected(
        Failure{Refusal{v1::REFUSAL_REASON_REQUEST_ID_REUSED,
                        "expected a request id of its own, but it was used for another command",
                        "header.request_id", ""}});
  };
  const auto pending = pending_requests_.find(RequestKey(command.landlord_id, command.request_id));
  if (pending != pending_requests_.end()) {
    if (pending->second.payload_mac != submission.payload_mac) return reused();
    return Done{*pending->second.commit, true};
  }
  const auto kept = store_.FindRequest(command.landlord_id, command.request_id);
  if (!kept) return tl::unexpected(Failure{kept.error()});
  if (!*kept) return std::nullopt;
  if ((*kept)->payload_mac != submission.payload_mac) return reused();
  Done done{{}, true};
  const auto read = store_.ReadCommits((*kept)->first_position, [&](const v1::Commit& commit) {
    done.commit = commit;
    return false;
  });
  if (!read) return tl::unexpected(Failure{read.error()});
  return done;
}

const landlord::State* Decider::Landlord(const std::string& landlord_id) {
  const auto hot = cache_.Get({landlord_id, v1::STREAM_KIND_LANDLORD, landlord_id});
  if (!hot || (*hot)->state.version == 0) return nullptr;
  return std::get_if<landlord::State>(&(*hot)->state.body);
}

Result<Decider::Gathered> Decider::Gather(const commands::Command& command) {
  Gathered gathered;
  gathered.streams = commands::StreamsNamed(command);
  for (const StreamKey& stream : gathered.streams) {
    const auto hot = cache_.Get(stream);
    if (!hot) return tl::unexpected(hot.error());
    gathered.states.streams.emplace(stream, &(*hot)->state);
  }
  const auto landlord =
      cache_.Get({command.landlord_id, v1::STREAM_KIND_LANDLORD, command.landlord_id});
  if (!landlord) return tl::unexpected(landlord.error());
  if ((*landlord)->state.version > 0) {
    gathered.states.landlord = std::get_if<landlord::State>(&(*landlord)->state.body);
  }
  for (const v1::ExternalReference& reference : commands::ReferencesNamed(command)) {
    const std::string name = commands::ReferenceKey(reference);
    const auto pending = pending_references_.find(command.landlord_id + '\n' + name);
    if (pending != pending_references_.end()) {
      if (!pending->second.complaint_id.empty()) {
        gathered.states.complaint_by_reference.emplace(name, pending->second.complaint_id);
      }
      continue;
    }
    const auto found =
        store_.FindByReference(command.landlord_id, reference.source(), reference.reference());
    if (!found) return tl::unexpected(found.error());
    if (*found) gathered.states.complaint_by_reference.emplace(name, **found);
  }
  return gathered;
}

v1::Commit Decider::MakeCommit(const commands::Command& command, std::vector<v1::Event> events,
                               const ports::Now& now) {
  // Recorded times never go backwards, though the machine's clock may.
  const std::int64_t recorded = std::max(now.unix_nanos, last_recorded_nanos_);
  v1::Commit commit;
  commit.set_landlord_id(command.landlord_id);
  commit.set_first_position(next_position_);
  *commit.mutable_recorded_time() = ToTimestamp(recorded);
  *commit.mutable_recorded_date() =
      ToCivilDate(recorded == now.unix_nanos ? now.today : clock_.DayOf(recorded));
  commit.set_request_id(command.request_id);
  for (v1::Event& event : events) *commit.add_events() = std::move(event);
  return commit;
}

Result<void> Decider::Apply(v1::Commit& commit, PendingBatch& batch) {
  // What can fail is done first: a stream to be folded afresh is read before anything is changed.
  std::vector<StreamKey> afresh;
  for (const v1::Event& event : commit.events()) {
    if (event.fact().has_corrected() || event.fact().has_annulled()) {
      afresh.push_back(KeyOf(commit, event));
    }
  }
  const auto is_afresh = [&](const StreamKey& stream) {
    return std::find(afresh.begin(), afresh.end(), stream) != afresh.end();
  };
  std::unordered_map<StreamKey, std::vector<v1::ExternalReference>, StreamKeyHash> references;
  for (const v1::Event& event : commit.events()) {
    const StreamKey stream = KeyOf(commit, event);
    if (references.contains(stream)) continue;
    const auto hot = cache_.Get(stream);
    if (!hot) return tl::unexpected(hot.error());
    references.emplace(stream, ReferencesOf((*hot)->state));
    if (!is_afresh(stream)) continue;
    if (auto folded = FoldAfresh(stream, commit); !folded) return folded;
  }

  v1::RecordedEvent recorded;
  *recorded.mutable_recorded_time() = commit.recorded_time();
  *recorded.mutable_recorded_date() = commit.recorded_date();
  recorded.set_request_id(commit.request_id());
  bool law_changed = false;
  for (int i = 0; i < commit.events_size(); ++i) {
    v1::Event& event = *commit.mutable_events(i);
    const StreamKey stream = KeyOf(commit, event);
    HotStream& hot = *cache_.Peek(stream);
    hot.dirty_in = batch.id;
    law_changed |= event.fact().has_law_adopted();
    if (is_afresh(stream)) continue;
    recorded.set_position(commit.first_position() + static_cast<std::uint64_t>(i));
    recorded.mutable_event()->Swap(&event);  // Lent, not copied: this is the hot path.
    const bool folded = commands::Evolve(hot.state, recorded);
    recorded.mutable_event()->Swap(&event);
    REDRESS_ASSERT(folded);
  }
  for (const auto& [stream, before] : references) {
    if (stream.kind != v1::STREAM_KIND_COMPLAINT) continue;
    ChangeReferences(stream, before, ReferencesOf(cache_.Peek(stream)->state), batch);
    ChangeRow(stream, batch);
  }
  if (law_changed) StartReckoning(commit.landlord_id());
  next_position_ += static_cast<std::uint64_t>(commit.events_size());
  last_recorded_nanos_ = ToNanos(commit.recorded_time());
  return {};
}

Result<void> Decider::FoldAfresh(const StreamKey& stream, const v1::Commit& commit) {
  HotStream& hot = *cache_.Peek(stream);
  auto events = store_.ReadStream(stream, Version{1}, hot.state.version + 1);
  if (!events) return tl::unexpected(events.error());
  // NeedsDrain saw to it that nothing of the stream is pending.
  REDRESS_ASSERT(events->size() == hot.state.version);
  for (int i = 0; i < commit.events_size(); ++i) {
    if (KeyOf(commit, commit.events(i)) != stream) continue;
    v1::RecordedEvent recorded;
    recorded.set_position(commit.first_position() + static_cast<std::uint64_t>(i));
    *recorded.mutable_recorded_time() = commit.recorded_time();
    *recorded.mutable_recorded_date() = commit.recorded_date();
    recorded.set_request_id(commit.request_id());
    *recorded.mutable_event() = commit.events(i);
    events->push_back(std::move(recorded));
  }
  hot.state = commands::FoldStream(stream.kind, *events);
  return {};
}

void Decider::ChangeRow(const StreamKey& stream, PendingBatch& batch) {
  static const editions::Law kNoLaw = [] {
    editions::Law law;
    law.calendar = std::make_shared<calendar::WorkingDays>();
    return law;
  }();
  HotStream& hot = *cache_.Peek(stream);
  const landlord::State* landlord = Landlord(stream.landlord_id);
  const editions::Law& law =
      landlord != nullptr && landlord->law != nullptr ? *landlord->law : kNoLaw;
  ports::ComplaintRow after = complaint::MakeRow(stream.landlord_id, stream.id,
                                                 std::get<complaint::State>(hot.state.body), law);
  batch.ChangeRow(stream, hot.row, after);
  hot.row = std::move(after);
  hot.dirty_in = batch.id;
}

void Decider::ChangeReferences(const StreamKey& stream,
                               const std::vector<v1::ExternalReference>& before,
                               const std::vector<v1::ExternalReference>& after,
                               PendingBatch& batch) {
  const auto note = [&](const v1::ExternalReference& reference, const std::string& complaint_id) {
    batch.store.references.push_back({stream.landlord_id, reference, complaint_id});
    const std::string key = stream.landlord_id + '\n' + commands::ReferenceKey(reference);
    pending_references_[key] = {complaint_id, batch.id};
    references_by_batch_.emplace_back(batch.id, key);
  };
  for (const auto& reference : before) {
    if (!Holds(after, reference)) note(reference, "");
  }
  for (const auto& reference : after) {
    if (!Holds(before, reference)) note(reference, stream.id);
  }
}

void Decider::Settle(BatchId durable) {
  while (!requests_by_batch_.empty() && requests_by_batch_.front().first <= durable) {
    pending_requests_.erase(requests_by_batch_.front().second);
    requests_by_batch_.pop_front();
  }
  while (!references_by_batch_.empty() && references_by_batch_.front().first <= durable) {
    const auto found = pending_references_.find(references_by_batch_.front().second);
    // A later batch may have changed it again.
    if (found != pending_references_.end() && found->second.batch <= durable) {
      pending_references_.erase(found);
    }
    references_by_batch_.pop_front();
  }
  cache_.Trim(durable);
}

}  // namespace redress::runtime
