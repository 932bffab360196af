#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/ports/views.h"
#include "engine/types/day.h"
#include "engine/types/stream_key.h"

// The keys of every table, composed here and nowhere else.
//
//   log         position(u64)                                first position of the commit
//   streams     text(landlord) kind(u8) text(id) version(u64)
//   requests    text(landlord) text(request id)
//   complaints  text(landlord) text(complaint id)
//   due         text(landlord) day(i32) text(complaint id) text(clock id)
//   references  text(landlord) text(source) text(reference)
//   landlords   text(landlord)
//   default     "ends"                                       what is known of the whole log
//
//   text(x)     the bytes of x, none of them 0x00, then 0x00: an id sorts before those it begins
//   u64         8 bytes, big-endian
//   day(i32)    days since 1970-01-01, top bit flipped, 4 bytes, big-endian: earlier days sort
//   first
//
// Never renumber, reorder or widen anything here: folders written by every release must stay
// readable.
namespace redress::storage::keys {

// Whether `text` can be part of a key: not longer than any id there is, and without 0x00.
[[nodiscard]] bool IsKeyPart(std::string_view text);

// The key functions expect parts that IsKeyPart holds for, and abort otherwise: check at the edge.
[[nodiscard]] std::string LogKey(Position first_position);
[[nodiscard]] std::optional<Position> ParseLogKey(std::string_view key);

[[nodiscard]] std::string StreamPrefix(const StreamKey& stream);
[[nodiscard]] std::string StreamEventKey(const StreamKey& stream, Version version);
// What the keys of all of a landlord's streams of one kind begin with, and the first key after them.
[[nodiscard]] std::string StreamKindPrefix(std::string_view landlord_id, v1::StreamKind kind);
[[nodiscard]] std::string AfterStreamKind(std::string_view landlord_id, v1::StreamKind kind);
// The first key after all of the stream's.
[[nodiscard]] std::string AfterStream(const StreamKey& stream);
// The stream's id in a key that starts with a StreamKindPrefix of `prefix_size` bytes. Nothing if
// there are not an id and a version after it.
[[nodiscard]] std::optional<std::string> ParseStreamId(std::string_view key,
                                                       std::size_t prefix_size);
// The version in a key that starts with `prefix`. Nothing if there is no version after it.
[[nodiscard]] std::optional<Version> ParseStreamVersion(std::string_view key,
                                                        std::size_t prefix_size);

[[nodiscard]] std::string RequestKey(std::string_view landlord_id, std::string_view request_id);
[[nodiscard]] std::string ComplaintKey(std::string_view landlord_id, std::string_view complaint_id);
[[nodiscard]] std::string LandlordKey(std::string_view landlord_id);
[[nodiscard]] std::string ReferenceKey(std::string_view landlord_id, std::string_view source,
                                       std::string_view reference);

[[nodiscard]] std::string DueDayPrefix(std::string_view landlord_id, Day warn_day);
[[nodiscard]] std::string DueKey(std::string_view landlord_id, const ports::DueCursor& duty);

// The first key after all that start with text(landlord).
[[nodiscard]] std::string AfterLandlord(std::string_view landlord_id);
// The first key after `key` itself.
[[nodiscard]] std::string After(std::string key);

// The single part of a key made by LandlordKey. Nothing if it is not one.
[[nodiscard]] std::optional<std::string> ParseLandlordKey(std::string_view key);

inline constexpr std::string_view kEndsKey = "ends";

// Big-endian numbers, for values too.
void AppendU64(std::string& out, std::uint64_t value);
[[nodiscard]] std::uint64_t ReadU64(std::string_view bytes);  // Of at least 8 bytes.

}  // namespace redress::storage::keys
