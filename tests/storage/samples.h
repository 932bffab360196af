#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/ports/store.h"

// Small made-up commits and rows, and folders that go away again.
namespace redress::storage::samples {

// A folder of its own for the running test, deleted at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string Path(const std::string& name = "data") const {
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

// An event to come: its stream, its place there, and a text.
struct Entry {
  StreamKey stream;
  std::uint64_t version;
  std::string text;
};

[[nodiscard]] StreamKey Complaint(const std::string& id, const std::string& landlord_id = "acorn");

// A commit of the first entry's landlord. Its MAC is the request id's first byte, 32 times.
[[nodiscard]] ports::PendingCommit MakeCommit(std::uint64_t first_position,
                                              const std::string& request_id,
                                              const std::vector<Entry>& entries);

// `commits` and nothing else.
[[nodiscard]] ports::Batch MakeBatch(std::vector<ports::PendingCommit> commits);

// One commit of one event: the n-th event of complaint "c" and of the log, request "r<n>".
[[nodiscard]] ports::Batch MakeSimpleBatch(std::uint64_t n, const std::string& text = "noted");

[[nodiscard]] v1::ClockRow MakeClock(const std::string& complaint_id, const std::string& clock_id,
                                     const std::string& warn_date);

[[nodiscard]] ports::ComplaintRow MakeRow(const std::string& landlord_id,
                                          const std::string& complaint_id,
                                          std::vector<v1::ClockRow> clocks);

// All messages, as bytes, to compare.
template <typename Message>
[[nodiscard]] std::vector<std::string> Bytes(const std::vector<Message>& messages) {
  std::vector<std::string> bytes;
  for (const Message& message : messages) bytes.push_back(message.SerializeAsString());
  return bytes;
}

// Reads the whole log from `from`, as commits.
[[nodiscard]] Result<std::vector<v1::Commit>> ReadAll(const ports::Log& log,
                                                      Position from = Position{1});

}  // namespace redress::storage::samples
