#include "services/cli/import_run.h"

#include <filesystem>
#include <fstream>
#include <mutex>
#include <ostream>
#include <thread>
#include <unordered_map>

#include <fmt/format.h>

#include "redress/v1/import_service.grpc.pb.h"

#include "services/cli/json.h"
#include "services/cli/progress.h"
#include "services/intake/rows/rejects.h"

namespace redress::cli {
namespace {

using Stream = grpc::ClientReaderWriterInterface<v1::ImportRowsRequest, v1::ImportRowsResponse>;

v1::ImportRowsRequest Start(const LogFile& log, const ImportWish& wish) {
  v1::ImportRowsRequest request;
  v1::ImportStart& start = *request.mutable_start();
  start.set_landlord_id(wish.landlord_id);
  start.set_source(wish.source);
  start.set_actor_id(wish.actor_id);
  start.set_content_digest(log.digest);
  start.set_rows_expected(log.rows);
  start.set_dry_run(wish.dry_run);
  start.set_take_changes(wish.take_changes);
  return request;
}

// A row that was not even sent, as the server would have answered it.
v1::ImportRowsResponse RejectedHere(const intake::Fault& fault) {
  v1::ImportRowsResponse answer;
  answer.set_line(fault.line);
  answer.set_outcome(v1::IMPORT_OUTCOME_REJECTED);
  answer.set_error_field(fault.column);
  answer.set_error_message(fault.reason);
  return answer;
}

// What both threads know of the rows. Every method may be called by either.
class Rows {
 public:
  // `json`: where each answer goes as a line. Null: nowhere.
  Rows(const LogFile& log, const ImportWish& wish, std::ostream* json)
      : log_(log), path_(wish.rejects_path), json_(json) {
    tally_.dry_run = wish.dry_run;
  }

  void Sent(const intake::ReadRow& row, const std::vector<std::string>& columns) {
    const std::lock_guard lock(mutex_);
    columns_ = columns;
    tally_.TakeNotes(row.notes);
    on_their_way_[row.row.line()] = row.record;
  }

  void Faulty(const intake::ReadRow& row, const std::vector<std::string>& columns) {
    const std::lock_guard lock(mutex_);
    columns_ = columns;
    tally_.TakeFault(*row.fault);
    Reject(row.record, *row.fault);
    ++done_;
    Say(RejectedHere(*row.fault));
  }

  void Answered(const v1::ImportRowsResponse& answer) {
    const std::lock_guard lock(mutex_);
    tally_.TakeAnswer(answer);
    Say(answer);
    if (answer.line() == 0) return;
    ++done_;
    const auto row = on_their_way_.find(answer.line());
    if (row == on_their_way_.end()) return;
    if (answer.outcome() == v1::IMPORT_OUTCOME_REJECTED) {
      Reject(row->second, {answer.line(), answer.error_field(), answer.error_message()});
    }
    on_their_way_.erase(row);
  }

  void Ended(std::vector<std::string> unmapped) {
    const std::lock_guard lock(mutex_);
    tally_.unmapped = std::move(unmapped);
  }

  [[nodiscard]] std::uint64_t done() {
    const std::lock_guard lock(mutex_);
    return done_;
  }

  // Of an import that broke off: the next attempt finds the same rows to reject again.
  void Forget() {
    if (!file_.is_open()) return;
    file_.close();
    std::error_code error;
    std::filesystem::remove(path_, error);
  }

  // Once both threads are through.
  [[nodiscard]] Answer<ImportTally> Finish() {
    if (!file_.is_open()) return tally_;
    file_.flush();
    if (!file_)
      return Fail(
          kRefused,
          fmt::format("expected to write every rejected row to {}, but writing failed", path_));
    tally_.rejects_path = path_;
    return tally_;
  }

 private:
  void Reject(const intake::Record& record, const intake::Fault& fault) {
    if (path_.empty()) return;
    if (!file_.is_open()) Open();
    writer_.Write(columns_, record, fault);
  }

  void Say(const v1::ImportRowsResponse& answer) {
    if (json_ != nullptr) *json_ << JsonLine(answer);
  }

  // Rows hold residents' words: for the importer's own eyes only.
  void Open() {
    file_.open(path_, std::ios::binary | std::ios::trunc);
    std::error_code error;
    std::filesystem::permissions(
        path_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
  }

  const LogFile& log_;
  const std::string path_;
  std::ostream* const json_;
  std::mutex mutex_;
  ImportTally tally_;
  std::uint64_t done_ = 0;
  std::vector<std::string> columns_;
  std::unordered_map<std::uint64_t, intake::Record> on_their_way_;  // By line.
  std::ofstream file_;
  intake::RejectsWriter writer_{file_, log_.format, log_.mapping.delimiter};
};

// Sends all rows, or as many as the server takes. Runs on a thread of its own.
void SendRows(intake::LogReader& reader, Stream& stream, Rows& rows) {
  while (auto row = reader.Next()) {
    if (row->fault) {
      rows.Faulty(*row, reader.columns());
      continue;
    }
    rows.Sent(*row, reader.columns());
    v1::ImportRowsRequest request;
    *request.mutable_row() = std::move(row->row);
    if (!stream.Write(request)) break;  // The server ended the call; its status says why.
  }
  rows.Ended(reader.mapping().Unmapped());
  stream.WritesDone();
}

}  // namespace

Answer<ImportTally> RunImport(Session& session, const LogFile& log, const ImportWish& wish) {
  std::ifstream file(log.path, std::ios::binary);
  auto reader = intake::LogReader::Open(file, log.format, log.mapping);
  if (!reader) return Fail(kRefused, log.path + ": " + FaultWords(reader.error()));
  World& world = session.world();
  Rows rows(log, wish, session.settings().json ? &world.out : nullptr);
  const auto stub = session.Stub<v1::ImportService>();
  grpc::ClientContext context;
  const auto stream = stub->ImportRows(&context);
  stream->Write(Start(log, wish));
  std::thread sender(SendRows, std::ref(*reader), std::ref(*stream), std::ref(rows));
  {
    Progress progress(world, wish.dry_run ? "looked at rows" : "imported rows", log.rows);
    v1::ImportRowsResponse answer;
    while (stream->Read(&answer)) {
      rows.Answered(answer);
      progress.Show(rows.done());
    }
  }
  sender.join();
  const grpc::Status status = stream->Finish();
  if (!status.ok()) {
    rows.Forget();
    Failure failure = session.Failed(status);
    failure.message += fmt::format(
        "\n{} of {} rows were through. Import the file again: what went in is recognised.",
        rows.done(), log.rows);
    return tl::make_unexpected(failure);
  }
  return rows.Finish();
}

}  // namespace redress::cli
