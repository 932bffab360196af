#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <tl/expected.hpp>

namespace redress::redressd {

// What the command line says, completed.
struct Options {
  std::string data;
  std::string keys;
  std::string listen = "127.0.0.1:7400";
  std::string metrics = "127.0.0.1:7401";
  std::string master_key;  // Empty: `master.key` in the keys folder.
  std::optional<std::int64_t> virtual_time_unix_nanos;
  std::string ready_file;  // Empty: none.
};

// Why there is nothing to run: help was asked for (0) or the line is wrong (2).
struct EarlyExit {
  int code = 0;
  std::string text;
};

[[nodiscard]] tl::expected<Options, EarlyExit> ParseOptions(int argc, const char* const* argv);

// What is wrong with an address to listen on: only this machine's own may be, while there is
// neither TLS nor authentication. Nothing if it is good.
[[nodiscard]] std::optional<std::string> FaultOfAddress(const std::string& address);

}  // namespace redress::redressd
