#pragma once

#include <chrono>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "engine/types/day.h"
#include "services/cli/style.h"

namespace redress::cli {

// Everything that a command sees of the world, so that tests can give it another one.
struct World {
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  Style style;                   // Of `out`.
  bool err_is_terminal = false;  // Whether progress may rewrite its line.
  std::function<std::optional<std::string>(const char* name)> environment;
  std::function<std::string()> make_id;  // 32 random characters of [0-9a-f].
  std::function<void(std::chrono::milliseconds)> pause;
  std::function<std::chrono::steady_clock::time_point()> now;
  std::function<Day()> today;  // In London.
};

}  // namespace redress::cli
