#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rocksdb/db.h>

#include "storage/log/record.h"

namespace redress::storage {

// Our tables: RocksDB's column families. Order and names are on disk: never rename or reorder.
enum class Table : std::size_t {
  kDefault,
  kLog,
  kStreams,
  kRequests,
  kComplaints,
  kDue,
  kReferences,
  kLandlords,
};

inline constexpr std::array<const char*, 8> kTableNames = {
    "default", "log", "streams", "requests", "complaints", "due", "references", "landlords"};

[[nodiscard]] constexpr std::string_view Name(Table table) {
  return kTableNames[static_cast<std::size_t>(table)];
}

// An open database with its tables. Closes them in the order RocksDB wants.
class Tables {
 public:
  Tables(std::unique_ptr<rocksdb::DB> db, std::vector<rocksdb::ColumnFamilyHandle*> handles)
      : db_(std::move(db)), handles_(std::move(handles)) {}
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;
  ~Tables() {
    for (rocksdb::ColumnFamilyHandle* handle : handles_) {
      db_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
    }
  }

  [[nodiscard]] rocksdb::DB& db() const { return *db_; }
  [[nodiscard]] rocksdb::ColumnFamilyHandle* Handle(Table table) const {
    return handles_[static_cast<std::size_t>(table)];
  }

 private:
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

[[nodiscard]] inline RecordPlace PlaceOf(Table table, std::string_view key) {
  return RecordPlace{.table = Name(table), .key = key};
}

[[nodiscard]] inline std::string_view View(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

// The payload of the record at `key`, pointing into `value`. Nothing if there is none.
[[nodiscard]] Result<std::optional<std::string_view>> FindRecord(const Tables& tables, Table table,
                                                                 const std::string& key,
                                                                 rocksdb::PinnableSlice& value);

}  // namespace redress::storage
