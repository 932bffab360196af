#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "engine/editions/law.h"
#include "engine/ports/log.h"
#include "engine/runtime/reader.h"

namespace redress::door {

// The law in force at each landlord, kept between calls: reading it means folding the landlord's
// stream and parsing its files. Each use looks whether the stream has grown. Thread-safe.
class Laws {
 public:
  static constexpr std::size_t kLandlordsMax = 1'000;

  Laws(const ports::Log& log, const runtime::Reader& reader) : log_(log), reader_(reader) {}

  // kNotFound if there is no such landlord.
  [[nodiscard]] Result<std::shared_ptr<const editions::Law>> Of(const std::string& landlord_id);

 private:
  struct Kept {
    std::uint64_t version;  // Of the stream.
    std::shared_ptr<const editions::Law> law;
  };

  const ports::Log& log_;
  const runtime::Reader& reader_;
  std::mutex mutex_;
  std::unordered_map<std::string, Kept> kept_;
};

}  // namespace redress::door
