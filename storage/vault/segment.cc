#include "storage/vault/segment.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

#include <sys/stat.h>

#include "storage/files/small_file.h"
#include "storage/vault/cipher.h"

namespace redress::storage {
namespace {

constexpr std::string_view kMagic{"redress.keys.1\n\0", 16};
constexpr std::size_t kHeaderBytes = kMagic.size() + sizeof(std::uint64_t);
constexpr std::size_t kSlotBytes = kNonceBytes + kKeyBytes + kTagBytes;
constexpr std::size_t kFileBytes = kHeaderBytes + kSegmentKeys * kSlotBytes;
constexpr std::string_view kNamePrefix = "segment-";
constexpr std::size_t kNameDigits = 12;

std::string Header(std::uint64_t segment) {
  std::string header(kMagic);
  const std::uint64_t first = segment * kSegmentKeys + 1;
  for (int shift = 56; shift >= 0; shift -= 8) header.push_back(static_cast<char>(first >> shift));
  return header;
}

std::string BoundTo(std::uint64_t key_id) { return Bound("redress.key.1").Add(key_id).bytes(); }

std::size_t OffsetOf(std::uint64_t key_id) {
  return kHeaderBytes + (key_id - 1) % kSegmentKeys * kSlotBytes;
}

tl::unexpected<Error> Damaged(const std::string& file) {
  return tl::unexpected(Error{ErrorCode::kDataLoss, "expected a whole segment of keys in " + file +
                                                        ", but it is cut short or altered: "
                                                        "restore it from the keys' backup"});
}

}  // namespace

std::string SegmentFileName(std::uint64_t segment) {
  const std::string digits = std::to_string(segment);
  return std::string(kNamePrefix) +
         std::string(kNameDigits - std::min(kNameDigits, digits.size()), '0') + digits;
}

std::optional<std::uint64_t> ParseSegmentFileName(const std::string& name) {
  if (!name.starts_with(kNamePrefix)) return std::nullopt;
  std::uint64_t segment = 0;
  const char* end = name.data() + name.size();
  const auto [last, error] = std::from_chars(name.data() + kNamePrefix.size(), end, segment);
  if (error != std::errc{} || last != end || SegmentFileName(segment) != name) return std::nullopt;
  return segment;
}

Result<void> MakeSegment(const Secret& master, const std::string& file, std::uint64_t segment) {
  std::string content = Header(segment);
  content.reserve(kFileBytes);
  for (std::uint64_t i = 0; i < kSegmentKeys; ++i) {
    Secret key;
    if (auto filled = FillRandom(key.data(), kKeyBytes); !filled) return filled;
    const std::string_view bytes(reinterpret_cast<const char*>(key.data()), kKeyBytes);
    const auto box = SealBox(master, BoundTo(segment * kSegmentKeys + 1 + i), bytes);
    if (!box) return tl::unexpected(box.error());
    content.append(box->nonce).append(box->ciphertext);
  }
  return files::Replace(file, content);
}

Result<void> CheckSegment(const std::string& file, std::uint64_t segment) {
  const files::OpenFile handle(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct ::stat status {};
  if (!handle.IsOpen() || ::fstat(handle.number(), &status) != 0) {
    return tl::unexpected(files::FileError(file, "open"));
  }
  std::string header(kHeaderBytes, '\0');
  const ssize_t got = ::pread(handle.number(), header.data(), header.size(), 0);
  const bool whole = status.st_size == static_cast<off_t>(kFileBytes) &&
                     got == static_cast<ssize_t>(kHeaderBytes) && header == Header(segment);
  if (!whole) return Damaged(file);
  return {};
}

Result<std::optional<Secret>> ReadKey(const Secret& master, const KeyPlace& place) {
  const files::OpenFile handle(::open(place.file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!handle.IsOpen()) return tl::unexpected(files::FileError(place.file, "open"));
  std::string slot(kSlotBytes, '\0');
  const auto offset = static_cast<off_t>(OffsetOf(place.key_id));
  if (::pread(handle.number(), slot.data(), slot.size(), offset) !=
      static_cast<ssize_t>(slot.size())) {
    return Damaged(place.file);
  }
  if (slot == std::string(kSlotBytes, '\0')) return std::nullopt;
  auto bytes =
      OpenBox(master, BoundTo(place.key_id),
              {.nonce = slot.substr(0, kNonceBytes), .ciphertext = slot.substr(kNonceBytes)});
  if (!bytes) return tl::unexpected(bytes.error());
  if (!*bytes) return Damaged(place.file);
  const Wiper wipe(**bytes);
  Secret key;
  std::copy_n((*bytes)->begin(), kKeyBytes, key.data());
  return key;
}

Result<void> DestroyKey(const KeyPlace& place) {
  auto content = files::Read(place.file, kFileBytes);
  if (!content) return tl::unexpected(content.error());
  if (!*content || (*content)->size() != kFileBytes) return Damaged(place.file);
  (*content)->replace(OffsetOf(place.key_id), kSlotBytes, kSlotBytes, '\0');
  return files::Replace(place.file, **content);
}

}  // namespace redress::storage
