// Values as a damaged disk may give them back: a record is what was written under that key, or data loss; and whatever
// passes for a payload is decoded or refused.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/types/assert.h"
#include "storage/log/keys.h"
#include "storage/log/record.h"
#include "storage/log/rows.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace storage = redress::storage;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const storage::RecordPlace place{.table = "log", .key = "key"};
  if (const auto payload = storage::DecodeRecord(place, bytes)) {
    REDRESS_ASSERT(storage::EncodeRecord(place, *payload) == bytes);
  }
  const std::string whole = storage::EncodeRecord(place, bytes);
  const auto read = storage::DecodeRecord(place, whole);
  REDRESS_ASSERT(read && *read == bytes);
  const storage::RecordPlace other{.table = "log", .key = "other"};
  REDRESS_ASSERT(!storage::DecodeRecord(other, whole));

  redress::v1::Commit commit;
  (void)storage::DecodeCommit(place, bytes, commit);
  (void)storage::DecodeEventPlace(place, bytes);
  (void)storage::DecodeRequest(place, bytes);
  (void)storage::DecodeComplaint(place, bytes);
  (void)storage::DecodeClock(place, bytes);
  (void)storage::DecodeEnds(place, bytes);
  (void)storage::keys::ParseLogKey(bytes);
  (void)storage::keys::ParseStreamVersion(bytes, size / 2);
  (void)storage::keys::ParseLandlordKey(bytes);
  return 0;
}
