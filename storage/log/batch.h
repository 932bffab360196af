#pragma once

#include <rocksdb/write_batch.h>

#include "engine/ports/store.h"
#include "storage/log/tables.h"

namespace redress::storage {

// Turns `batch` into one write of all its tables, following position `last`; answers the position
// it ends at. kInvalidArgument if its positions do not follow, or an id cannot be part of a key.
[[nodiscard]] Result<Position> EncodeBatch(const Tables& tables, const ports::Batch& batch,
                                           Position last, rocksdb::WriteBatch& out);

}  // namespace redress::storage
