// `redress`: the command line. Builds the world out of the process and runs in it.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <random>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <date/tz.h>
#include <sys/ioctl.h>

#include "services/cli/app.h"
#include "services/cli/failure.h"

namespace {

using redress::cli::World;

constexpr std::size_t kWidthUnknown = 80;

std::optional<std::string> Environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') return std::nullopt;
  return std::string(value);
}

redress::cli::Style StyleOfScreen() {
  redress::cli::Style style;
  if (isatty(STDOUT_FILENO) == 0) return style;
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  style.width = known ? size.ws_col : kWidthUnknown;
  style.colour = !Environment("NO_COLOR") && Environment("TERM").value_or("dumb") != "dumb";
  return style;
}

std::string MakeId() {
  constexpr const char* kDigits = "0123456789abcdef";
  std::random_device random;
  std::string id;
  for (int word = 0; word < 4; ++word) {
    for (unsigned bits = random(), digit = 0; digit < 8; ++digit, bits >>= 4U)
      id += kDigits[bits & 0xfU];
  }
  return id;
}

redress::Day TodayInLondon() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto local = date::make_zoned("Europe/London", now).get_local_time();
  return redress::Day(std::chrono::floor<std::chrono::days>(local.time_since_epoch()));
}

}  // namespace

int main(int argc, char** argv) {
  World world{std::cout,
              std::cerr,
              std::cin,
              StyleOfScreen(),
              isatty(STDERR_FILENO) != 0,
              Environment,
              MakeId,
              [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); },
              std::chrono::steady_clock::now,
              TodayInLondon};
  try {
    return redress::cli::Run(std::vector<std::string>(argv + 1, argv + argc), world);
  } catch (const std::exception& error) {
    // Of a library, or of the machine: ours does not throw.
    std::fprintf(stderr, "redress: expected to get through, but: %s\n", error.what());
    return redress::cli::kRefused;
  }
}
