#include <algorithm>
#include <memory>

#include "storage/log/database.h"
#include "storage/log/keys.h"
#include "storage/log/rows.h"
#include "storage/log/status.h"
#include "storage/log/tables.h"

namespace redress::storage {
namespace {

constexpr std::size_t kReadaheadBytes = 2u << 20;
constexpr std::size_t kCommitsAtOnce = 64;  // Fetched together for one stream: bounds the memory.

// Where up to `events_max` of a stream's events stand, from version `from` on.
Result<std::vector<EventPlace>> FindPlaces(const Tables& tables, const StreamKey& stream,
                                           Version from, std::size_t events_max) {
  const std::string prefix = keys::StreamPrefix(stream);
  // Versions end below this: no stream holds 2^64 - 1 events.
  const std::string end_key = keys::StreamEventKey(stream, Version{~std::uint64_t{0}});
  const rocksdb::Slice end(end_key);
  rocksdb::ReadOptions options;
  options.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> rows(
      tables.db().NewIterator(options, tables.Handle(Table::kStreams)));
  std::uint64_t expected = std::max<std::uint64_t>(Count(from), 1);
  std::vector<EventPlace> places;
  for (rows->Seek(keys::StreamEventKey(stream, Version{expected}));
       rows->Valid() && places.size() < events_max; rows->Next()) {
    const RecordPlace row = PlaceOf(Table::kStreams, View(rows->key()));
    const auto version = keys::ParseStreamVersion(View(rows->key()), prefix.size());
    if (!version || Count(*version) != expected++) {
      return tl::unexpected(DataLossAt(row, "every version of a stream", "one is missing"));
    }
    const auto payload = DecodeRecord(row, View(rows->value()));
    if (!payload) return tl::unexpected(payload.error());
    const auto place = DecodeEventPlace(row, *payload);
    if (!place) return tl::unexpected(place.error());
    places.push_back(*place);
  }
  if (!rows->status().ok()) return tl::unexpected(ToError(rows->status(), "reading a stream"));
  return places;
}

v1::RecordedEvent MakeRecorded(v1::Commit& commit, std::uint64_t index) {
  v1::RecordedEvent recorded;
  recorded.set_position(commit.first_position() + index);
  *recorded.mutable_recorded_time() = commit.recorded_time();
  recorded.set_request_id(commit.request_id());
  *recorded.mutable_recorded_date() = commit.recorded_date();
  recorded.mutable_event()->Swap(commit.mutable_events(static_cast<int>(index)));
  return recorded;
}

// Whether the event at `index` is the one the index row promised.
bool IsEventOf(const v1::Commit& commit, std::uint64_t index, const StreamKey& stream,
               std::uint64_t version) {
  if (index >= static_cast<std::uint64_t>(commit.events_size())) return false;
  const v1::Event& event = commit.events(static_cast<int>(index));
  return commit.landlord_id() == stream.landlord_id && event.stream().kind() == stream.kind &&
         event.stream().id() == stream.id && event.version() == version;
}

// Reads events out of the commits that hold them, some commits at a time.
class EventReader {
 public:
  EventReader(const Tables& tables, const StreamKey& stream) : tables_(tables), stream_(stream) {}

  // Appends the events at `places`, the first of which has version `first`.
  Result<void> Read(const std::vector<EventPlace>& places, std::uint64_t first,
                    std::vector<v1::RecordedEvent>& out) {
    out.reserve(places.size());
    for (std::size_t from = 0; from < places.size();) {
      const std::size_t to = Fetch(places, from);
      for (; from < to; ++from) {
        auto taken = Take(places[from], first + from, out);
        if (!taken) return taken;
      }
    }
    return {};
  }

 private:
  // Fetches the commits of places `from` on, until kCommitsAtOnce; answers the first place not
  // covered.
  std::size_t Fetch(const std::vector<EventPlace>& places, std::size_t from) {
    keys_.clear();
    std::size_t to = from;
    for (; to < places.size(); ++to) {
      std::string key = keys::LogKey(places[to].first_position);
      if (!keys_.empty() && keys_.back() == key) continue;
      if (keys_.size() == kCommitsAtOnce) break;
      keys_.push_back(std::move(key));
    }
    const std::vector<rocksdb::Slice> slices(keys_.begin(), keys_.end());
    values_ = std::vector<rocksdb::PinnableSlice>(keys_.size());
    statuses_.assign(keys_.size(), {});
    // Keys ascend, as versions do; neighbours in a block are then read together.
    tables_.db().MultiGet(rocksdb::ReadOptions(), tables_.Handle(Table::kLog), slices.size(),
                          slices.data(), values_.data(), statuses_.data(),
                          std::is_sorted(keys_.begin(), keys_.end()));
    at_ = 0;
    parsed_ = false;
    return to;
  }

  Result<void> Take(const EventPlace& place, std::uint64_t version,
                    std::vector<v1::RecordedEvent>& out) {
    if (parsed_ && keys::LogKey(place.first_position) != keys_[at_]) {
      ++at_;
      parsed_ = false;
    }
    const RecordPlace where = PlaceOf(Table::kLog, keys_[at_]);
    if (!parsed_) {
      if (auto parsed = Parse(where); !parsed) return parsed;
      parsed_ = true;
    }
    if (!IsEventOf(commit_, place.index, stream_, version)) {
      return tl::unexpected(DataLossAt(where, "the event a stream names", "it is another"));
    }
    out.push_back(MakeRecorded(commit_, place.index));
    return {};
  }

  Result<void> Parse(const RecordPlace& where) {
    const rocksdb::Status& status = statuses_[at_];
    if (status.IsNotFound()) {
      return tl::unexpected(DataLossAt(where, "a commit that a stream names", "there is none"));
    }
    if (!status.ok()) return tl::unexpected(ToError(status, "reading the log"));
    const auto payload = DecodeRecord(where, View(values_[at_]));
    if (!payload) return tl::unexpected(payload.error());
    return DecodeCommit(where, *payload, commit_);
  }

  const Tables& tables_;
  const StreamKey& stream_;
  std::vector<std::string> keys_;
  std::vector<rocksdb::PinnableSlice> values_;
  std::vector<rocksdb::Status> statuses_;
  std::size_t at_ = 0;
  bool parsed_ = false;
  v1::Commit commit_;
};

}  // namespace

Result<std::optional<std::string_view>> FindRecord(const Tables& tables, Table table,
                                                   const std::string& key,
                                                   rocksdb::PinnableSlice& value) {
  const rocksdb::Status status =
      tables.db().Get(rocksdb::ReadOptions(), tables.Handle(table), key, &value);
  if (status.IsNotFound()) return std::nullopt;
  if (!status.ok()) return tl::unexpected(ToError(status, "reading the database"));
  const auto payload = DecodeRecord(PlaceOf(table, key), View(value));
  if (!payload) return tl::unexpected(payload.error());
  return *payload;
}

Result<std::vector<v1::RecordedEvent>> Database::ReadStream(const StreamKey& stream, Version from,
                                                            std::size_t events_max) const {
  std::vector<v1::RecordedEvent> events;
  if (!keys::IsKeyPart(stream.landlord_id) || !keys::IsKeyPart(stream.id)) return events;
  const auto places = FindPlaces(*tables_, stream, from, events_max);
  if (!places) return tl::unexpected(places.error());
  const auto read =
      EventReader(*tables_, stream).Read(*places, std::max<std::uint64_t>(Count(from), 1), events);
  if (!read) return tl::unexpected(read.error());
  return events;
}

Result<void> Database::ReadCommits(Position from,
                                   const std::function<bool(const v1::Commit&)>& visit) const {
  const std::uint64_t last = Count(LastPosition());
  if (Count(from) > last) return {};
  rocksdb::ReadOptions options;
  options.readahead_size = kReadaheadBytes;
  options.fill_cache = false;  // A whole replay must not push out what is read one by one.
  const std::unique_ptr<rocksdb::Iterator> rows(
      tables_->db().NewIterator(options, tables_->Handle(Table::kLog)));
  rows->SeekForPrev(keys::LogKey(std::max(from, Position{1})));

  v1::Commit commit;
  std::uint64_t next = 0;  // 0: any, for the commit that holds `from`.
  for (; rows->Valid(); rows->Next()) {
    const RecordPlace row = PlaceOf(Table::kLog, View(rows->key()));
    const auto payload = DecodeRecord(row, View(rows->value()));
    if (!payload) return tl::unexpected(payload.error());
    if (auto parsed = DecodeCommit(row, *payload, commit); !parsed) return parsed;
    if (next != 0 && commit.first_position() != next) {
      return tl::unexpected(DataLossAt(row, "the next commit", "some are missing before"));
    }
    next = commit.first_position() + static_cast<std::uint64_t>(commit.events_size());
    if (next > Count(from) && !visit(commit)) return {};
  }
  if (!rows->status().ok()) return tl::unexpected(ToError(rows->status(), "reading the log"));
  if (next <= last) {
    const std::string key = keys::LogKey(Position{last});
    return tl::unexpected(DataLossAt(PlaceOf(Table::kLog, key), "a commit", "the log ends before"));
  }
  return {};
}

Result<std::optional<ports::RequestRecord>> Database::FindRequest(
    const std::string& landlord_id, const std::string& request_id) const {
  if (!keys::IsKeyPart(landlord_id) || !keys::IsKeyPart(request_id)) return std::nullopt;
  const std::string key = keys::RequestKey(landlord_id, request_id);
  rocksdb::PinnableSlice value;
  const auto payload = FindRecord(*tables_, Table::kRequests, key, value);
  if (!payload) return tl::unexpected(payload.error());
  if (!*payload) return std::nullopt;
  auto request = DecodeRequest(PlaceOf(Table::kRequests, key), **payload);
  if (!request) return tl::unexpected(request.error());
  return *request;
}

}  // namespace redress::storage
