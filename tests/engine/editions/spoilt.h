#pragma once

#include <ostream>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "engine/types/result.h"

namespace redress {

// For gtest.
inline void PrintTo(const Refusal& refusal, std::ostream* out) {
  *out << v1::RefusalReason_Name(refusal.reason) << " in " << refusal.field << ": "
       << refusal.message;
}

}  // namespace redress

namespace redress::editions {

// A sound file in which `what` is replaced, and the message that this must give.
struct Spoilt {
  std::string name;     // Of the test.
  std::string what;     // Stands exactly once in the sound file.
  std::string with;     // Stands there instead.
  std::string message;  // Whole.
};

// For gtest.
inline void PrintTo(const Spoilt& spoilt, std::ostream* out) { *out << spoilt.name; }

inline std::string Spoil(std::string text, const Spoilt& spoilt) {
  const std::size_t at = text.find(spoilt.what);
  EXPECT_NE(at, std::string::npos) << spoilt.what;
  EXPECT_EQ(text.find(spoilt.what, at + 1), std::string::npos) << spoilt.what;
  return text.replace(at, spoilt.what.size(), spoilt.with);
}

inline Refusal LawInvalid(std::string message) {
  return {.reason = v1::REFUSAL_REASON_LAW_INVALID,
          .message = std::move(message),
          .field = "content",
          .provision = {}};
}

}  // namespace redress::editions
