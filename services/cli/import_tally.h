#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "redress/v1/import_service.pb.h"

#include "services/cli/style.h"
#include "services/intake/rows/make_row.h"

namespace redress::cli {

// One difference between what is recorded and a row, for a person to look at.
struct ShownDifference {
  std::uint64_t line = 0;
  v1::ImportDifference difference;
};

// What became of an import's rows. Bounded, however long the log.
struct ImportTally {
  std::string import_id;
  std::string rejects_path;  // Empty: nothing was rejected.
  bool dry_run = false;
  std::array<std::uint64_t, v1::ImportOutcome_ARRAYSIZE> rows{};  // By outcome.
  std::vector<ShownDifference> differences;                       // The first kDifferencesMax.
  std::uint64_t differences_more = 0;
  std::vector<std::string> rejections;  // The first kRejectionsMax, in words.
  std::map<std::pair<std::string, std::string>, std::uint64_t>
      notes;                          // By column and note: how many.
  std::vector<std::string> unmapped;  // Columns that hold nothing we take.

  static constexpr std::size_t kDifferencesMax = 20;
  static constexpr std::size_t kRejectionsMax = 10;
  static constexpr std::size_t kNotesMax = 100;

  void TakeAnswer(const v1::ImportRowsResponse& answer);
  void TakeFault(const intake::Fault& fault);
  void TakeNotes(const std::vector<intake::RowNote>& row_notes);
  [[nodiscard]] std::uint64_t Rejected() const { return rows[v1::IMPORT_OUTCOME_REJECTED]; }
};

// What an import did, for a person to read.
[[nodiscard]] std::string RenderTally(const ImportTally& tally, const std::string& path,
                                      const Style& style);

}  // namespace redress::cli
