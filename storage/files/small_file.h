#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/types/result.h"

// Small files: read whole, written whole or not at all.
namespace redress::storage::files {

// What `errno` says went wrong, as "expected to <doing> <file>, but <reason>".
[[nodiscard]] Error FileError(const std::string& file, std::string_view doing);

// Closes its file at the end of a scope.
class OpenFile {
 public:
  explicit OpenFile(int number) : number_(number) {}
  OpenFile(OpenFile&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  OpenFile& operator=(OpenFile&&) = delete;
  ~OpenFile();

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool IsOpen() const { return number_ >= 0; }

 private:
  int number_;
};

// Makes the folder `path` with what lies above it, if it is not there.
[[nodiscard]] Result<void> MakeFolder(const std::string& path);

// The whole of a file of at most `bytes_max`. Nothing if it does not exist; kDataLoss if it is
// longer.
[[nodiscard]] Result<std::optional<std::string>> Read(const std::string& file,
                                                      std::size_t bytes_max);

// Replaces `file` by `content`, whole or not at all, readable by its owner only, and syncs it and
// its folder. A draft "<file>.new" that an interrupted call left behind is overwritten.
[[nodiscard]] Result<void> Replace(const std::string& file, std::string_view content);

}  // namespace redress::storage::files
