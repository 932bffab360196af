#include "services/cli/render_facts.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

// The first sentence: the rest is for those who read the contract itself.
std::string FirstSentence(const std::string& gist) {
  const auto end = gist.find(". ");
  return end == std::string::npos ? gist : gist.substr(0, end + 1);
}

std::string RenderFields(const FactEntry& fact, const Style& style) {
  std::string out = Paint(fact.name, Tone::kStrong, style) + "  of a " +
                    EnumWords(*v1::StreamKind_descriptor(), fact.kind) + "\n  " + Shown(fact.gist) +
                    "\n\n";
  if (fact.fields.empty()) return out + "It has no fields.\n";
  for (const FieldEntry& field : fact.fields) {
    out += fmt::format("  {}={}{}\n", Paint(field.name, Tone::kStrong, style), field.takes,
                       field.repeated ? " ..." : "");
    if (!field.gist.empty()) out += "      " + Shown(field.gist) + "\n";
  }
  return out;
}

}  // namespace

std::string RenderFacts(const std::vector<FactEntry>& facts, const std::string& name,
                        const Style& style) {
  std::vector<Row> rows;
  for (const FactEntry& fact : facts) {
    if (fact.name == name) return RenderFields(fact, style);
    rows.push_back({{fact.name},
                    {EnumWords(*v1::StreamKind_descriptor(), fact.kind)},
                    {FirstSentence(fact.gist)}});
  }
  return RenderTable({{"FACT"}, {"OF A"}, {"WHAT IT SAYS", true}}, rows, style) +
         "\n`redress record --list FACT` shows its fields.\n";
}

std::string RenderResult(const v1::CommandResult& result,
                         const std::vector<std::string>& fact_names, const Style& style) {
  if (result.validated_only()) return "It would be recorded. Nothing was written.\n";
  std::string out;
  const int blocks = result.steps_size() - static_cast<int>(fact_names.size());
  for (int at = 0; at < result.steps_size(); ++at) {
    const auto& step = result.steps(at);
    const int fact = at - std::max(blocks, 0);
    out += fmt::format(
        "{} {} as event {} of {} {}.\n",
        Paint(result.repeated_request() ? "Had recorded" : "Recorded", Tone::kGood, style),
        fact < 0 ? "an overridden block"
                 : FieldWords(fact_names.at(static_cast<std::size_t>(fact))),
        step.version(),
        EnumWords(*v1::StreamKind_descriptor(), step.stream().kind()), Shown(step.stream().id()));
  }
  return out.empty() ? "It was so already; nothing was recorded.\n" : out;
}

std::string RenderWarnings(const v1::CommandResult& result) {
  std::string out;
  for (const auto& warning : result.warnings()) {
    out += fmt::format("warning: {} (check {}", Shown(warning.message()), Shown(warning.check()));
    if (!warning.field().empty()) out += ", field " + Shown(warning.field());
    if (!warning.provision().empty()) out += ", provision " + Shown(warning.provision());
    out += ")\n";
  }
  return out;
}

}  // namespace redress::cli
