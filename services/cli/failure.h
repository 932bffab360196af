#pragma once

#include <string>

#include <tl/expected.hpp>

namespace redress::cli {

// What a script is told. Part of the command line's contract: never renumber.
enum ExitCode : int {
  kDone = 0,
  kRefused = 1,  // Refused, or nothing found, or the server failed.
  kWrongUsage = 2,
  kNotReached = 3,    // No server, or no answer in time.
  kSomeRejected = 4,  // An import went through, but some of its rows did not; or a lint found something.
};

// Why a command ends early.
struct Failure {
  ExitCode exit_code = kRefused;
  std::string message;  // For stderr, with what to do next. May hold a server's words: shown
                        // through `Shown`.
};

template <typename T>
using Answer = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> Fail(ExitCode exit_code, std::string message) {
  return tl::make_unexpected(Failure{exit_code, std::move(message)});
}

// After a lost answer nobody knows whether it was recorded. The same request id makes asking again
// safe.
[[nodiscard]] inline Failure WithRequestId(Failure failure, const std::string& request_id) {
  if (failure.exit_code == kNotReached) {
    failure.message +=
        "\nIt may have been recorded all the same. To try again safely, add --request-id " +
        request_id + ".";
  }
  return failure;
}

}  // namespace redress::cli
