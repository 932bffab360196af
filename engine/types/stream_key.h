#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "redress/v1/types.pb.h"

namespace redress {

// A global position in the log. From 1, dense. 0 stands before the first event.
enum class Position : std::uint64_t {};

// An event's place in its stream. From 1, dense. 0 stands for a stream that does not exist.
enum class Version : std::uint64_t {};

[[nodiscard]] constexpr std::uint64_t Count(Position position) {
  return static_cast<std::uint64_t>(position);
}
[[nodiscard]] constexpr std::uint64_t Count(Version version) {
  return static_cast<std::uint64_t>(version);
}

// Names one stream. The landlord comes first, here and in every key.
struct StreamKey {
  std::string landlord_id;
  v1::StreamKind kind = v1::STREAM_KIND_UNSPECIFIED;
  std::string id;

  auto operator<=>(const StreamKey&) const = default;
};

struct StreamKeyHash {
  std::size_t operator()(const StreamKey& key) const {
    const std::hash<std::string> hash;
    return (hash(key.landlord_id) * 31 + static_cast<std::size_t>(key.kind)) * 31 + hash(key.id);
  }
};

}  // namespace redress
