#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "services/cli/commands/commands.h"
#include "services/cli/fact_fields.h"
#include "services/cli/read_file.h"
#include "services/cli/words.h"
#include "services/intake/rows/sample_requests.h"

namespace redress::cli {
namespace {

constexpr std::uint64_t kRowsMax = 1'000'000;

struct Options {
  intake::SampleOptions sample;
  std::string today;
  std::string file;          // Empty: stdout.
  std::string mapping_file;  // Empty: none is written.
  bool requests = false;
};

void Write(std::ostream& out, const Options& options) {
  if (options.requests) {
    intake::WriteSampleRequests(out, options.sample);
  } else {
    intake::WriteSampleLog(out, options.sample);
  }
}

Answer<ExitCode> SampleLog(Session& session, Options options) {
  World& world = session.world();
  options.sample.today = world.today();
  if (!options.today.empty()) {
    const auto date = ReadDate(options.today);
    if (!date) return Fail(kWrongUsage, "--today: " + date.error());
    options.sample.today = *ToDay(*date);
  }
  if (!options.mapping_file.empty()) {
    const auto written = WriteFile(
        options.mapping_file, [](std::ostream& out) { out << intake::kSampleRequestsMapping; });
    if (!written) return Fail(kRefused, written.error());
  }
  if (options.file.empty()) {
    Write(world.out, options);
    return kDone;
  }
  const auto written = WriteFile(options.file, [&](std::ostream& out) { Write(out, options); });
  if (!written) return Fail(kRefused, written.error());
  world.err << fmt::format("Wrote {} to {}. Everybody in it is made up.\n",
                           Count(options.sample.rows, "row"), options.file);
  return kDone;
}

}  // namespace

void AddSampleLog(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command =
      app.add_subcommand("sample-log", "Write a made-up complaints log, to try things on");
  command->add_option("--rows", options->sample.rows, "How many rows (200)")
      ->check(CLI::Range(std::uint64_t{1}, kRowsMax))
      ->type_name("N");
  command->add_option("--seed", options->sample.seed, "Another seed makes another log (1)")
      ->type_name("S");
  command->add_option("--today", options->today, "The day it is written on; otherwise today")
      ->type_name("DATE");
  command->add_option("-o,--output", options->file, "Where to write; otherwise to the screen")
      ->type_name("FILE");
  auto* requests = command->add_flag("--requests", options->requests,
                                     "Service requests instead, in the shape of a city's log");
  command
      ->add_option("--mapping-output", options->mapping_file,
                   "Where to write the mapping that such a log is read by")
      ->type_name("FILE")
      ->needs(requests);
  command->footer(
      "The same rows, seed and day give the same log, anywhere.\n\n"
      "Examples:\n"
      "  redress sample-log --rows 200 --seed 1 -o sample.csv\n"
      "  redress sample-log --requests -o requests.csv --mapping-output requests.toml");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return SampleLog(session, *options); };
  });
}

}  // namespace redress::cli
