#pragma once

#include <string>

#include <grpcpp/support/status.h>

#include "services/cli/failure.h"

namespace redress::cli {

// What a server's error says beside its message.
struct RefusalDetails {
  std::string reason;       // E.g. "STAGE_NOT_OPEN". Empty: the server did not say.
  std::string field;        // E.g. "acknowledged.stage".
  std::string provision;    // E.g. "6.13".
  std::string retry_after;  // E.g. "2 s".

  bool operator==(const RefusalDetails&) const = default;
};

// Reads the `google.rpc.Status` that a server puts beside its status. Nothing of it is trusted:
// bytes that are none give empty details.
[[nodiscard]] RefusalDetails ReadDetails(const std::string& status_details);

// A failed call as people and scripts are told of it. `server` is the address that was called.
[[nodiscard]] Failure ToFailure(const grpc::Status& status, const std::string& server);

}  // namespace redress::cli
