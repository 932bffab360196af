// Rows worked out again after a landlord adopted other law: counted first, then worked out, both in
// slices between commands, so that no adoption holds the writer up. Decisions never read these
// rows.
#include <algorithm>
#include <utility>

#include "engine/runtime/decider.h"

namespace redress::runtime {
namespace {

constexpr std::size_t kCountSliceRows = 1'000;

}  // namespace

void Decider::StartReckoning(const std::string& landlord_id) {
  std::erase_if(reckonings_, [&](const Reckoning& r) { return r.landlord_id == landlord_id; });
  reckonings_.emplace_back().landlord_id = landlord_id;
}

void Decider::Reckon(PendingBatch& batch) {
  if (reckonings_.empty()) return;
  Reckoning& reckoning = reckonings_.front();
  if (!reckoning.counted) {
    // A row that cannot be read is left as it is: whoever reads it is told.
    if (!CountSlice(reckoning)) reckonings_.pop_front();
    return;
  }
  const auto more = ReckonSlice(reckoning, batch);
  if (!more || !*more) reckonings_.pop_front();
}

std::map<std::string, std::uint64_t> Decider::RowsToReckon() const {
  std::map<std::string, std::uint64_t> rows;
  for (const Reckoning& reckoning : reckonings_) {
    // Until all are counted there may be one more than is known.
    rows[reckoning.landlord_id] = reckoning.rows_left + (reckoning.counted ? 0 : 1);
  }
  return rows;
}

Result<void> Decider::CountSlice(Reckoning& reckoning) {
  const landlord::State* landlord = Landlord(reckoning.landlord_id);
  const std::uint32_t law_version = landlord == nullptr ? 0 : landlord->law_version;
  const auto rows =
      store_.ListComplaints(reckoning.landlord_id, reckoning.counted_after_id, kCountSliceRows);
  if (!rows) return tl::unexpected(rows.error());
  for (const ports::ComplaintRow& row : *rows) {
    if (row.summary.law_version() != law_version) ++reckoning.rows_left;
  }
  if (rows->size() < kCountSliceRows) {
    reckoning.counted = true;
  } else {
    reckoning.counted_after_id = rows->back().summary.complaint_id();
  }
  return {};
}

Result<bool> Decider::ReckonSlice(Reckoning& reckoning, PendingBatch& batch) {
  const landlord::State* landlord = Landlord(reckoning.landlord_id);
  if (reckoning.rows_left == 0 || landlord == nullptr || landlord->law == nullptr) return false;
  const auto rows = store_.ListComplaints(reckoning.landlord_id, reckoning.after_id,
                                          options_.reckon_slice_complaints);
  if (!rows) return tl::unexpected(rows.error());
  for (const ports::ComplaintRow& stale : *rows) {
    if (stale.summary.law_version() == landlord->law_version) continue;
    reckoning.rows_left -= std::min<std::uint64_t>(reckoning.rows_left, 1);
    const StreamKey stream{reckoning.landlord_id, v1::STREAM_KIND_COMPLAINT,
                           stale.summary.complaint_id()};
    // A hot complaint may be ahead of the disk: its own row counts, not the stored one. One that is
    // not hot is made so until the slice is on disk, or the next command would start from the
    // stored row.
    const auto hot = cache_.GetAsOldest(stream);
    if (!hot) return tl::unexpected(hot.error());
    if (!(*hot)->row || (*hot)->row->summary.law_version() == landlord->law_version) continue;
    ChangeRow(stream, batch);
  }
  if (rows->size() < options_.reckon_slice_complaints) return false;
  reckoning.after_id = rows->back().summary.complaint_id();
  return true;
}

}  // namespace redress::runtime
