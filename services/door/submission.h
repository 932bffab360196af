#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <grpcpp/support/status.h>

#include "redress/v1/command.pb.h"

#include "engine/ports/clock.h"
#include "engine/ports/vault.h"
#include "engine/runtime/writer.h"

namespace redress::door {

// Checks a command's form (ids, sizes, UTF-8, enums, dates, steps), completes each `happened` (the
// day in London of an instant, "now" of what is asked), takes the payload's HMAC, and seals every
// personal text. Each step must name its stream. The first fault is answered, with its field.
[[nodiscard]] tl::expected<runtime::Submission, runtime::Failure> MakeSubmission(
    const v1::CommandHeader& header, std::vector<v1::Step> steps, ports::Vault& vault,
    const ports::Clock& clock);

// As `MakeSubmission`, of a header and steps whose form CheckForm has passed. `made_id` is an id
// that a door made up for the first step's stream: it is no part of the payload, so a repeat, for
// which another is made up, is known as one. Empty: the caller gave the id.
[[nodiscard]] tl::expected<runtime::Submission, runtime::Failure> SealSubmission(
    const v1::CommandHeader& header, std::vector<v1::Step> steps, std::string_view made_id,
    ports::Vault& vault, const ports::Clock& clock);

// A failure as google.rpc.Status with one ErrorInfo (reason, domain "redress", metadata field and
// provision), and RetryInfo for kResourceExhausted.
[[nodiscard]] grpc::Status ToStatus(const runtime::Failure& failure);

// What a command answers.
[[nodiscard]] v1::CommandResult ToResult(const runtime::Done& done, bool validated_only);

// Opens every sealed text of `message` that belongs to `stream`. Used by views.
[[nodiscard]] Result<void> OpenAll(const StreamKey& stream, const ports::Vault& vault,
                                   google::protobuf::Message& message);

}  // namespace redress::door
