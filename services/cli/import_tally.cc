#include "services/cli/import_tally.h"

#include <fmt/format.h>

#include "services/cli/import_log.h"
#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

Row OutcomeRow(const ImportTally& tally, v1::ImportOutcome outcome, const std::string& words,
               const std::string& remark) {
  const std::uint64_t rows = tally.rows[static_cast<std::size_t>(outcome)];
  return {{words}, {std::to_string(rows)}, {rows == 0 ? "" : remark, Tone::kQuiet}};
}

std::string RenderOutcomes(const ImportTally& tally, const Style& style) {
  const std::string mend = tally.rejects_path.empty()
                               ? ""
                               : "in " + tally.rejects_path + ": mend that file and import it";
  return RenderTable({{"ROWS"}, {.title = "", .number = true}, {"", true}},
                     {OutcomeRow(tally, v1::IMPORT_OUTCOME_TAKEN, "new", ""),
                      OutcomeRow(tally, v1::IMPORT_OUTCOME_UNCHANGED, "there already", ""),
                      OutcomeRow(tally, v1::IMPORT_OUTCOME_UPDATED, "changed, taken", ""),
                      OutcomeRow(tally, v1::IMPORT_OUTCOME_CHANGED, "changed, left",
                                 "as they are recorded: --take-changes takes them"),
                      OutcomeRow(tally, v1::IMPORT_OUTCOME_REJECTED, "rejected", mend)},
                     style);
}

std::string RenderDifferences(const ImportTally& tally, const Style& style) {
  if (tally.differences.empty()) return "";
  std::vector<Row> rows;
  for (const auto& shown : tally.differences) {
    rows.push_back({{std::to_string(shown.line)},
                    {shown.difference.field()},
                    {shown.difference.recorded()},
                    {shown.difference.row()}});
  }
  std::string out =
      "\n" +
      RenderTable({{"LINE"}, {"CHANGED"}, {"RECORDED", true}, {"IN THE ROW", true}}, rows, style);
  if (tally.differences_more > 0) out += fmt::format("and {} more\n", tally.differences_more);
  return out;
}

std::string RenderRejections(const ImportTally& tally, const Style& style) {
  if (tally.rejections.empty()) return "";
  std::string out = "\n" + Paint("Rejected", Tone::kStrong, style) + "\n";
  for (const std::string& rejection : tally.rejections) out += "  " + Shown(rejection) + "\n";
  const std::uint64_t more =
      tally.Rejected() - std::min<std::uint64_t>(tally.Rejected(), tally.rejections.size());
  return more == 0 ? out : out + fmt::format("  and {} more\n", more);
}

std::string RenderNotes(const ImportTally& tally, const Style& style) {
  std::string out;
  if (!tally.notes.empty()) {
    out += "\n" + Paint("Taken, but not as plainly written", Tone::kStrong, style) + "\n";
    std::vector<Row> rows;
    for (const auto& [what, count] : tally.notes) {
      rows.push_back({{std::to_string(count)}, {what.first}, {what.second}});
    }
    out +=
        RenderTable({{.title = "ROWS", .number = true}, {"COLUMN", true}, {"WHAT WAS DONE", true}},
                    rows, style);
  }
  if (!tally.unmapped.empty()) {
    out += "\nColumns not taken: ";
    for (std::size_t at = 0; at < tally.unmapped.size(); ++at) {
      out += (at > 0 ? ", " : "") + Shown(tally.unmapped[at]);
    }
    out += ". A mapping file says what they hold: --mapping FILE.\n";
  }
  return out;
}

}  // namespace

void ImportTally::TakeAnswer(const v1::ImportRowsResponse& answer) {
  import_id = answer.import_id();
  if (answer.line() == 0 || !v1::ImportOutcome_IsValid(answer.outcome())) return;
  ++rows[static_cast<std::size_t>(answer.outcome())];
  for (const auto& difference : answer.differences()) {
    if (differences.size() < kDifferencesMax) {
      differences.push_back({answer.line(), difference});
    } else {
      ++differences_more;
    }
  }
  if (answer.outcome() == v1::IMPORT_OUTCOME_REJECTED && rejections.size() < kRejectionsMax) {
    rejections.push_back(FaultWords({answer.line(), answer.error_field(), answer.error_message()}));
  }
}

void ImportTally::TakeFault(const intake::Fault& fault) {
  ++rows[v1::IMPORT_OUTCOME_REJECTED];
  if (rejections.size() < kRejectionsMax) rejections.push_back(FaultWords(fault));
}

void ImportTally::TakeNotes(const std::vector<intake::RowNote>& row_notes) {
  for (const auto& note : row_notes) {
    const auto key = std::pair(note.column, note.note);
    if (notes.size() < kNotesMax || notes.contains(key)) ++notes[key];
  }
}

std::string RenderTally(const ImportTally& tally, const std::string& path, const Style& style) {
  const std::string title =
      tally.dry_run ? "Nothing was written: this is what importing " + path + " would do"
                    : "Import " + tally.import_id + " of " + path;
  return Paint(Shown(title), Tone::kStrong, style) + "\n" + RenderOutcomes(tally, style) +
         RenderDifferences(tally, style) + RenderRejections(tally, style) +
         RenderNotes(tally, style);
}

}  // namespace redress::cli
