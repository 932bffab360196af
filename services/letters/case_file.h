#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "redress/v1/event.pb.h"
#include "redress/v1/letter_service.pb.h"

#include "engine/ports/vault.h"
#include "engine/types/result.h"
#include "engine/types/stream_key.h"
#include "engine/types/standing.h"

namespace redress::letters {

// What letters need to know of a landlord on a day, texts opened.
struct LandlordFile {
  std::string display_name;
  std::string handler_name;                          // Of one officer. Empty: not held.
  std::optional<v1::OmbudsmanDetailsSet> ombudsman;  // As letters of that day are to say.
};

// The facts of one complaint that a letter at one stage is made of, as they stand on the letter's
// day. The latest of each kind at that stage, where nothing else is said.
struct CaseFile {
  std::string complaint_id;
  std::string reference;  // The first of its names at others. Empty: none.
  std::string resident_id;
  std::uint32_t stage = 1;
  bool is_final_stage = false;
  Day on{};
  std::optional<Day> received;
  std::optional<Day>
      due;  // When the response is due, by the clocks, extensions that count included.
  std::optional<Day> old_due;          // Without the extension that the letter is about.
  std::string handler_id;              // Empty: nobody.
  std::optional<v1::Defined> defined;  // At this stage; of a response, else at the stage before.
  std::vector<v1::ComplaintPoint>
      joined_points;  // Raised on the way and taken into this complaint (6.8).
  std::vector<v1::ClarificationAsked> open_questions;
  std::vector<v1::RemedyAgreed> remedies;  // Agreed at this stage or an earlier one, and not done.
  std::vector<v1::ActionAgreed> actions;   // Likewise.
  std::uint32_t update_interval_working_days = 0;
  std::optional<v1::ExtensionNotified> extension;
  std::optional<v1::Acknowledged> acknowledged;
  std::optional<v1::Responded> responded;
  std::optional<v1::ComplaintRefused> complaint_refused;
  std::optional<v1::EscalationRefused> escalation_refused;
  std::optional<v1::UpdateSent> update;
  bool large_print = false;
  std::string language;
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
};

// Takes from the facts what a letter of that kind at that stage needs. Dates of duties are left
// out: they are the clocks' to say. Texts are still sealed.
[[nodiscard]] CaseFile GatherCase(const std::vector<StandingFact>& facts, v1::LetterKind kind,
                                  std::uint32_t stage);

// Takes what letters need of a landlord's stream, the name of `handler_id` among it. Opens that
// name.
[[nodiscard]] Result<LandlordFile> GatherLandlord(const std::vector<StandingFact>& facts,
                                                  const std::string& handler_id, Day on,
                                                  const StreamKey& stream,
                                                  const ports::Vault& vault);

// Opens every text of the file that is sealed.
[[nodiscard]] Result<void> OpenCase(const StreamKey& stream, const ports::Vault& vault,
                                    CaseFile& file);

// Puts the fact that the letter is to tell in the place of what is recorded. False if letters of
// that kind at that stage tell no such fact.
[[nodiscard]] bool TakeDraft(const v1::Fact& draft, v1::LetterKind kind, CaseFile& file);

}  // namespace redress::letters
