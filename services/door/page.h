#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <google/protobuf/message.h>

#include "engine/types/result.h"

namespace redress::door {

// How many rows a page has: 0 means 50, more than 500 means 500.
[[nodiscard]] std::size_t PageSize(std::uint32_t asked);

// What a list was asked for, less `page_token`, `page_size` and `wait_for_position`, in a few
// characters: a token is good only for the list it came from.
[[nodiscard]] std::string Fingerprint(const google::protobuf::Message& request);

// Where a list goes on. Opaque to callers. `parts` are ids and dates: none holds a line's end.
[[nodiscard]] std::string MakePageToken(const std::string& fingerprint,
                                        const std::vector<std::string>& parts);

// The parts of a token made with the same fingerprint and `count` parts; MALFORMED otherwise.
[[nodiscard]] tl::expected<std::vector<std::string>, Refusal> ReadPageToken(
    const std::string& token, const std::string& fingerprint, std::size_t count);

}  // namespace redress::door
