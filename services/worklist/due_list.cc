#include "services/worklist/due_list.h"

#include "engine/clocks/derive.h"
#include "engine/complaint/state.h"
#include "engine/types/overdue.h"
#include "services/door/form.h"
#include "services/door/page.h"

namespace redress::worklist {
namespace {

constexpr std::size_t kSliceRows = 500;
constexpr std::size_t kPageBytesMax = 1u << 20u;  // Clients take no more than 4 MiB by default.
constexpr std::size_t kEventsMax = 10'000;        // A stream that can pass this is cut by period.

using runtime::Failure;

ports::DueCursor CursorAt(const v1::ClockRow& row) {
  return {ToDay(row.warn_date()).value_or(Day{}), row.complaint_id(), row.clock_id()};
}

std::string TokenAt(const ports::DueCursor& at, const std::string& fingerprint) {
  return door::MakePageToken(fingerprint, {ToIsoDate(at.warn_day), at.complaint_id, at.clock_id});
}

tl::expected<std::optional<ports::DueCursor>, Failure> CursorOf(const v1::ListDueRequest& request,
                                                                const std::string& fingerprint) {
  if (request.page_token().empty()) return std::nullopt;
  const auto parts = door::ReadPageToken(request.page_token(), fingerprint, 3);
  if (!parts) return tl::unexpected(Failure{parts.error()});
  const auto day = FromIsoDate((*parts)[0]);
  if (!day) {
    return tl::unexpected(Failure{door::Malformed(
        "page_token", "expected the token of a page of this very list, but it is none")});
  }
  return ports::DueCursor{*day, (*parts)[1], (*parts)[2]};
}

}  // namespace

tl::expected<void, Failure> DueList::FillPage(const v1::ListDueRequest& request,
                                              v1::ListDueResponse& response) const {
  const std::string fingerprint = door::Fingerprint(request);
  auto cursor = CursorOf(request, fingerprint);
  if (!cursor) return tl::unexpected(cursor.error());
  std::optional<ports::DueCursor> after = std::move(*cursor);
  std::optional<Day> until;
  if (request.has_until_date()) until = ToDay(request.until_date());
  const auto page_size = static_cast<int>(door::PageSize(request.page_size()));
  std::size_t bytes = 0;
  for (std::size_t looked_at = 0; looked_at < kRowsLookedAtMax;) {
    const auto rows = store.ListDue(request.landlord_id(), after, until, kSliceRows);
    if (!rows) return tl::unexpected(Failure{rows.error()});
    for (const v1::ClockRow& row : *rows) {
      if (response.items_size() == page_size ||
          bytes > kPageBytesMax) {  // There is at least one more row.
        response.set_next_page_token(TokenAt(*after, fingerprint));
        return {};
      }
      after = CursorAt(row);
      if (!Passes(row, request)) continue;
      if (auto filled = Fill(row, request, *response.add_items()); !filled) {
        return tl::unexpected(Failure{filled.error()});
      }
      bytes += response.items(response.items_size() - 1).ByteSizeLong();
    }
    if (rows->size() < kSliceRows) return {};
    looked_at += rows->size();
  }
  response.set_next_page_token(TokenAt(*after, fingerprint));
  return {};
}

bool DueList::Passes(const v1::ClockRow& row, const v1::ListDueRequest& request) const {
  if (!request.handler_id().empty() && row.handler_id() != request.handler_id()) return false;
  if (request.stage() != 0 && row.stage() != request.stage()) return false;
  return !request.overdue_only() || IsOverdue(row, now.unix_nanos, now.today);
}

Result<void> DueList::Fill(const v1::ClockRow& row, const v1::ListDueRequest& request,
                           v1::DueItem& item) const {
  *item.mutable_row() = row;
  if (const auto due = ToDay(row.due_date())) {
    item.set_working_days_left(law.calendar->Between(now.today, *due));
  }
  if (!request.explain()) return {};
  const auto events =
      store.ReadStream({request.landlord_id(), v1::STREAM_KIND_COMPLAINT, row.complaint_id()},
                       Version{1}, kEventsMax);
  if (!events) return tl::unexpected(events.error());
  const complaint::State state = complaint::Fold(*events);
  for (const clocks::Clock& clock :
       clocks::Derive(state.clock_facts, law, {now.today, now.unix_nanos})) {
    if (clock.Id() == row.clock_id()) *item.mutable_clock() = clocks::ToView(clock);
  }
  return {};
}

}  // namespace redress::worklist
