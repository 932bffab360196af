#pragma once

#include <string>

namespace redress::ports {

// Makes opaque ids. Thread-safe.
class Ids {
 public:
  virtual ~Ids() = default;
  // A new id of 26 characters [0-9a-z], never given before, in order of making within a millisecond's precision.
  [[nodiscard]] virtual std::string Make() = 0;
};

}  // namespace redress::ports
