#include "storage/log/status.h"

#include <string>

namespace redress::storage {

Error ToError(const rocksdb::Status& status, std::string_view doing) {
  const std::string said = "expected " + std::string(doing) + " to work, but " + status.ToString();
  if (status.IsNoSpace()) {
    return {ErrorCode::kResourceExhausted, said + ": make room on the disk and start again"};
  }
  if (status.IsCorruption()) {
    return {ErrorCode::kDataLoss, said + ": restore the folder from a backup"};
  }
  if (status.IsInvalidArgument() || status.IsNotSupported()) {
    return {ErrorCode::kFailedPrecondition,
            said + ": use the release that wrote the folder, or a newer one"};
  }
  if (status.IsIOError()) {
    return {ErrorCode::kUnavailable, said + ": check the disk and the folder's permissions"};
  }
  return {ErrorCode::kInternal, said};
}

}  // namespace redress::storage
