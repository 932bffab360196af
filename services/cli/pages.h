#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "services/cli/failure.h"
#include "services/cli/session.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace redress::cli {

inline constexpr std::size_t kRowsPerPage = 500;  // As the server takes it.
inline constexpr std::size_t kRowsForPeople = 50;

// Adds --limit: how many rows of a list are wanted at most; 0: all. Absent: not said.
CLI::Option* AddLimit(CLI::App& command, std::optional<std::size_t>& limit);

// How many rows are wanted, 0 for all: what was said, or else what suits who reads it.
[[nodiscard]] std::size_t RowsWanted(const Session& session, std::optional<std::size_t> limit);

// Calls `method` for page after page until `rows_max` rows have come, or all (0). `take` is given
// each page and answers how many rows were on it. Answers whether there are more.
template <typename StubType, typename Request, typename Page, typename Take>
[[nodiscard]] Answer<bool> ReadPages(Session& session, StubType& stub,
                                     grpc::Status (StubType::*method)(grpc::ClientContext*,
                                                                      const Request&, Page*),
                                     Request request, std::size_t rows_max, const Take& take) {
  std::size_t taken = 0;
  do {
    const std::size_t wanted =
        rows_max == 0 ? kRowsPerPage : std::min(rows_max - taken, kRowsPerPage);
    request.set_page_size(static_cast<std::uint32_t>(wanted));
    const auto page = session.Call(stub, method, request);
    if (!page) return tl::make_unexpected(page.error());
    taken += static_cast<std::size_t>(take(*page));
    if (page->next_page_token() == request.page_token())
      break;  // Of a server that would go round for ever.
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && (rows_max == 0 || taken < rows_max));
  return !request.page_token().empty();
}

}  // namespace redress::cli
