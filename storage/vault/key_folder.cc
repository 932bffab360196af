#include "storage/vault/key_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <utility>

#include <sys/file.h>
#include <sys/stat.h>

#include "storage/vault/cipher.h"
#include "storage/vault/hex.h"
#include "storage/vault/master_key.h"

namespace redress::storage {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTitle = "redress keys folder\nformat ";
constexpr std::string_view kFormat = "1\nmac ";
constexpr std::size_t kVaultFileBytesMax = 1024;
constexpr std::size_t kWrappedBytes = kNonceBytes + kKeyBytes + kTagBytes;

std::string MacBound() { return Bound("redress.mac.1").bytes(); }

tl::unexpected<Error> NotReady(std::string message) {
  return tl::unexpected(Error{ErrorCode::kFailedPrecondition, std::move(message)});
}

Result<files::OpenFile> TakeLock(const std::string& path) {
  const std::string name = path + "/LOCK";
  files::OpenFile file(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!file.IsOpen()) return tl::unexpected(files::FileError(name, "open"));
  if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0) return file;
  if (errno != EWOULDBLOCK) return tl::unexpected(files::FileError(name, "lock"));
  return NotReady("expected to be the only server on the keys folder " + path +
                  ", but another holds its lock: stop that one, or give this one another folder");
}

Result<std::uint64_t> CountSegments(const std::string& path) {
  std::uint64_t count = 0;
  std::uint64_t end = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    const auto segment = ParseSegmentFileName(entry.path().filename());
    if (!segment) continue;
    ++count;
    end = std::max(end, *segment + 1);
  }
  if (error) {
    errno = error.value();
    return tl::unexpected(files::FileError(path, "list"));
  }
  if (count == end) return count;
  return tl::unexpected(Error{ErrorCode::kDataLoss, "expected " + std::to_string(end) +
                                                        " segments of keys in " + path + ", but " +
                                                        std::to_string(end - count) +
                                                        " are missing: restore the keys' backup"});
}

}  // namespace

KeyFolder::KeyFolder(std::string path, files::OpenFile lock)
    : path_(std::move(path)), lock_(std::move(lock)) {}

Result<KeyFolder> KeyFolder::Open(const std::string& path, const std::string& master_key_file) {
  const bool is_new = !fs::exists(path);
  if (auto made = files::MakeFolder(path); !made) return tl::unexpected(made.error());
  if (is_new && ::chmod(path.c_str(), S_IRWXU) != 0) {
    return tl::unexpected(files::FileError(path, "close to others"));
  }
  auto lock = TakeLock(path);
  if (!lock) return tl::unexpected(lock.error());
  KeyFolder folder(path, std::move(*lock));
  const std::string file = master_key_file.empty() ? path + "/master.key" : master_key_file;
  if (auto loaded = folder.Load(file); !loaded) return tl::unexpected(loaded.error());
  return folder;
}

Result<void> KeyFolder::Load(const std::string& master_key_file) {
  const auto vault_file = files::Read(path_ + "/VAULT", kVaultFileBytesMax);
  if (!vault_file) return tl::unexpected(vault_file.error());
  if (auto found = FindSegments(); !found) return found;
  if (!*vault_file && segments_ > 0) {
    return tl::unexpected(
        Error{ErrorCode::kDataLoss, "expected the file VAULT in the keys folder " + path_ +
                                        ", but there is none: restore the keys' backup"});
  }
  if (!*vault_file && !fs::exists(master_key_file)) {
    if (auto made = MakeMasterKeyFile(master_key_file); !made) return made;
  }
  auto master = ReadMasterKeyFile(master_key_file);
  if (!master) return tl::unexpected(master.error());
  master_ = *master;
  return *vault_file ? ReadVaultFile(**vault_file) : MakeVaultFile();
}

Result<void> KeyFolder::FindSegments() {
  const auto count = CountSegments(path_);
  if (!count) return tl::unexpected(count.error());
  for (std::uint64_t segment = 0; segment < *count; ++segment) {
    if (auto checked = CheckSegment(FileOf(segment), segment); !checked) return checked;
  }
  segments_ = *count;
  next_key_id_ = segments_ * kSegmentKeys + 1;
  return {};
}

Result<void> KeyFolder::MakeVaultFile() {
  if (auto filled = FillRandom(mac_key_.data(), kKeyBytes); !filled) return filled;
  const std::string_view bytes(reinterpret_cast<const char*>(mac_key_.data()), kKeyBytes);
  const auto box = SealBox(master_, MacBound(), bytes);
  if (!box) return tl::unexpected(box.error());
  const std::string wrapped = box->nonce + box->ciphertext;
  return files::Replace(
      path_ + "/VAULT",
      std::string(kTitle) + std::string(kFormat) +
          ToHex(reinterpret_cast<const std::uint8_t*>(wrapped.data()), wrapped.size()) + "\n");
}

Result<void> KeyFolder::ReadVaultFile(const std::string& text) {
  const std::string start = std::string(kTitle) + std::string(kFormat);
  std::array<std::uint8_t, kWrappedBytes> wrapped{};
  const std::string_view rest = std::string_view(text).substr(std::min(start.size(), text.size()));
  const bool readable = text.starts_with(start) && rest.ends_with('\n') &&
                        FromHex(rest.substr(0, rest.size() - 1), wrapped.data(), wrapped.size());
  if (!readable && text.starts_with(kTitle) && !text.starts_with(start)) {
    return NotReady("expected a keys folder of format 1, but " + path_ +
                    " has another: use the release that made it");
  }
  if (!readable) {
    return tl::unexpected(Error{
        ErrorCode::kDataLoss,
        "expected the file VAULT of a keys folder in " + path_ + ", but it holds something else"});
  }
  const std::string bytes(wrapped.begin(), wrapped.end());
  auto opened =
      OpenBox(master_, MacBound(),
              {.nonce = bytes.substr(0, kNonceBytes), .ciphertext = bytes.substr(kNonceBytes)});
  if (!opened) return tl::unexpected(opened.error());
  if (!*opened) {
    return NotReady("expected the master key that the keys folder " + path_ +
                    " was made with, but it is another: give the right file");
  }
  const Wiper wipe(**opened);
  std::copy_n((*opened)->begin(), kKeyBytes, mac_key_.data());
  return {};
}

std::string KeyFolder::FileOf(std::uint64_t segment) const {
  return path_ + "/" + SegmentFileName(segment);
}

Result<std::uint64_t> KeyFolder::TakeKeyId() {
  if (next_key_id_ > segments_ * kSegmentKeys) {
    if (auto made = MakeSegment(master_, FileOf(segments_), segments_); !made) {
      return tl::unexpected(made.error());
    }
    ++segments_;
  }
  return next_key_id_++;
}

Result<std::optional<Secret>> KeyFolder::Read(std::uint64_t key_id) const {
  if (key_id == 0 || SegmentOf(key_id) >= segments_) {
    return tl::unexpected(Error{ErrorCode::kDataLoss,
                                "expected key " + std::to_string(key_id) +
                                    " in the keys folder, but it never was there: is it the one "
                                    "that belongs to this data folder?"});
  }
  return ReadKey(master_, {.file = FileOf(SegmentOf(key_id)), .key_id = key_id});
}

Result<void> KeyFolder::Destroy(std::uint64_t key_id) {
  if (key_id == 0 || SegmentOf(key_id) >= segments_) {
    return tl::unexpected(Error{ErrorCode::kNotFound, "expected key " + std::to_string(key_id) +
                                                          " in the keys folder, but it never was "
                                                          "there"});
  }
  return DestroyKey({.file = FileOf(SegmentOf(key_id)), .key_id = key_id});
}

}  // namespace redress::storage
