#include "tests/record/facts.h"

#include <cstdint>

#include "engine/types/assert.h"

namespace redress::record {
namespace {

constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kSaltAndTagBytes = 32;
constexpr std::size_t kCommitmentBytes = 32;

// Bytes that look like noise and depend on `text` alone.
std::string Noise(std::string_view text, std::size_t size) {
  std::uint64_t state = 0xcbf29ce484222325u;
  for (const char c : text) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  std::string noise;
  while (noise.size() < size) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    noise.push_back(static_cast<char>(state >> 56));
  }
  return noise;
}

}  // namespace

v1::Happened OnDay(Day day) {
  v1::Happened happened;
  *happened.mutable_date() = ToCivilDate(day);
  happened.set_grade(v1::DATE_GRADE_DAY);
  return happened;
}

v1::Happened NotKnown() {
  v1::Happened happened;
  happened.set_grade(v1::DATE_GRADE_NOT_KNOWN);
  return happened;
}

v1::Personal Seal(std::string_view text) {
  v1::Personal personal;
  personal.set_length(static_cast<std::uint32_t>(text.size()));
  auto& sealed = *personal.mutable_sealed();
  sealed.set_key_id(1);
  sealed.set_nonce(Noise(text, kNonceBytes));
  sealed.set_ciphertext(Noise(text, text.size() + kSaltAndTagBytes));
  sealed.set_commitment(Noise(text, kCommitmentBytes));
  return personal;
}

Day D(std::string_view iso_date) {
  const auto day = FromIsoDate(iso_date);
  REDRESS_ASSERT(day.has_value());
  return *day;
}

}  // namespace redress::record
