#include "engine/runtime/warning_scan.h"

#include <utility>

namespace redress::runtime {
namespace {

constexpr std::size_t kLandlordsPage = 1'000;

}  // namespace

Result<std::optional<std::string>> WarningScan::Landlord() {
  if (landlords_.empty() && !listed_all_) {
    const auto ids = store_.ListLandlords(last_landlord_, kLandlordsPage);
    if (!ids) return tl::unexpected(ids.error());
    landlords_.assign(ids->begin(), ids->end());
    listed_all_ = ids->size() < kLandlordsPage;
    if (!ids->empty()) last_landlord_ = ids->back();
  }
  if (landlords_.empty()) return std::nullopt;
  return landlords_.front();
}

Result<std::vector<v1::ClockRow>> WarningScan::NextRows(Day until) {
  // What was due before the day is past: no row of it is looked at.
  const ports::DueCursor after = after_.value_or(ports::DueCursor{day_, "", ""});
  auto rows = store_.ListDue(landlords_.front(), after, until, slice_rows_);
  if (!rows) return rows;
  if (rows->size() < slice_rows_) {
    SkipLandlord();
  } else {
    const v1::ClockRow& last = rows->back();
    after_ = {ToDay(last.warn_date()).value_or(day_), last.complaint_id(), last.clock_id()};
  }
  return rows;
}

void WarningScan::SkipLandlord() {
  landlords_.pop_front();
  after_.reset();
}

}  // namespace redress::runtime
