#include "services/redressd/options.h"

#include <charconv>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <arpa/inet.h>
#include <google/protobuf/util/time_util.h>

#include "services/door/happened.h"

namespace redress::redressd {
namespace {

bool IsLoopback(const std::string& host) {
  if (host == "localhost" || host == "[::1]") return true;
  in_addr address{};
  return inet_pton(AF_INET, host.c_str(), &address) == 1 && (ntohl(address.s_addr) >> 24u) == 127;
}

bool IsPort(const std::string& text) {
  unsigned port = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), port);
  return fault == std::errc{} && end == text.data() + text.size() && port <= 65'535;
}

std::string CheckAddress(const std::string& address) {
  return FaultOfAddress(address).value_or("");
}

std::optional<std::int64_t> ReadInstant(const std::string& text) {
  google::protobuf::Timestamp instant;
  if (!google::protobuf::util::TimeUtil::FromString(text, &instant)) return std::nullopt;
  return door::ToNanos(instant);
}

std::string CheckInstant(const std::string& text) {
  return ReadInstant(text)
             ? ""
             : "expected an instant like 2024-04-02T09:00:00Z, but found something else";
}

// The sibling of the data folder: keys never lie with what they lock.
std::string KeysBeside(const std::string& data) {
  std::filesystem::path path = std::filesystem::path(data).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  return path.string() + ".keys";
}

}  // namespace

std::optional<std::string> FaultOfAddress(const std::string& address) {
  const std::size_t colon = address.rfind(':');
  if (colon == address.npos || !IsPort(address.substr(colon + 1))) {
    return "expected host:port, but found \"" + address + "\"";
  }
  if (IsLoopback(address.substr(0, colon))) return std::nullopt;
  return "expected an address of this machine only, such as 127.0.0.1:7400, but found \"" +
         address +
         "\": other addresses need TLS and authentication, which this version does not have";
}

tl::expected<Options, EarlyExit> ParseOptions(int argc, const char* const* argv) {
  Options options;
  std::string virtual_time;
  CLI::App app{"redressd: keeps complaints as events and answers for them over gRPC.", "redressd"};
  app.add_option("--data", options.data, "Data folder. Made if it does not exist.")->required();
  app.add_option("--keys", options.keys, "Keys folder. Default: <data>.keys, beside the data.");
  app.add_option("--listen", options.listen, "Where gRPC is answered. Port 0: any that is free.")
      ->check(CheckAddress)
      ->capture_default_str();
  app.add_option("--metrics", options.metrics, "Where Prometheus is answered, at /metrics.")
      ->check(CheckAddress)
      ->capture_default_str();
  app.add_option("--master-key", options.master_key,
                 "File of the master key. Default: master.key in the keys folder.");
  app.add_option(
         "--virtual-time", virtual_time,
         "Makes a new data folder one of virtual time, which starts here and moves only when "
         "it is told to.")
      ->check(CheckInstant);
  app.add_option("--ready-file", options.ready_file,
                 "Written once the doors are open: addresses and process id, as JSON.");
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return tl::unexpected(EarlyExit{0, app.help()});
  } catch (const CLI::Error& error) {
    return tl::unexpected(EarlyExit{
        2, std::string("redressd: ") + error.what() + "\nRun redressd --help for more.\n"});
  }
  if (options.keys.empty()) options.keys = KeysBeside(options.data);
  if (!virtual_time.empty()) options.virtual_time_unix_nanos = ReadInstant(virtual_time);
  return options;
}

}  // namespace redress::redressd
