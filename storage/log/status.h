#pragma once

#include <string_view>

#include <rocksdb/status.h>

#include "engine/types/result.h"

namespace redress::storage {

// What RocksDB answered, as one of our errors: what was being done, what it said, what to do next.
[[nodiscard]] Error ToError(const rocksdb::Status& status, std::string_view doing);

}  // namespace redress::storage
