#include "storage/log/open.h"

#include <filesystem>
#include <system_error>

#include "storage/files/small_file.h"
#include "storage/log/mark.h"
#include "storage/log/options.h"
#include "storage/log/reached.h"
#include "storage/log/recovery.h"

namespace redress::storage {
namespace {

namespace fs = std::filesystem;

// Whether RocksDB's folder holds anything that was written to it.
bool HoldsData(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const fs::path& file = entry.path();
    if (file.extension() == ".sst") return true;
    if (file.extension() == ".log" && entry.file_size(error) > 0) return true;
  }
  return false;
}

// Marks a new folder; refuses one that is none of ours, or lost its mark.
Result<void> CheckMark(const std::string& path, const fs::path& folder) {
  const auto mark = ReadFolderMark(path);
  if (!mark) return tl::unexpected(mark.error());
  if (*mark) return {};
  if (fs::exists(folder)) {
    return tl::unexpected(
        Error{ErrorCode::kDataLoss, "expected the file VERSION in the folder " + path +
                                        ", but there is none: restore the folder from a backup"});
  }
  return WriteFolderMark(path, FolderMark{});
}

// A folder whose making was interrupted holds nothing yet, and is made again.
Result<void> CheckCurrent(const fs::path& folder, bool made) {
  if (fs::exists(folder / "CURRENT")) return {};
  if (!made && !HoldsData(folder)) return {};
  return tl::unexpected(
      Error{ErrorCode::kDataLoss, "expected the file CURRENT in the folder " + folder.string() +
                                      ", but there is none: restore the folder from a backup"});
}

}  // namespace

Result<std::unique_ptr<Database>> OpenDatabaseOn(const DatabaseOptions& options,
                                                 rocksdb::Env& env) {
  const fs::path folder = fs::path(options.path) / "log";
  if (auto made = files::MakeFolder(options.path); !made) return tl::unexpected(made.error());
  if (auto marked = CheckMark(options.path, folder); !marked) return tl::unexpected(marked.error());
  const auto reached = Reached::Read(options.path);
  if (!reached) return tl::unexpected(reached.error());
  if (auto current = CheckCurrent(folder, reached->has_value()); !current) {
    return tl::unexpected(current.error());
  }
  RocksOptions rocks = MakeRocksOptions(options, env);
  rocks.database.create_if_missing = !reached->has_value();
  rocks.database.create_missing_column_families = !reached->has_value();
  auto tables = OpenTables(std::move(rocks), folder, reached->value_or(Position{0}));
  if (!tables) return tl::unexpected(tables.error());
  const auto last = ReadLast(**tables);
  if (!last) return tl::unexpected(last.error());
  auto keeper = Reached::Open(options.path, *last);
  if (!keeper) return tl::unexpected(keeper.error());
  return std::make_unique<Database>(std::move(*tables),
                                    std::make_unique<Reached>(std::move(*keeper)), *last);
}

Result<std::unique_ptr<Database>> OpenDatabase(const DatabaseOptions& options) {
  return OpenDatabaseOn(options, *rocksdb::Env::Default());
}

}  // namespace redress::storage
