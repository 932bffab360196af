#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/types/result.h"

// The file VERSION in a data folder: what the folder is, for people and programs.
//
//   redress data folder
//   format 1
//   virtual 1712016000000000000      only in a folder made for virtual time: where it starts
//
// Never renumber: a newer format is refused by every older release.
namespace redress::storage {

inline constexpr int kFolderFormat = 1;

struct FolderMark {
  int format = kFolderFormat;
  std::optional<std::int64_t> virtual_start_unix_nanos;  // Set: the folder runs on virtual time.

  bool operator==(const FolderMark&) const = default;
};

// Reads the mark of the data folder `path`. Nothing if the folder, or the mark in it, does not
// exist. kFailedPrecondition if a newer release made the folder; kDataLoss if it is no mark.
[[nodiscard]] Result<std::optional<FolderMark>> ReadFolderMark(const std::string& path);

// Makes the folder if need be, and writes its mark, whole or not at all, synced. kAlreadyExists if
// there is another mark: what a folder is never changes.
[[nodiscard]] Result<void> WriteFolderMark(const std::string& path, const FolderMark& mark);

}  // namespace redress::storage
