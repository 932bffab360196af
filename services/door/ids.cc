#include "services/door/ids.h"

#include <algorithm>
#include <string>

#include <openssl/rand.h>

#include "engine/types/assert.h"

namespace redress::door {
namespace {

constexpr char kAlphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t kCharacters = 26;  // 5 bits each: 130, of which the first two are 0.
constexpr std::int64_t kNanosPerMilli = 1'000'000;

std::string Encode(const std::array<std::uint8_t, 16>& bytes) {
  std::string text(kCharacters, '0');
  for (std::size_t i = 0; i < kCharacters; ++i) {
    unsigned value = 0;
    for (std::size_t bit = 5 * i; bit < 5 * i + 5; ++bit) {
      const unsigned set = bit < 2 ? 0u : (bytes[(bit - 2) / 8] >> (7 - (bit - 2) % 8)) & 1u;
      value = value << 1u | set;
    }
    text[i] = kAlphabet[value];
  }
  return text;
}

}  // namespace

std::string RandomIds::Make() {
  const auto now = static_cast<std::uint64_t>(std::max<std::int64_t>(clock_.Read().unix_nanos, 0) /
                                              kNanosPerMilli);
  std::array<std::uint8_t, 16> bytes{};
  const std::lock_guard lock(mutex_);
  if (now > last_millis_) {
    last_millis_ = now;
    REDRESS_ASSERT(RAND_bytes(last_random_.data(), static_cast<int>(last_random_.size())) == 1);
    last_random_[0] &= 0x7Fu;  // Room to count on.
  } else {
    for (std::size_t i = last_random_.size(); i-- > 0 && ++last_random_[i] == 0;) {
    }
  }
  for (std::size_t i = 0; i < 6; ++i) {
    bytes[i] = static_cast<std::uint8_t>(last_millis_ >> (8 * (5 - i)));
  }
  std::copy(last_random_.begin(), last_random_.end(), bytes.begin() + 6);
  return Encode(bytes);
}

}  // namespace redress::door
