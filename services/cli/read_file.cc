#include "services/cli/read_file.h"

#include <fstream>

#include <fmt/format.h>

namespace redress::cli {
namespace {

using Fault = tl::unexpected<std::string>;

}  // namespace

FileText ReadFile(const std::string& path, std::size_t bytes_max) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fault(fmt::format("expected a file at {}, but it cannot be read", path));
  return ReadAll(file, path, bytes_max);
}

FileText ReadAll(std::istream& in, const std::string& name, std::size_t bytes_max) {
  std::string text(bytes_max + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  // A folder opens like a file, and fails only here.
  if (in.bad()) return Fault(fmt::format("expected to read {}, but reading failed", name));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > bytes_max) {
    return Fault(
        fmt::format("expected {} to have at most {} bytes, but it has more", name, bytes_max));
  }
  return text;
}

tl::expected<void, std::string> WriteFile(const std::string& path,
                                          const std::function<void(std::ostream&)>& write) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!file) return Fault(fmt::format("expected to write {}, but it cannot be opened", path));
  write(file);
  file.flush();
  if (file) return {};
  return Fault(fmt::format("expected to write all of {}, but writing failed", path));
}

}  // namespace redress::cli
