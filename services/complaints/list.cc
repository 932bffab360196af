#include "services/complaints/list.h"

#include <algorithm>

#include "services/door/page.h"

namespace redress::complaints {
namespace {

constexpr std::size_t kSliceRows = 500;

bool IsOverdue(const ports::ComplaintRow& row, Day today) {
  return std::any_of(row.clocks.begin(), row.clocks.end(), [&](const v1::ClockRow& clock) {
    const auto due = ToDay(clock.due_date());
    return due && *due < today;
  });
}

bool Passes(const ports::ComplaintRow& row, const v1::ListRequest& request, Day today) {
  const v1::ComplaintSummary& summary = row.summary;
  if (request.stage() != 0 && summary.stage() != request.stage()) return false;
  if (!request.handler_id().empty() && summary.handler_id() != request.handler_id()) return false;
  if (request.status() != v1::COMPLAINT_STATUS_UNSPECIFIED &&
      summary.status() != request.status()) {
    return false;
  }
  return !request.overdue_only() || IsOverdue(row, today);
}

}  // namespace

tl::expected<void, runtime::Failure> ListPage(const v1::ListRequest& request,
                                              const ports::Views& views, Day today,
                                              v1::ListResponse& response) {
  const std::string fingerprint = door::Fingerprint(request);
  std::string after;
  if (!request.page_token().empty()) {
    const auto parts = door::ReadPageToken(request.page_token(), fingerprint, 1);
    if (!parts) return tl::unexpected(runtime::Failure{parts.error()});
    after = parts->front();
  }
  const auto page_size = static_cast<int>(door::PageSize(request.page_size()));
  for (std::size_t looked_at = 0; looked_at < kRowsLookedAtMax;) {
    const auto rows = views.ListComplaints(request.landlord_id(), after, kSliceRows);
    if (!rows) return tl::unexpected(runtime::Failure{rows.error()});
    for (const ports::ComplaintRow& row : *rows) {
      if (response.complaints_size() == page_size) {  // There is at least one more row.
        response.set_next_page_token(door::MakePageToken(fingerprint, {after}));
        return {};
      }
      after = row.summary.complaint_id();
      if (Passes(row, request, today)) *response.add_complaints() = row.summary;
    }
    if (rows->size() < kSliceRows) return {};
    looked_at += rows->size();
  }
  response.set_next_page_token(door::MakePageToken(fingerprint, {after}));
  return {};
}

}  // namespace redress::complaints
