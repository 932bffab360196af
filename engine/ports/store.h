#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/ports/log.h"
#include "engine/ports/views.h"

namespace redress::ports {

// A commit to be written, with what goes in with it.
struct PendingCommit {
  v1::Commit commit;
  RequestRecord request;
};

// A complaint's row before and after: rows of `before` that `after` lacks are deleted.
struct ComplaintRowChange {
  std::optional<ComplaintRow> before;
  ComplaintRow after;
};

// A name others gave a complaint. Empty `complaint_id`: the name is free again.
struct ReferenceChange {
  std::string landlord_id;
  v1::ExternalReference reference;
  std::string complaint_id;
};

// Everything that must agree. Written whole or not at all.
struct Batch {
  std::vector<PendingCommit> commits;  // Positions dense, following the log's last.
  std::vector<ComplaintRowChange> complaints;
  std::vector<ReferenceChange> references;
};

// Where the one writer writes. `Write` is called by one thread at a time.
class Store : public Log, public Views {
 public:
  // Writes all of `batch`, or nothing, and returns once it is on disk (fdatasync). After an error the
  // store refuses every further write: a failed sync is never retried.
  [[nodiscard]] virtual Result<void> Write(const Batch& batch) = 0;
};

}  // namespace redress::ports
