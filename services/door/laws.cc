#include "services/door/laws.h"

#include <optional>
#include <utility>

namespace redress::door {

Result<std::shared_ptr<const editions::Law>> Laws::Of(const std::string& landlord_id) {
  std::optional<Kept> kept;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = kept_.find(landlord_id); found != kept_.end()) kept = found->second;
  }
  if (kept) {
    const auto newer = log_.ReadStream({landlord_id, v1::STREAM_KIND_LANDLORD, landlord_id},
                                       Version{kept->version + 1}, 1);
    if (!newer) return tl::unexpected(newer.error());
    if (newer->empty()) return std::move(kept->law);
  }
  auto landlord = reader_.ReadLandlord(landlord_id, {});
  if (!landlord) return tl::unexpected(landlord.error());
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kLandlordsMax) kept_.clear();  // Read again when wanted: rare, and bounded.
  kept_.insert_or_assign(landlord_id, Kept{landlord->version, landlord->law});
  return std::move(landlord->law);
}

}  // namespace redress::door
