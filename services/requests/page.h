#pragma once

#include <functional>
#include <span>
#include <string>

#include "redress/v1/event.pb.h"

#include "engine/ports/store.h"
#include "engine/runtime/writer.h"
#include "services/door/page.h"

namespace redress::requests {

inline constexpr std::size_t kStreamsLookedAtMax = 1'000;  // In one call, however few of them fit.
inline constexpr std::size_t kStreamEventsMax = 10'000;    // Of one of them.

// Which page of a landlord's streams of a kind is asked for.
struct PageAsked {
  std::string landlord_id;
  v1::StreamKind kind = v1::STREAM_KIND_UNSPECIFIED;
  std::string token;  // Empty: the first page.
  std::string fingerprint;
  std::size_t size = 0;
};

// The page that a request for a list of such streams asks for.
template <typename Request>
[[nodiscard]] PageAsked AskedBy(const Request& request, v1::StreamKind kind) {
  return {.landlord_id = request.landlord_id(),
          .kind = kind,
          .token = request.page_token(),
          .fingerprint = door::Fingerprint(request),
          .size = door::PageSize(request.page_size())};
}

// Puts a stream on the page, or says that it is none of the list's.
using Take = std::function<bool(const std::string& id, std::span<const v1::RecordedEvent> events)>;

// Fills a page with the streams after the token's that `take` takes, in order of id. Answers the
// token of the next page; empty: there is none. A page may be short, even empty, and still have
// another after it: a call looks at no more than kStreamsLookedAtMax.
[[nodiscard]] tl::expected<std::string, runtime::Failure> ReadPage(const PageAsked& asked,
                                                                   const ports::Store& store,
                                                                   const Take& take);

}  // namespace redress::requests
