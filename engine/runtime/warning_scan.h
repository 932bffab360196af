#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "engine/ports/store.h"

namespace redress::runtime {

// Goes once through the duties of all landlords that are due from a day on, a slice at a time. Not
// thread-safe.
class WarningScan {
 public:
  // `store` must outlive this.
  WarningScan(const ports::Store& store, Day day, std::size_t slice_rows)
      : store_(store), day_(day), slice_rows_(slice_rows) {}

  [[nodiscard]] Day day() const { return day_; }

  // The landlord whose duties come next. Nothing: it is through.
  [[nodiscard]] Result<std::optional<std::string>> Landlord();

  // The next slice of that landlord's duties that are due by `until`; after the last one comes the
  // next landlord.
  [[nodiscard]] Result<std::vector<v1::ClockRow>> NextRows(Day until);

  // Leaves that landlord.
  void SkipLandlord();

 private:
  const ports::Store& store_;
  const Day day_;
  const std::size_t slice_rows_;
  std::deque<std::string> landlords_;
  std::string last_landlord_;
  bool listed_all_ = false;
  std::optional<ports::DueCursor> after_;
};

}  // namespace redress::runtime
