#include "storage/log/database.h"

#include <rocksdb/write_batch.h>

#include "storage/log/batch.h"
#include "storage/log/reached.h"
#include "storage/log/status.h"
#include "storage/log/tables.h"

namespace redress::storage {

Database::Database(std::unique_ptr<Tables> tables, std::unique_ptr<Reached> reached, Position last)
    : tables_(std::move(tables)), reached_(std::move(reached)), last_(Count(last)) {}

Database::~Database() = default;

Position Database::LastPosition() const { return Position{last_.load(std::memory_order_acquire)}; }

Result<void> Database::Write(const ports::Batch& batch) {
  const std::lock_guard lock(write_);
  if (failed_) return tl::unexpected(*failed_);
  Result<void> written = WriteSynced(batch);
  if (!written) failed_ = written.error();
  return written;
}

Result<void> Database::WriteSynced(const ports::Batch& batch) {
  rocksdb::WriteBatch out;
  const auto last = EncodeBatch(*tables_, batch, LastPosition(), out);
  if (!last) return tl::unexpected(last.error());
  rocksdb::WriteOptions options;
  options.sync = true;
  const rocksdb::Status status = tables_->db().Write(options, &out);
  if (!status.ok()) return tl::unexpected(ToError(status, "writing to the log"));
  last_.store(Count(*last), std::memory_order_release);
  // On disk from here on: should this fail, this batch stands, and the next one is refused.
  if (auto kept = reached_->Write(*last); !kept) failed_ = kept.error();
  return {};
}

}  // namespace redress::storage
