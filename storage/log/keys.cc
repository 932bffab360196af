#include "storage/log/keys.h"

#include <limits>

#include "engine/types/assert.h"

namespace redress::storage::keys {
namespace {

// References are at most 128 characters, each at most 4 bytes; ids are shorter.
constexpr std::size_t kPartBytesMax = 512;
constexpr char kEnd = '\0';

void AppendText(std::string& out, std::string_view text) {
  REDRESS_ASSERT(IsKeyPart(text));
  out.append(text);
  out.push_back(kEnd);
}

void AppendDay(std::string& out, Day day) {
  const auto days = static_cast<std::uint32_t>(day.time_since_epoch().count()) ^ 0x8000'0000u;
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(days >> shift));
}

std::string Texts(std::string_view a, std::string_view b) {
  std::string key;
  key.reserve(a.size() + b.size() + 2);
  AppendText(key, a);
  AppendText(key, b);
  return key;
}

}  // namespace

bool IsKeyPart(std::string_view text) {
  return text.size() <= kPartBytesMax && text.find(kEnd) == std::string_view::npos;
}

void AppendU64(std::string& out, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

std::uint64_t ReadU64(std::string_view bytes) {
  REDRESS_ASSERT(bytes.size() >= sizeof(std::uint64_t));
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i) {
    value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
  }
  return value;
}

std::string LogKey(Position first_position) {
  std::string key;
  AppendU64(key, Count(first_position));
  return key;
}

std::optional<Position> ParseLogKey(std::string_view key) {
  if (key.size() != sizeof(std::uint64_t)) return std::nullopt;
  return Position{ReadU64(key)};
}

std::string StreamPrefix(const StreamKey& stream) {
  std::string key;
  key.reserve(stream.landlord_id.size() + stream.id.size() + 3 + sizeof(std::uint64_t));
  AppendText(key, stream.landlord_id);
  key.push_back(static_cast<char>(stream.kind));
  AppendText(key, stream.id);
  return key;
}

std::string StreamKindPrefix(std::string_view landlord_id, v1::StreamKind kind) {
  std::string key = LandlordKey(landlord_id);
  key.push_back(static_cast<char>(kind));
  return key;
}

std::string AfterStreamKind(std::string_view landlord_id, v1::StreamKind kind) {
  std::string key = StreamKindPrefix(landlord_id, kind);
  ++key.back();  // Kinds are few and small.
  return key;
}

std::string AfterStream(const StreamKey& stream) {
  std::string key = StreamPrefix(stream);
  key.back() = kEnd + 1;
  return key;
}

std::optional<std::string> ParseStreamId(std::string_view key, std::size_t prefix_size) {
  const std::size_t end = key.find(kEnd, prefix_size);
  if (end == std::string_view::npos || !ParseStreamVersion(key, end + 1)) return std::nullopt;
  return std::string(key.substr(prefix_size, end - prefix_size));
}

std::string StreamEventKey(const StreamKey& stream, Version version) {
  std::string key = StreamPrefix(stream);
  AppendU64(key, Count(version));
  return key;
}

std::optional<Version> ParseStreamVersion(std::string_view key, std::size_t prefix_size) {
  if (key.size() != prefix_size + sizeof(std::uint64_t)) return std::nullopt;
  return Version{ReadU64(key.substr(prefix_size))};
}

std::string RequestKey(std::string_view landlord_id, std::string_view request_id) {
  return Texts(landlord_id, request_id);
}

std::string ComplaintKey(std::string_view landlord_id, std::string_view complaint_id) {
  return Texts(landlord_id, complaint_id);
}

std::string LandlordKey(std::string_view landlord_id) {
  std::string key;
  AppendText(key, landlord_id);
  return key;
}

std::string ReferenceKey(std::string_view landlord_id, std::string_view source,
                         std::string_view reference) {
  std::string key = Texts(landlord_id, source);
  AppendText(key, reference);
  return key;
}

std::string DueDayPrefix(std::string_view landlord_id, Day warn_day) {
  std::string key = LandlordKey(landlord_id);
  AppendDay(key, warn_day);
  return key;
}

std::string DueKey(std::string_view landlord_id, const ports::DueCursor& duty) {
  std::string key = DueDayPrefix(landlord_id, duty.warn_day);
  AppendText(key, duty.complaint_id);
  AppendText(key, duty.clock_id);
  return key;
}

std::string AfterLandlord(std::string_view landlord_id) {
  std::string key = LandlordKey(landlord_id);
  key.back() = kEnd + 1;
  return key;
}

std::string After(std::string key) {
  key.push_back('\0');
  return key;
}

std::optional<std::string> ParseLandlordKey(std::string_view key) {
  if (key.empty() || key.back() != kEnd) return std::nullopt;
  return std::string(key.substr(0, key.size() - 1));
}

}  // namespace redress::storage::keys
