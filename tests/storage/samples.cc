#include "tests/storage/samples.h"

#include <unistd.h>

#include <gtest/gtest.h>

namespace redress::storage::samples {

Folder::Folder() {
  std::string pattern = ::testing::TempDir() + "/redress_storage.XXXXXX";
  path_ = ::mkdtemp(pattern.data());
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

StreamKey Complaint(const std::string& id, const std::string& landlord_id) {
  return StreamKey{landlord_id, v1::STREAM_KIND_COMPLAINT, id};
}

ports::PendingCommit MakeCommit(std::uint64_t first_position, const std::string& request_id,
                                const std::vector<Entry>& entries) {
  ports::PendingCommit pending;
  v1::Commit& commit = pending.commit;
  commit.set_landlord_id(entries.at(0).stream.landlord_id);
  commit.set_first_position(first_position);
  commit.mutable_recorded_time()->set_seconds(1'712'016'000 +
                                              static_cast<std::int64_t>(first_position));
  *commit.mutable_recorded_date() = ToCivilDate(*FromIsoDate("2024-04-02"));
  commit.set_request_id(request_id);
  for (const Entry& entry : entries) {
    v1::Event& event = *commit.add_events();
    event.mutable_stream()->set_kind(entry.stream.kind);
    event.mutable_stream()->set_id(entry.stream.id);
    event.set_version(entry.version);
    event.set_correlation_id(entry.text);
    event.mutable_fact()->mutable_closed();
  }
  if (!request_id.empty()) {
    pending.request.payload_mac.fill(static_cast<std::uint8_t>(request_id.front()));
  }
  pending.request.first_position = Position{first_position};
  return pending;
}

ports::Batch MakeBatch(std::vector<ports::PendingCommit> commits) {
  return ports::Batch{.commits = std::move(commits), .complaints = {}, .references = {}};
}

ports::Batch MakeSimpleBatch(std::uint64_t n, const std::string& text) {
  return MakeBatch({MakeCommit(n, "r" + std::to_string(n), {{Complaint("c"), n, text}})});
}

v1::ClockRow MakeClock(const std::string& complaint_id, const std::string& clock_id,
                       const std::string& warn_date) {
  v1::ClockRow row;
  row.set_complaint_id(complaint_id);
  row.set_clock_id(clock_id);
  if (!warn_date.empty()) *row.mutable_warn_date() = ToCivilDate(*FromIsoDate(warn_date));
  return row;
}

ports::ComplaintRow MakeRow(const std::string& landlord_id, const std::string& complaint_id,
                            std::vector<v1::ClockRow> clocks) {
  ports::ComplaintRow row;
  row.summary.set_landlord_id(landlord_id);
  row.summary.set_complaint_id(complaint_id);
  row.clocks = std::move(clocks);
  return row;
}

Result<std::vector<v1::Commit>> ReadAll(const ports::Log& log, Position from) {
  std::vector<v1::Commit> commits;
  auto read = log.ReadCommits(from, [&](const v1::Commit& commit) {
    commits.push_back(commit);
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return commits;
}

}  // namespace redress::storage::samples
