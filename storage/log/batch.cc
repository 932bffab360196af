#include "storage/log/batch.h"

#include <map>
#include <string>

#include "storage/log/keys.h"
#include "storage/log/rows.h"
#include "storage/log/status.h"

namespace redress::storage {
namespace {

tl::unexpected<Error> BadBatch(std::string expected, std::string found) {
  return tl::unexpected(
      Error{ErrorCode::kInvalidArgument, "expected " + expected + ", but " + found});
}

tl::unexpected<Error> BadId(std::string_view field) {
  return BadBatch(std::string(field) + " that can be part of a key",
                  "it is too long or holds a zero byte");
}

// Puts and deletes records, each framed for its place.
class Out {
 public:
  Out(const Tables& tables, rocksdb::WriteBatch& batch) : tables_(tables), batch_(batch) {}

  // `payload` is bytes or a message.
  template <typename Payload>
  void Put(Table table, const std::string& key, const Payload& payload) {
    Check(batch_.Put(tables_.Handle(table), key, EncodeRecord(PlaceOf(table, key), payload)));
  }
  void Delete(Table table, const std::string& key) {
    Check(batch_.Delete(tables_.Handle(table), key));
  }
  [[nodiscard]] Result<void> Done() const {
    if (!status_.ok()) return tl::unexpected(ToError(status_, "gathering a batch"));
    return {};
  }

 private:
  void Check(const rocksdb::Status& status) {
    if (status_.ok()) status_ = status;
  }

  const Tables& tables_;
  rocksdb::WriteBatch& batch_;
  rocksdb::Status status_;
};

Result<void> PutEvents(Out& out, const v1::Commit& commit) {
  for (int i = 0; i < commit.events_size(); ++i) {
    const v1::Event& event = commit.events(i);
    if (!keys::IsKeyPart(event.stream().id())) return BadId("event.stream.id");
    const StreamKey stream{commit.landlord_id(), event.stream().kind(), event.stream().id()};
    const EventPlace place{Position{commit.first_position()}, static_cast<std::uint64_t>(i)};
    out.Put(Table::kStreams, keys::StreamEventKey(stream, Version{event.version()}),
            EncodeEventPlace(place));
    if (stream.kind == v1::STREAM_KIND_LANDLORD && event.version() == 1) {
      out.Put(Table::kLandlords, keys::LandlordKey(commit.landlord_id()), std::string_view());
    }
  }
  return {};
}

Result<Position> PutCommit(Out& out, const ports::PendingCommit& pending, Position last) {
  const v1::Commit& commit = pending.commit;
  if (commit.first_position() != Count(last) + 1) {
    return BadBatch("a commit at position " + std::to_string(Count(last) + 1),
                    "it is at " + std::to_string(commit.first_position()));
  }
  if (commit.events().empty()) return BadBatch("a commit of at least one event", "it has none");
  if (!keys::IsKeyPart(commit.landlord_id())) return BadId("commit.landlord_id");
  if (!keys::IsKeyPart(commit.request_id())) return BadId("commit.request_id");
  out.Put(Table::kLog, keys::LogKey(Position{commit.first_position()}), commit);
  if (!commit.request_id().empty()) {
    out.Put(Table::kRequests, keys::RequestKey(commit.landlord_id(), commit.request_id()),
            EncodeRequest(pending.request));
  }
  if (auto put = PutEvents(out, commit); !put) return tl::unexpected(put.error());
  return Position{Count(last) + static_cast<std::uint64_t>(commit.events_size())};
}

// The due rows of a complaint: key and bytes. A duty whose date is not known yet has none.
Result<std::map<std::string, std::string>> DueRows(const v1::ComplaintSummary& summary,
                                                   const ports::ComplaintRow& row) {
  std::map<std::string, std::string> rows;
  for (const v1::ClockRow& clock : row.clocks) {
    const auto warn_day = ToDay(clock.warn_date());
    if (!warn_day) continue;
    if (!keys::IsKeyPart(clock.clock_id())) return BadId("clock_id");
    rows[keys::DueKey(summary.landlord_id(), {*warn_day, summary.complaint_id(),
                                              clock.clock_id()})] = clock.SerializeAsString();
  }
  return rows;
}

Result<void> PutComplaint(Out& out, const ports::ComplaintRowChange& change) {
  const v1::ComplaintSummary& summary = change.after.summary;
  if (!keys::IsKeyPart(summary.landlord_id())) return BadId("summary.landlord_id");
  if (!keys::IsKeyPart(summary.complaint_id())) return BadId("summary.complaint_id");
  const auto after = DueRows(summary, change.after);
  if (!after) return tl::unexpected(after.error());
  const auto before = DueRows(summary, change.before.value_or(ports::ComplaintRow{}));
  if (!before) return tl::unexpected(before.error());

  out.Put(Table::kComplaints, keys::ComplaintKey(summary.landlord_id(), summary.complaint_id()),
          EncodeComplaint(change.after));
  for (const auto& [key, bytes] : *before) {
    if (!after->contains(key)) out.Delete(Table::kDue, key);
  }
  for (const auto& [key, bytes] : *after) {
    const auto held = before->find(key);
    if (held == before->end() || held->second != bytes) {
      out.Put(Table::kDue, key, std::string_view(bytes));
    }
  }
  return {};
}

Result<void> PutReference(Out& out, const ports::ReferenceChange& change) {
  const v1::ExternalReference& reference = change.reference;
  if (!keys::IsKeyPart(change.landlord_id)) return BadId("reference.landlord_id");
  if (!keys::IsKeyPart(reference.source())) return BadId("reference.source");
  if (!keys::IsKeyPart(reference.reference())) return BadId("reference.reference");
  const std::string key =
      keys::ReferenceKey(change.landlord_id, reference.source(), reference.reference());
  if (change.complaint_id.empty()) {
    out.Delete(Table::kReferences, key);
  } else {
    out.Put(Table::kReferences, key, std::string_view(change.complaint_id));
  }
  return {};
}

}  // namespace

Result<Position> EncodeBatch(const Tables& tables, const ports::Batch& batch, Position last,
                             rocksdb::WriteBatch& out_batch) {
  Out out(tables, out_batch);
  const Position before = last;
  for (const ports::PendingCommit& pending : batch.commits) {
    const auto next = PutCommit(out, pending, last);
    if (!next) return next;
    last = *next;
  }
  for (const ports::ComplaintRowChange& change : batch.complaints) {
    if (auto put = PutComplaint(out, change); !put) return tl::unexpected(put.error());
  }
  for (const ports::ReferenceChange& change : batch.references) {
    if (auto put = PutReference(out, change); !put) return tl::unexpected(put.error());
  }
  out.Put(Table::kDefault, std::string(keys::kEndsKey),
          std::string_view(EncodeEnds({before, last})));
  if (auto done = out.Done(); !done) return tl::unexpected(done.error());
  return last;
}

}  // namespace redress::storage
