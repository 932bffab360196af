#pragma once

#include <string>

#include <tl/expected.hpp>

#include "redress/v1/errors.pb.h"

namespace redress {

// What makes no sense, or is asked and not allowed. The caller's to mend.
struct Refusal {
  v1::RefusalReason reason = v1::REFUSAL_REASON_UNSPECIFIED;
  std::string message;    // "expected <what should hold>, but <what was found>"; nothing personal.
  std::string field;      // The request's field, e.g. "acknowledged.stage". Empty: the whole.
  std::string provision;  // The Code's, e.g. "6.13". Empty: the Code is not the reason.

  bool operator==(const Refusal&) const = default;
};

// What the machine could not do. Values are those of google.rpc.Code.
enum class ErrorCode {
  kInvalidArgument = 3,
  kDeadlineExceeded = 4,
  kNotFound = 5,
  kAlreadyExists = 6,
  kPermissionDenied = 7,
  kResourceExhausted = 8,
  kFailedPrecondition = 9,
  kAborted = 10,
  kUnimplemented = 12,
  kInternal = 13,
  kUnavailable = 14,
  kDataLoss = 15,
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string
      message;  // "expected ..., but ..."; says what to do next where there is something to do.

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

}  // namespace redress
