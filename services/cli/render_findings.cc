#include "services/cli/render_findings.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "engine/editions/check_name.h"
#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

Tone ToneOf(v1::Verdict verdict) {
  switch (verdict) {
    case v1::VERDICT_BREACHED:
      return Tone::kBad;
    case v1::VERDICT_AT_RISK:
    case v1::VERDICT_NO_EVIDENCE:
      return Tone::kWarning;
    case v1::VERDICT_COMPLIED:
      return Tone::kGood;
    default:
      return Tone::kQuiet;
  }
}

bool IsToActOn(v1::Verdict verdict) {
  return verdict == v1::VERDICT_BREACHED || verdict == v1::VERDICT_AT_RISK ||
         verdict == v1::VERDICT_NO_EVIDENCE || verdict == v1::VERDICT_JUDGEMENT;
}

std::string VerdictWords(const v1::Finding& finding) {
  return EnumWords(*v1::Verdict_descriptor(), finding.verdict()) +
         (finding.judged() ? " (judged)" : "");
}

// What to do, or what to answer.
std::string NextWords(const v1::Finding& finding) {
  return finding.question().empty() ? finding.mend() : finding.question();
}

std::string Tally(const google::protobuf::RepeatedPtrField<v1::Finding>& findings,
                  const Style& style) {
  std::string line;
  for (int verdict = v1::VERDICT_BREACHED; verdict <= v1::VERDICT_NOT_APPLICABLE; ++verdict) {
    const auto count = std::count_if(findings.begin(), findings.end(), [&](const auto& finding) {
      return finding.verdict() == verdict;
    });
    if (count == 0) continue;
    const auto words = fmt::format("{} {}", count, EnumWords(*v1::Verdict_descriptor(), verdict));
    line +=
        (line.empty() ? "" : ", ") + Paint(words, ToneOf(static_cast<v1::Verdict>(verdict)), style);
  }
  return line + "\n";
}

std::string EventsWords(const v1::Finding& finding) {
  std::string words;
  for (const std::uint64_t version : finding.versions()) {
    words += (words.empty() ? "" : ",") + std::to_string(version);
  }
  return words;
}

std::string KindLetters(const v1::Provision& provision) {
  std::string letters;
  for (const int kind : provision.kinds()) {
    letters += letters.empty() ? "" : "+";
    letters += kind == v1::PROVISION_KIND_COMPUTABLE   ? "C"
               : kind == v1::PROVISION_KIND_STRUCTURAL ? "S"
                                                       : "J";
  }
  return letters;
}

// How a provision is covered: its checks, and the question that is left to a person.
std::string CoverWords(const v1::Provision& provision) {
  std::string words;
  for (const v1::Check& check : provision.checks()) {
    words += (words.empty() ? "" : "; ") + editions::NameOf(check);
    if (check.stage() != 0) words += " at stage " + std::to_string(check.stage());
  }
  if (!provision.question().empty()) words += (words.empty() ? "" : "; ") + std::string("a person");
  return words;
}

std::string ScopeWords(const v1::Provision& provision) {
  return EnumWords(*v1::ProvisionScope_descriptor(), provision.scope());
}

}  // namespace

std::string RenderFindings(const google::protobuf::RepeatedPtrField<v1::Finding>& findings,
                           Findings which, const Style& style) {
  std::vector<const v1::Finding*> shown;
  for (const v1::Finding& finding : findings) {
    if (which == Findings::kAll || IsToActOn(finding.verdict())) shown.push_back(&finding);
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [](const auto* a, const auto* b) { return a->verdict() < b->verdict(); });
  std::string out = Tally(findings, style);
  if (shown.empty()) return out + "Nothing to act on.\n";
  std::vector<Row> rows;
  for (const v1::Finding* finding : shown) {
    rows.push_back({{finding->provision(), Tone::kStrong},
                    {VerdictWords(*finding), ToneOf(finding->verdict())},
                    {finding->stage() == 0 ? "" : std::to_string(finding->stage())},
                    {finding->title()},
                    {finding->reason()},
                    {EventsWords(*finding)},
                    {NextWords(*finding)}});
  }
  return out + "\n" +
         RenderTable({{"PROVISION"},
                      {"VERDICT"},
                      {"STAGE"},
                      {"WHAT", true},
                      {"WHY", true},
                      {"EVENTS", true},
                      {"NEXT", true}},
                     rows, style);
}

std::string RenderVerdicts(const google::protobuf::RepeatedPtrField<v1::Finding>& findings,
                           const Style& style) {
  if (findings.empty()) return "";
  return "\n" + Paint("What the Code says of it", Tone::kStrong, style) + "\n" +
         RenderFindings(findings, Findings::kAll, style);
}

std::string RenderProvisions(const v1::Edition& edition, const Style& style) {
  std::vector<Row> rows;
  for (const v1::Provision& provision : edition.provisions()) {
    rows.push_back({{provision.number(), Tone::kStrong},
                    {KindLetters(provision)},
                    {ScopeWords(provision)},
                    {provision.title()},
                    {CoverWords(provision)}});
  }
  return Paint(Shown(edition.title()), Tone::kStrong, style) + "\n\n" +
         RenderTable(
             {{"PROVISION"}, {"KIND"}, {"OF"}, {"WHAT", true}, {"HOW IT IS FOUND OUT", true}}, rows,
             style);
}

std::string MarkdownProvisions(const v1::Edition& edition) {
  std::string out = fmt::format("## {}\n\n", edition.title());
  out += "| provision | kind | of | what | how it is found out | what shows it | for a person |\n";
  out += "|---|---|---|---|---|---|---|\n";
  for (const v1::Provision& provision : edition.provisions()) {
    out += fmt::format(
        "| {}{} | {} | {} | {} | {} | {} | {} |\n", provision.number(),
        provision.good_practice() ? " (should)" : "", KindLetters(provision), ScopeWords(provision),
        provision.title(), CoverWords(provision), provision.evidenced_by(),
        provision.why_judgement().empty() ? provision.question()
                                          : provision.question() + " " + provision.why_judgement());
  }
  return out;
}

}  // namespace redress::cli
