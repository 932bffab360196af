#pragma once

#include "redress/v1/worklist_service.pb.h"

#include "engine/editions/law.h"
#include "engine/ports/clock.h"
#include "engine/ports/store.h"
#include "engine/runtime/writer.h"

namespace redress::worklist {

inline constexpr std::size_t kRowsLookedAtMax = 10'000;  // In one call, however few of them fit.

// Pages of duties.
struct DueList {
  const ports::Store& store;
  const editions::Law& law;  // The landlord's.
  ports::Now now;

  // Fills a page: the duties after the token's that pass the request's filters. A page may be
  // short, even empty, and still have a token: a call looks at no more than kRowsLookedAtMax rows.
  [[nodiscard]] tl::expected<void, runtime::Failure> FillPage(const v1::ListDueRequest& request,
                                                              v1::ListDueResponse& response) const;

 private:
  [[nodiscard]] bool Passes(const v1::ClockRow& row, const v1::ListDueRequest& request) const;
  [[nodiscard]] Result<void> Fill(const v1::ClockRow& row, const v1::ListDueRequest& request,
                                  v1::DueItem& item) const;
};

}  // namespace redress::worklist
