#include "services/redressd/log.h"

#include <fmt/format.h>
#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace redress::redressd {
namespace {

spdlog::level::level_enum LevelOf(Level level) {
  switch (level) {
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarning:
      return spdlog::level::warn;
    case Level::kError:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

// What gRPC says: addresses and reasons, no message of anybody's.
void LogOfGrpc(gpr_log_func_args* said) {
  const Level level = said->severity == GPR_LOG_SEVERITY_ERROR ? Level::kWarning : Level::kInfo;
  Log(level, "grpc", {{"message", said->message}});
}

std::string Members(std::initializer_list<LogField> fields) {
  std::string members;
  for (const auto& [name, value] : fields) {
    if (!members.empty()) members += ',';
    members += ToJson(name) + ':' + ToJson(value);
  }
  return members;
}

}  // namespace

void OpenLog() {
  auto logger = spdlog::stderr_logger_mt("redressd");
  logger->set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                      spdlog::pattern_time_type::utc);
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
  gpr_set_log_function(LogOfGrpc);
  // It complains of callers' bytes, which are answered for already.
  google::protobuf::SetLogHandler(nullptr);
}

void Log(Level level, std::string_view event, std::initializer_list<LogField> fields) {
  std::string members = Members({{"event", event}});
  if (fields.size() > 0) members += ',' + Members(fields);
  spdlog::default_logger_raw()->log(LevelOf(level), spdlog::string_view_t(members));
}

std::string ToJson(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      json += c;
    }
  }
  return json + '"';
}

std::string ToJson(std::initializer_list<LogField> fields) { return '{' + Members(fields) + '}'; }

}  // namespace redress::redressd
