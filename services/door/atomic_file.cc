#include "services/door/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace redress::door {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  const int number_;
};

tl::unexpected<Error> Failed(const std::filesystem::path& file) {
  return tl::unexpected(Error{ErrorCode::kUnavailable, "expected to write " + file.string() +
                                                           ", but: " + std::strerror(errno)});
}

bool WriteWhole(int number, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(number, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<void> WriteAtomically(const std::filesystem::path& file, std::string_view content) {
  const std::filesystem::path next = file.string() + ".next";
  {
    const Descriptor out(::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (out.number() < 0 || !WriteWhole(out.number(), content) || ::fsync(out.number()) != 0) {
      return Failed(file);
    }
  }
  if (::rename(next.c_str(), file.c_str()) != 0) return Failed(file);
  const std::filesystem::path parent = file.has_parent_path() ? file.parent_path() : ".";
  const Descriptor folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() < 0 || ::fsync(folder.number()) != 0) return Failed(file);
  return {};
}

}  // namespace redress::door
