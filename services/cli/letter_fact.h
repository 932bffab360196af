#pragma once

#include <string>
#include <vector>

#include "redress/v1/command.pb.h"
#include "redress/v1/letter_service.pb.h"

#include "services/cli/failure.h"

namespace redress::cli {

// Reads a kind of letter: acknowledgement, extension, response, refusal or update.
[[nodiscard]] Answer<v1::LetterKind> ReadLetterKind(const std::string& word);

// The name of the fact that such a letter tells, e.g. "responded".
[[nodiscard]] std::string LetterFactName(v1::LetterKind kind, std::uint32_t stage);

// What the writer says becomes the fact's own text, where it has one and holds none yet: reasons,
// news. True if so; then it is no paragraph of its own.
[[nodiscard]] bool PutMessage(const std::string& message, v1::Fact& fact);

// The steps that record a letter as sent: the fact, with what the letter states marked as stated,
// and the text itself, in the fact where it has a place for it and else as correspondence. What is
// said in the fact already stays.
[[nodiscard]] std::vector<v1::Step> LetterSteps(const std::string& complaint_id,
                                                std::uint32_t stage,
                                                const v1::RenderLetterResponse& letter,
                                                v1::Fact fact);

}  // namespace redress::cli
