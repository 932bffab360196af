#pragma once

#include <memory>
#include <optional>
#include <string>

#include <rocksdb/wal_filter.h>

#include "storage/log/options.h"
#include "storage/log/tables.h"

namespace redress::storage {

// Watches RocksDB read its write-ahead log: each batch of ours says which position it follows, so
// one that is missing between two is found, which RocksDB would not notice.
class WalWatch final : public rocksdb::WalFilter {
 public:
  WalProcessingOption LogRecordFound(unsigned long long log_number, const std::string& file,
                                     const rocksdb::WriteBatch& batch,
                                     rocksdb::WriteBatch* new_batch, bool* changed) override;
  [[nodiscard]] const char* Name() const override { return "redress.WalWatch"; }

  // What the first batch found follows. Nothing if there was none.
  [[nodiscard]] std::optional<Position> FirstBefore() const { return first_before_; }
  // The highest position any batch found ends at.
  [[nodiscard]] Position Last() const { return last_; }

 private:
  std::optional<Position> first_before_;
  Position last_{0};
};

// Opens RocksDB in `folder`. What it has and cannot be trusted to have read whole is refused:
//   - a log that ends in a batch cut short or torn is opened without that batch, which was never
//     acknowledged: only one is ever being written;
//   - a log damaged anywhere before is kDataLoss, and the folder is left as it was found;
//   - so is one that ends before `reached`.
[[nodiscard]] Result<std::unique_ptr<Tables>> OpenTables(RocksOptions options,
                                                         const std::string& folder,
                                                         Position reached);

// The last position that the tables agree on.
[[nodiscard]] Result<Position> ReadLast(const Tables& tables);

}  // namespace redress::storage
