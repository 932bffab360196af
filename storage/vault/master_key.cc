#include "storage/vault/master_key.h"

#include <cerrno>

#include <sys/stat.h>

#include "storage/files/small_file.h"
#include "storage/vault/cipher.h"
#include "storage/vault/hex.h"

namespace redress::storage {
namespace {

constexpr std::size_t kFileBytesMax = 256;

tl::unexpected<Error> BadFile(const std::string& file, std::string_view expected,
                              std::string_view found) {
  return tl::unexpected(Error{ErrorCode::kFailedPrecondition,
                              "expected the master key file " + file + " to " +
                                  std::string(expected) + ", but " + std::string(found)});
}

}  // namespace

Result<Secret> ReadMasterKeyFile(const std::string& file) {
  struct ::stat status {};
  if (::stat(file.c_str(), &status) != 0) {
    if (errno != ENOENT) return tl::unexpected(files::FileError(file, "look at"));
    return BadFile(file, "exist", "it does not: put it back where it was");
  }
  if (!S_ISREG(status.st_mode)) return BadFile(file, "be a file", "it is something else");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return BadFile(file, "be its owner's alone", "others have rights to it: chmod 600 it");
  }
  auto content = files::Read(file, kFileBytesMax);
  if (!content) return tl::unexpected(content.error());
  if (!*content) return BadFile(file, "exist", "it does not: put it back where it was");
  std::string& text = **content;
  const Wiper wipe_text(text);
  std::string_view digits = text;
  if (digits.ends_with('\n')) digits.remove_suffix(1);
  Secret key;
  if (!FromHex(digits, key.data(), kKeyBytes)) {
    return BadFile(file, "hold 64 hexadecimal characters", "it holds something else");
  }
  return key;
}

Result<void> MakeMasterKeyFile(const std::string& file) {
  struct ::stat status {};
  if (::stat(file.c_str(), &status) == 0) {
    return tl::unexpected(Error{ErrorCode::kAlreadyExists,
                                "expected no master key file " + file + " yet, but there is one"});
  }
  Secret key;
  if (auto filled = FillRandom(key.data(), kKeyBytes); !filled) return filled;
  std::string text = ToHex(key.data(), kKeyBytes);
  const Wiper wipe(text);
  text.push_back('\n');
  return files::Replace(file, text);
}

}  // namespace redress::storage
