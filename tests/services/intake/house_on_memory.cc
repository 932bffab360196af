#include "tests/services/intake/house_on_memory.h"

#include <future>
#include <sstream>
#include <thread>

#include <gtest/gtest.h>

#include "services/door/submission.h"
#include "services/intake/rows/log_reader.h"

namespace redress::intake {
namespace {

constexpr const char* kLandlord = "acme";

std::string DigestOf(const std::string& content) {
  std::string digest = std::to_string(std::hash<std::string>()(content));
  digest.resize(32, '0');
  return digest;
}

}  // namespace

std::size_t RunResult::Count(v1::ImportOutcome outcome) const {
  return static_cast<std::size_t>(
      std::count_if(answers.begin(), answers.end(),
                    [outcome](const auto& answer) { return answer.outcome() == outcome; }));
}

std::string RunResult::Shown() const {
  std::string text;
  for (const auto& answer : answers) {
    text +=
        std::to_string(answer.line()) + " " + v1::ImportOutcome_Name(answer.outcome()).substr(15);
    if (!answer.error_message().empty())
      text += " " + answer.error_field() + ": " + answer.error_message();
    text += "\n";
    for (const auto& one : answer.differences()) {
      text += "  " + one.field() + ": '" + one.recorded() + "' -> '" + one.row() + "'\n";
    }
  }
  return text + (ended ? "end\n" : "");
}

HouseOnMemory::HouseOnMemory() {
  SetUpLandlord();
  grpc::ServerBuilder builder;
  builder.RegisterService(&service_);
  server_ = builder.BuildAndStart();
  stub = v1::ImportService::NewStub(server_->InProcessChannel({}));
}

HouseOnMemory::~HouseOnMemory() {
  streams_.EndAll();
  server_->Shutdown();
  writer.Stop();
  pool_.Stop();
}

runtime::Outcome HouseOnMemory::Submit(const std::string& request_id, std::vector<v1::Step> steps) {
  v1::CommandHeader header;
  header.set_landlord_id(kLandlord);
  header.set_request_id(request_id);
  header.set_intent(v1::INTENT_REPORT);
  auto submission = door::MakeSubmission(header, std::move(steps), vault, clock);
  if (!submission) return tl::unexpected(submission.error());
  std::promise<runtime::Outcome> done;
  EXPECT_TRUE(writer.Submit(*std::move(submission),
                            [&done](const runtime::Outcome& outcome) { done.set_value(outcome); }));
  return done.get_future().get();
}

void HouseOnMemory::SetUpLandlord() {
  v1::Step step;
  step.mutable_stream()->set_kind(v1::STREAM_KIND_LANDLORD);
  step.mutable_stream()->set_id(kLandlord);
  *step.mutable_happened()->mutable_date() = ToCivilDate(clock.Read().today);
  step.mutable_fact()->mutable_landlord_created()->set_display_name("Acme Homes");
  ASSERT_TRUE(Submit("create", {step}));
}

v1::ImportStart HouseOnMemory::MakeStart(const std::string& content) const {
  v1::ImportStart start;
  start.set_landlord_id(kLandlord);
  start.set_source("log");
  start.set_content_digest(DigestOf(content));
  return start;
}

RunResult HouseOnMemory::Import(const std::string& csv, v1::ImportStart options,
                                std::string_view mapping, std::vector<Fault>* faults) {
  std::istringstream in(csv);
  const auto file = ReadMappingFile(mapping);
  EXPECT_TRUE(file);
  auto reader = LogReader::Open(in, LogFormat::kCsv, *file);
  EXPECT_TRUE(reader);
  std::vector<v1::ImportRow> rows;
  while (auto row = reader->Next()) {
    if (!row->fault) {
      rows.push_back(std::move(row->row));
    } else if (faults != nullptr) {
      faults->push_back(*std::move(row->fault));
    }
  }
  v1::ImportStart start = MakeStart(csv);
  start.MergeFrom(options);
  return ImportRows(start, rows);
}

RunResult HouseOnMemory::ImportRows(v1::ImportStart start, const std::vector<v1::ImportRow>& rows) {
  grpc::ClientContext context;
  const auto stream = stub->ImportRows(&context);
  std::thread sender([&] {
    v1::ImportRowsRequest request;
    *request.mutable_start() = start;
    bool open = stream->Write(request);
    for (std::size_t i = 0; open && i < rows.size(); ++i) {
      *request.mutable_row() = rows[i];
      open = stream->Write(request);
    }
    stream->WritesDone();
  });
  RunResult result;
  v1::ImportRowsResponse answer;
  while (stream->Read(&answer)) {
    result.import_id = answer.import_id();
    result.ended = answer.line() == 0;
    if (!result.ended) result.answers.push_back(answer);
  }
  sender.join();
  result.status = stream->Finish();
  return result;
}

std::vector<std::string> HouseOnMemory::Annul(const std::string& import_id, grpc::Status& status) {
  v1::AnnulImportRequest request;
  request.mutable_header()->set_landlord_id(kLandlord);
  request.mutable_header()->set_request_id("annul");
  request.mutable_header()->set_intent(v1::INTENT_ASK);
  request.set_import_id(import_id);
  request.set_reason("the wrong file");
  grpc::ClientContext context;
  const auto stream = stub->AnnulImport(&context, request);
  std::vector<std::string> progress;
  v1::AnnulImportResponse response;
  while (stream->Read(&response)) {
    progress.push_back(std::to_string(response.complaints_annulled()) + " of " +
                       std::to_string(response.complaints_total()));
  }
  status = stream->Finish();
  return progress;
}

bool HouseOnMemory::Record(const std::string& complaint_id, const v1::Fact& fact,
                           const v1::CivilDate& date) {
  v1::Step step;
  step.mutable_stream()->set_kind(v1::STREAM_KIND_COMPLAINT);
  step.mutable_stream()->set_id(complaint_id);
  *step.mutable_happened()->mutable_date() = date;
  *step.mutable_fact() = fact;
  return Submit("record." + ids_.Make(), {step}).has_value();
}

complaint::State HouseOnMemory::Read(const std::string& complaint_id) const {
  return complaint::Fold(ReadStream(v1::STREAM_KIND_COMPLAINT, complaint_id));
}

std::vector<v1::RecordedEvent> HouseOnMemory::ReadStream(v1::StreamKind kind,
                                                         const std::string& id) const {
  auto events = store.ReadStream({kLandlord, kind, id}, Version{1}, 10'000);
  EXPECT_TRUE(events);
  return *std::move(events);
}

}  // namespace redress::intake
