#include "services/requests/page.h"

namespace redress::requests {
namespace {

using runtime::Failure;

constexpr std::size_t kSliceIds = 250;

}  // namespace

tl::expected<std::string, Failure> ReadPage(const PageAsked& asked, const ports::Store& store,
                                            const Take& take) {
  std::string after;
  if (!asked.token.empty()) {
    const auto parts = door::ReadPageToken(asked.token, asked.fingerprint, 1);
    if (!parts) return tl::unexpected(Failure{parts.error()});
    after = parts->front();
  }
  std::size_t taken = 0;
  for (std::size_t looked_at = 0; looked_at < kStreamsLookedAtMax;) {
    const auto ids = store.ListStreams(asked.landlord_id, asked.kind, after, kSliceIds);
    if (!ids) return tl::unexpected(Failure{ids.error()});
    for (const std::string& id : *ids) {
      if (taken == asked.size) {  // There is at least one more.
        return door::MakePageToken(asked.fingerprint, {after});
      }
      const auto events =
          store.ReadStream({asked.landlord_id, asked.kind, id}, Version{1}, kStreamEventsMax);
      if (!events) return tl::unexpected(Failure{events.error()});
      after = id;
      if (take(id, *events)) ++taken;
    }
    if (ids->size() < kSliceIds) return std::string();
    looked_at += ids->size();
  }
  return door::MakePageToken(asked.fingerprint, {after});
}

}  // namespace redress::requests
