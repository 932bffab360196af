#include "tests/scenarios/scenario.h"

#include "tests/scenarios/runner.h"

namespace redress::scenarios {
namespace {

// Cuts the first line off `text`.
std::string_view TakeLine(std::string_view& text) {
  const auto end = text.find('\n');
  const auto line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

}  // namespace

Header ReadHeader(std::string_view text) {
  constexpr std::string_view kProvision = "# provision: ";
  constexpr std::string_view kTitle = "# title: ";
  Header header;
  while (text.starts_with('#')) {
    const auto line = TakeLine(text);
    if (line.starts_with(kTitle)) header.title = line.substr(kTitle.size());
    if (!line.starts_with(kProvision)) continue;
    if (const auto words = Cut(line.substr(kProvision.size()))) header.provisions = words->bare;
  }
  return header;
}

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
  const Header header = ReadHeader(text);
  Runner runner;
  while (!text.empty()) {
    const auto line = TakeLine(text);
    if (++number > kScenarioLinesMax) {
      fault("expected at most 500 lines, but there are more");
      return faults;
    }
    if (line.starts_with('#')) continue;
    const auto words = Cut(line);
    const bool blank = words && words->bare.empty() && words->pairs.empty();
    if (blank) continue;
    const auto ran = words ? runner.Run(*words) : Outcome(tl::unexpected(words.error()));
    if (ran) continue;
    fault(ran.error());
    return faults;  // What follows rests on this line.
  }
  if (header.provisions.empty() || header.title.empty())
    fault("expected # provision: and # title: lines");
  if (const auto finished = runner.Finish(); !finished) fault(finished.error());
  return faults;
}

}  // namespace redress::scenarios
