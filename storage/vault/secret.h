#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include <openssl/crypto.h>

namespace redress::storage {

inline constexpr std::size_t kKeyBytes = 32;

// 32 bytes of key, wiped when they go. Never printed, never compared, never logged.
class Secret {
 public:
  Secret() = default;
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

  [[nodiscard]] const std::uint8_t* data() const { return bytes_.data(); }
  [[nodiscard]] std::uint8_t* data() { return bytes_.data(); }

 private:
  std::array<std::uint8_t, kKeyBytes> bytes_{};
};

// Wipes a text that held something personal or secret at the end of a scope.
class Wiper {
 public:
  explicit Wiper(std::string& text) : text_(text) {}
  Wiper(const Wiper&) = delete;
  Wiper& operator=(const Wiper&) = delete;
  ~Wiper() { OPENSSL_cleanse(text_.data(), text_.size()); }

 private:
  std::string& text_;
};

}  // namespace redress::storage
