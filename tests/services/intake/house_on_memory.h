#pragma once

#include <memory>
#include <string>
#include <vector>

#include <grpcpp/grpcpp.h>

#include "redress/v1/import_service.grpc.pb.h"

#include "services/door/ids.h"
#include "services/intake/import_service.h"
#include "services/intake/rows/dates.h"
#include "services/intake/rows/record.h"
#include "storage/memory/store.h"
#include "storage/memory/vault.h"

namespace redress::intake {

// A clock that stands still.
class StillClock final : public ports::Clock {
 public:
  explicit StillClock(Day today) : today_(today) {}
  [[nodiscard]] ports::Now Read() const override {
    return {.unix_nanos =
                today_.time_since_epoch().count() * 86'400'000'000'000LL + 43'200'000'000'000LL,
            .today = today_};
  }
  [[nodiscard]] Day DayOf(std::int64_t unix_nanos) const override {
    return LondonDay(unix_nanos / 1'000'000'000);
  }

 private:
  Day today_;
};

// What a run of an import answered.
struct RunResult {
  grpc::Status status;
  std::string import_id;
  std::vector<v1::ImportRowsResponse> answers;  // But the last.
  bool ended = false;                           // The last came.

  [[nodiscard]] std::size_t Count(v1::ImportOutcome outcome) const;
  // A line a row: "2 TAKEN", "3 REJECTED responded(1).happened: expected ...", differences
  // indented.
  [[nodiscard]] std::string Shown() const;
};

// The import service with a landlord "acme" and the shipped law, all of it in memory, over gRPC in
// the process.
class HouseOnMemory {
 public:
  HouseOnMemory();
  ~HouseOnMemory();

  // Runs a log, read with `mapping` (TOML; empty: without). `faults` takes those of rows that are
  // not even sent.
  [[nodiscard]] RunResult Import(const std::string& csv, v1::ImportStart options = {},
                                 std::string_view mapping = "",
                                 std::vector<Fault>* faults = nullptr);
  [[nodiscard]] RunResult ImportRows(v1::ImportStart start, const std::vector<v1::ImportRow>& rows);
  // The progress, a message each: "64 of 200".
  [[nodiscard]] std::vector<std::string> Annul(const std::string& import_id, grpc::Status& status);
  // Records one fact of a complaint, by somebody at work.
  [[nodiscard]] bool Record(const std::string& complaint_id, const v1::Fact& fact,
                            const v1::CivilDate& date);

  [[nodiscard]] v1::ImportStart MakeStart(const std::string& content) const;
  // A complaint as the log has it now.
  [[nodiscard]] complaint::State Read(const std::string& complaint_id) const;
  [[nodiscard]] std::vector<v1::RecordedEvent> ReadStream(v1::StreamKind kind,
                                                          const std::string& id) const;

  storage::MemoryStore store;
  storage::MemoryVault vault;
  StillClock clock{*FromIsoDate("2024-07-01")};
  runtime::Writer writer{store, clock, {}, nullptr};
  std::unique_ptr<v1::ImportService::Stub> stub;

 private:
  void SetUpLandlord();
  [[nodiscard]] runtime::Outcome Submit(const std::string& request_id, std::vector<v1::Step> steps);

  runtime::Reader reader_{store, clock};
  door::RandomIds ids_{clock};
  door::Pool pool_{2};
  door::Streams streams_{pool_};
  door::Positions positions_{store, writer, pool_};
  door::Laws laws_{store, reader_};
  door::House house_{writer, reader_, store,    vault,      clock,
                     ids_,   pool_,   streams_, positions_, laws_};
  ImportService service_{house_};
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace redress::intake
