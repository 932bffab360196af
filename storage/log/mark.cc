#include "storage/log/mark.h"

#include <charconv>
#include <string_view>

#include "storage/files/small_file.h"

namespace redress::storage {
namespace {

constexpr std::string_view kTitle = "redress data folder\n";
constexpr std::string_view kFormat = "format ";
constexpr std::size_t kMarkBytesMax = 4096;
constexpr std::string_view kVirtual = "virtual ";

std::string MarkFile(const std::string& path) { return path + "/VERSION"; }

std::string Print(const FolderMark& mark) {
  std::string text(kTitle);
  text.append(kFormat).append(std::to_string(mark.format)).push_back('\n');
  if (mark.virtual_start_unix_nanos) {
    text.append(kVirtual).append(std::to_string(*mark.virtual_start_unix_nanos)).push_back('\n');
  }
  return text;
}

// Takes "<name><number>\n" from the front of `text`.
template <typename Number>
std::optional<Number> TakeLine(std::string_view& text, std::string_view name) {
  if (!text.starts_with(name)) return std::nullopt;
  const std::string_view rest = text.substr(name.size());
  Number number{};
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  const auto used = static_cast<std::size_t>(end - rest.data());
  if (error != std::errc{} || used == rest.size() || rest[used] != '\n') return std::nullopt;
  text = rest.substr(used + 1);
  return number;
}

tl::unexpected<Error> NoMark(const std::string& path) {
  return tl::unexpected(Error{
      ErrorCode::kDataLoss,
      "expected the mark of a data folder in " + MarkFile(path) + ", but it holds something else"});
}

}  // namespace

Result<std::optional<FolderMark>> ReadFolderMark(const std::string& path) {
  const auto content = files::Read(MarkFile(path), kMarkBytesMax);
  if (!content) return tl::unexpected(content.error());
  if (!*content) return std::nullopt;
  std::string_view text = **content;
  if (!text.starts_with(kTitle)) return NoMark(path);
  text.remove_prefix(kTitle.size());
  const auto format = TakeLine<int>(text, kFormat);
  if (!format || *format < 1) return NoMark(path);
  if (*format > kFolderFormat) {
    return tl::unexpected(Error{
        ErrorCode::kFailedPrecondition,
        "expected a data folder of format " + std::to_string(kFolderFormat) + ", but " + path +
            " has format " + std::to_string(*format) + ": use the release that made it"});
  }
  FolderMark mark{.format = *format, .virtual_start_unix_nanos = std::nullopt};
  if (!text.empty()) {
    mark.virtual_start_unix_nanos = TakeLine<std::int64_t>(text, kVirtual);
    if (!mark.virtual_start_unix_nanos || !text.empty()) return NoMark(path);
  }
  return mark;
}

Result<void> WriteFolderMark(const std::string& path, const FolderMark& mark) {
  if (auto made = files::MakeFolder(path); !made) return made;
  const auto held = ReadFolderMark(path);
  if (!held) return tl::unexpected(held.error());
  if (*held && **held == mark) return {};
  if (*held) {
    return tl::unexpected(Error{ErrorCode::kAlreadyExists,
                                "expected a data folder without a mark, but " + path +
                                    " was made with another: what a folder is never changes"});
  }
  return files::Replace(MarkFile(path), Print(mark));
}

}  // namespace redress::storage
