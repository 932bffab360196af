#include "storage/log/reached.h"

#include <algorithm>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>
#include <xxhash.h>

#include "storage/log/keys.h"

namespace redress::storage {
namespace {

constexpr std::size_t kSectorBytes = 512;
constexpr std::size_t kSlots = 2;
constexpr std::size_t kSlotBytes = 2 * sizeof(std::uint64_t);

std::string ReachedFile(const std::string& path) { return path + "/REACHED"; }

std::string Slot(Position position) {
  std::string slot;
  keys::AppendU64(slot, Count(position));
  keys::AppendU64(slot, XXH3_64bits(slot.data(), slot.size()));
  return slot;
}

Position ParseSlot(std::string_view bytes) {
  if (bytes.size() < kSlotBytes) return Position{0};
  const Position position{keys::ReadU64(bytes)};
  return Slot(position) == bytes.substr(0, kSlotBytes) ? position : Position{0};
}

}  // namespace

Result<std::optional<Position>> Reached::Read(const std::string& path) {
  const auto content = files::Read(ReachedFile(path), kSlots * kSectorBytes);
  if (!content) return tl::unexpected(content.error());
  if (!*content) return std::nullopt;
  const std::string_view bytes = **content;
  const Position first = ParseSlot(bytes);
  const Position second =
      bytes.size() < kSectorBytes ? Position{0} : ParseSlot(bytes.substr(kSectorBytes));
  return std::max(first, second);
}

Result<Reached> Reached::Open(const std::string& path, Position position) {
  const std::string name = ReachedFile(path);
  std::string content(kSlots * kSectorBytes, '\0');
  content.replace(0, kSlotBytes, Slot(position));
  // Made afresh at each start: it holds what the log was found to hold.
  if (auto replaced = files::Replace(name, content); !replaced) {
    return tl::unexpected(replaced.error());
  }
  files::OpenFile file(::open(name.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.IsOpen()) return tl::unexpected(files::FileError(name, "open"));
  Reached reached(std::move(file));
  reached.writes_ = 1;  // The first slot holds the newest.
  return reached;
}

Result<void> Reached::Write(Position position) {
  const std::string slot = Slot(position);
  const auto offset = static_cast<off_t>(writes_ % kSlots * kSectorBytes);
  if (::pwrite(file_.number(), slot.data(), slot.size(), offset) !=
      static_cast<ssize_t>(slot.size())) {
    return tl::unexpected(files::FileError("REACHED", "write"));
  }
  ++writes_;
  return {};
}

}  // namespace redress::storage
