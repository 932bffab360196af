#include "services/cli/json.h"

#include <google/protobuf/util/json_util.h>

namespace redress::cli {
namespace {

std::string Json(const google::protobuf::Message& message, bool whitespace, bool defaults) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = whitespace;
  options.always_print_primitive_fields = defaults;
  std::string text;
  // Fails only for an Any of unknown type or a Timestamp out of range. The contract has no Any.
  const auto status = google::protobuf::util::MessageToJsonString(message, &text, options);
  if (!status.ok()) return "{\"error\":\"an instant that is none\"}\n";
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

}  // namespace

std::string JsonDocument(const google::protobuf::Message& message) {
  return Json(message, true, true);
}

std::string JsonLine(const google::protobuf::Message& message) {
  return Json(message, false, true);
}

std::string JsonRecordLine(const google::protobuf::Message& message) {
  return Json(message, false, false);
}

}  // namespace redress::cli
