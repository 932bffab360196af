#include "engine/types/overdue.h"

#include "engine/types/instant.h"

namespace redress {

bool IsOverdue(const v1::ClockRow& row, std::int64_t unix_nanos, Day today) {
  if (row.has_due_time()) return ToNanos(row.due_time()) < unix_nanos;
  const auto due = ToDay(row.due_date());
  return due && *due < today;
}

}  // namespace redress
