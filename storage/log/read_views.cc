#include <memory>

#include "storage/log/database.h"
#include "storage/log/keys.h"
#include "storage/log/rows.h"
#include "storage/log/status.h"
#include "storage/log/tables.h"

namespace redress::storage {
namespace {

// A stretch of one table's keys.
struct Stretch {
  Table table;
  std::string from;  // First key.
  std::string end;   // First key after. Empty: the table's end.
  std::size_t rows_max;
};

// Appends what `decode` makes of each record of `stretch` to `out`.
template <typename Row, typename Decode>
Result<std::vector<Row>> Scan(const Tables& tables, const Stretch& stretch, const Decode& decode) {
  const rocksdb::Slice end(stretch.end);
  rocksdb::ReadOptions options;
  if (!stretch.end.empty()) options.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> rows(
      tables.db().NewIterator(options, tables.Handle(stretch.table)));
  std::vector<Row> out;
  for (rows->Seek(stretch.from); rows->Valid() && out.size() < stretch.rows_max; rows->Next()) {
    const RecordPlace place = PlaceOf(stretch.table, View(rows->key()));
    const auto payload = DecodeRecord(place, View(rows->value()));
    if (!payload) return tl::unexpected(payload.error());
    auto row = decode(place, *payload);
    if (!row) return tl::unexpected(row.error());
    out.push_back(std::move(*row));
  }
  if (!rows->status().ok()) return tl::unexpected(ToError(rows->status(), "reading rows"));
  return out;
}

bool AreKeyParts(const std::optional<ports::DueCursor>& cursor) {
  return !cursor || (keys::IsKeyPart(cursor->complaint_id) && keys::IsKeyPart(cursor->clock_id));
}

Error BadCursor() {
  return {ErrorCode::kInvalidArgument,
          "expected a place to go on from, but it is too long or holds a zero byte"};
}

}  // namespace

Result<std::optional<ports::ComplaintRow>> Database::FindComplaint(
    const std::string& landlord_id, const std::string& complaint_id) const {
  if (!keys::IsKeyPart(landlord_id) || !keys::IsKeyPart(complaint_id)) return std::nullopt;
  const std::string key = keys::ComplaintKey(landlord_id, complaint_id);
  rocksdb::PinnableSlice value;
  const auto payload = FindRecord(*tables_, Table::kComplaints, key, value);
  if (!payload) return tl::unexpected(payload.error());
  if (!*payload) return std::nullopt;
  auto row = DecodeComplaint(PlaceOf(Table::kComplaints, key), **payload);
  if (!row) return tl::unexpected(row.error());
  return std::move(*row);
}

Result<std::optional<std::string>> Database::FindByReference(const std::string& landlord_id,
                                                             const std::string& source,
                                                             const std::string& reference) const {
  if (!keys::IsKeyPart(landlord_id) || !keys::IsKeyPart(source) || !keys::IsKeyPart(reference)) {
    return std::nullopt;
  }
  rocksdb::PinnableSlice value;
  const auto payload = FindRecord(*tables_, Table::kReferences,
                                  keys::ReferenceKey(landlord_id, source, reference), value);
  if (!payload) return tl::unexpected(payload.error());
  if (!*payload) return std::nullopt;
  return std::string(**payload);
}

Result<std::vector<ports::ComplaintRow>> Database::ListComplaints(const std::string& landlord_id,
                                                                  const std::string& after_id,
                                                                  std::size_t rows_max) const {
  if (!keys::IsKeyPart(landlord_id)) return std::vector<ports::ComplaintRow>{};
  if (!keys::IsKeyPart(after_id)) return tl::unexpected(BadCursor());
  const Stretch stretch{.table = Table::kComplaints,
                        .from = after_id.empty()
                                    ? keys::LandlordKey(landlord_id)
                                    : keys::After(keys::ComplaintKey(landlord_id, after_id)),
                        .end = keys::AfterLandlord(landlord_id),
                        .rows_max = rows_max};
  return Scan<ports::ComplaintRow>(*tables_, stretch, DecodeComplaint);
}

Result<std::vector<v1::ClockRow>> Database::ListDue(const std::string& landlord_id,
                                                    const std::optional<ports::DueCursor>& after,
                                                    std::optional<Day> until,
                                                    std::size_t rows_max) const {
  if (!keys::IsKeyPart(landlord_id)) return std::vector<v1::ClockRow>{};
  if (!AreKeyParts(after)) return tl::unexpected(BadCursor());
  Stretch stretch{.table = Table::kDue,
                  .from = after ? keys::After(keys::DueKey(landlord_id, *after))
                                : keys::LandlordKey(landlord_id),
                  .end = keys::AfterLandlord(landlord_id),
                  .rows_max = rows_max};
  // A day beyond the calendar has no day after it to stop at, and no duty after it either.
  if (until && *until < Day::max()) {
    stretch.end = keys::DueDayPrefix(landlord_id, *until + std::chrono::days{1});
  }
  if (stretch.from >= stretch.end) return std::vector<v1::ClockRow>{};
  return Scan<v1::ClockRow>(*tables_, stretch, DecodeClock);
}

// Each stream costs one seek, however long it is.
Result<std::vector<std::string>> Database::ListStreams(const std::string& landlord_id,
                                                       v1::StreamKind kind,
                                                       const std::string& after_id,
                                                       std::size_t ids_max) const {
  std::vector<std::string> ids;
  if (!keys::IsKeyPart(landlord_id)) return ids;
  if (!keys::IsKeyPart(after_id)) return tl::unexpected(BadCursor());
  const std::string prefix = keys::StreamKindPrefix(landlord_id, kind);
  const std::string end_key = keys::AfterStreamKind(landlord_id, kind);
  const rocksdb::Slice end(end_key);
  rocksdb::ReadOptions options;
  options.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> rows(
      tables_->db().NewIterator(options, tables_->Handle(Table::kStreams)));
  rows->Seek(after_id.empty() ? prefix : keys::AfterStream({landlord_id, kind, after_id}));
  while (rows->Valid() && ids.size() < ids_max) {
    const RecordPlace place = PlaceOf(Table::kStreams, View(rows->key()));
    auto id = keys::ParseStreamId(place.key, prefix.size());
    if (!id) return tl::unexpected(DataLossAt(place, "a stream's key", "it is another"));
    const auto payload = DecodeRecord(place, View(rows->value()));
    if (!payload) return tl::unexpected(payload.error());
    ids.push_back(*id);
    rows->Seek(keys::AfterStream({landlord_id, kind, *std::move(id)}));
  }
  if (!rows->status().ok()) return tl::unexpected(ToError(rows->status(), "reading streams"));
  return ids;
}

Result<std::vector<std::string>> Database::ListLandlords(const std::string& after_id,
                                                         std::size_t ids_max) const {
  if (!keys::IsKeyPart(after_id)) return tl::unexpected(BadCursor());
  const Stretch stretch{
      .table = Table::kLandlords,
      .from = after_id.empty() ? std::string() : keys::After(keys::LandlordKey(after_id)),
      .end = {},
      .rows_max = ids_max};
  return Scan<std::string>(
      *tables_, stretch, [](const RecordPlace& place, std::string_view) -> Result<std::string> {
        auto id = keys::ParseLandlordKey(place.key);
        if (!id) return tl::unexpected(DataLossAt(place, "a landlord's key", "it is another"));
        return std::move(*id);
      });
}

}  // namespace redress::storage
