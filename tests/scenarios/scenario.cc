#include "tests/scenarios/scenario.h"

#include "tests/scenarios/runner.h"

namespace redress::scenarios {
namespace {

// What a scenario's first lines say of it.
struct Header {
  bool provision = false;
  bool title = false;
};

bool HasText(std::string_view line, std::string_view begin) {
  return line.starts_with(begin) && line.size() > begin.size();
}

}  // namespace

std::vector<std::string> RunScenario(std::string_view text, const std::string& file_name) {
  std::vector<std::string> faults;
  std::size_t number = 0;
  const auto fault = [&](const std::string& message) {
    faults.push_back(file_name + ":" + std::to_string(number) + ": " + message);
  };
  if (text.size() > kScenarioBytesMax) {
    fault("expected at most 65536 bytes, but there are more");
    return faults;
  }
  Runner runner;
  Header header;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (++number > kScenarioLinesMax) {
      fault("expected at most 500 lines, but there are more");
      return faults;
    }
    if (line.starts_with('#')) {
      header.provision = header.provision || HasText(line, "# provision: ");
      header.title = header.title || HasText(line, "# title: ");
      continue;
    }
    const auto words = Cut(line);
    const bool blank = words && words->bare.empty() && words->pairs.empty();
    if (blank) continue;
    const auto ran = words ? runner.Run(*words) : Outcome(tl::unexpected(words.error()));
    if (ran) continue;
    fault(ran.error());
    return faults;  // What follows rests on this line.
  }
  if (!header.provision || !header.title) fault("expected # provision: and # title: lines");
  if (const auto finished = runner.Finish(); !finished) fault(finished.error());
  return faults;
}

}  // namespace redress::scenarios
