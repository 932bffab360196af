#include "services/cli/render_status.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

constexpr int kLandlordsNamedMax = 20;

std::string LandlordsWords(const v1::GetStatusResponse& status) {
  if (status.landlord_ids_size() == 0)
    return "none yet: `redress --landlord ID setup --name NAME` begins one";
  std::string words;
  for (int at = 0; at < std::min(status.landlord_ids_size(), kLandlordsNamedMax); ++at) {
    words += (at > 0 ? ", " : "") + status.landlord_ids(at);
  }
  const int more = status.landlord_ids_size() - kLandlordsNamedMax;
  return more > 0 ? fmt::format("{}, and {} more", words, more) : words;
}

}  // namespace

std::string RenderStatus(const v1::GetStatusResponse& status, const std::string& server,
                         const Style& style) {
  std::string out = Paint(Shown(fmt::format("Redress {} at {}", status.version(), server)),
                          Tone::kStrong, style) +
                    "\n";
  out += Labelled(
      "clock", InstantWords(status.now_time()) + (status.virtual_time() ? ", virtual" : ""), style);
  out += Labelled("log", Count(status.last_position(), "event"), style);
  out += Labelled("landlords", LandlordsWords(status), style);
  return out;
}

std::string RenderLandlord(const v1::GetLandlordResponse& landlord, const Style& style) {
  std::string out =
      Paint(Shown(fmt::format("{} ({})", landlord.display_name(), landlord.landlord_id())),
            Tone::kStrong, style) +
      "\n";
  out += Labelled("officers", std::to_string(landlord.officers_size()), style);
  if (landlord.rows_to_reckon() > 0) {
    out += Labelled("reckoning",
                    Count(landlord.rows_to_reckon(), "complaint") +
                        " still to be worked out under the newest law",
                    style);
  }
  if (landlord.law_size() == 0)
    return out + "  No law is adopted: `redress setup` adopts what comes with the program.\n";
  std::vector<Row> rows;
  for (const auto& law : landlord.law()) {
    rows.push_back({{EnumWords(*v1::LawKind_descriptor(), law.kind())},
                    {law.id()},
                    {std::to_string(law.version())},
                    {InstantWords(law.adopted_time())}});
  }
  return out + "\n" + RenderTable({{"LAW"}, {"ID", true}, {"VERSION"}, {"ADOPTED"}}, rows, style);
}

}  // namespace redress::cli
