// Logs of complaints and of service requests, and mapping files, as anybody may send them: any bytes give rows, each
// whole or with its fault, and an end.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "engine/types/assert.h"
#include "services/intake/rows/log_reader.h"
#include "services/intake/rows/mapping.h"
#include "services/intake/rows/sample_requests.h"

namespace {

namespace intake = redress::intake;

// Every byte can begin at most one row.
void ReadAll(const std::string& text, intake::LogFormat format, const intake::MappingFile& mapping) {
  std::istringstream in(text);
  auto log = intake::LogReader::Open(in, format, mapping);
  if (!log) {
    REDRESS_ASSERT(log.error().reason.find("expected ") != std::string::npos);
    return;
  }
  std::size_t rows = 0;
  while (log->Next()) REDRESS_ASSERT(++rows <= text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  ReadAll(text, intake::LogFormat::kCsv, {});
  ReadAll(text, intake::LogFormat::kJsonLines, {});
  intake::MappingFile requests;
  requests.rows = intake::RowKind::kServiceRequest;
  ReadAll(text, intake::LogFormat::kCsv, requests);
  ReadAll(text, intake::LogFormat::kJsonLines, requests);
  static const auto* city = new auto(intake::ReadMappingFile(intake::kSampleRequestsMapping));
  ReadAll(text, intake::LogFormat::kCsv, **city);
  if (const auto mapping = intake::ReadMappingFile(text)) {
    ReadAll("reference,received\n1,2024-04-02\n", intake::LogFormat::kCsv, *mapping);
  }
  return 0;
}
