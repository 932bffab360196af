#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/types/day.h"
#include "engine/types/result.h"
#include "engine/types/stream_key.h"
#include "redress/v1/views.pb.h"

namespace redress::ports {

// What is kept of a complaint beside its events, written in the same batch: its summary and a row for
// each duty not done yet.
struct ComplaintRow {
  v1::ComplaintSummary summary;
  std::vector<v1::ClockRow> clocks;
};

// Where a page of duties goes on. Opaque to callers; compares as the keys do.
struct DueCursor {
  Day warn_day;
  std::string complaint_id;
  std::string clock_id;
};

// Rows written with the log, read. Thread-safe. Every answer is from what is on disk.
class Views {
 public:
  virtual ~Views() = default;

  [[nodiscard]] virtual Result<std::optional<ComplaintRow>> FindComplaint(
      const std::string& landlord_id, const std::string& complaint_id) const = 0;

  // The complaint that goes by a name others gave it.
  [[nodiscard]] virtual Result<std::optional<std::string>> FindByReference(
      const std::string& landlord_id, const std::string& source,
      const std::string& reference) const = 0;

  // A landlord's complaints in order of id, after `after_id` ("" for the first), at most `rows_max`.
  [[nodiscard]] virtual Result<std::vector<ComplaintRow>> ListComplaints(
      const std::string& landlord_id, const std::string& after_id, std::size_t rows_max) const = 0;

  // A landlord's duties not done, in order of (warn date, complaint, clock), after `after`, looking no
  // further than `until`, at most `rows_max`.
  [[nodiscard]] virtual Result<std::vector<v1::ClockRow>> ListDue(
      const std::string& landlord_id, const std::optional<DueCursor>& after,
      std::optional<Day> until, std::size_t rows_max) const = 0;

  // The ids of a landlord's streams of one kind, in order, after `after_id` ("" for the first), at most
  // `ids_max`.
  [[nodiscard]] virtual Result<std::vector<std::string>> ListStreams(
      const std::string& landlord_id, v1::StreamKind kind, const std::string& after_id,
      std::size_t ids_max) const = 0;

  // All landlords, in order of id, at most `ids_max`, after `after_id`.
  [[nodiscard]] virtual Result<std::vector<std::string>> ListLandlords(
      const std::string& after_id, std::size_t ids_max) const = 0;
};

}  // namespace redress::ports
