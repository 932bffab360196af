#include "services/letters/own/needed.h"

namespace redress::letters {
namespace {

constexpr NeededName kAcknowledgement[] = {{"points", "5.6"},
                                           {"outcomes_sought", "5.6"},
                                           {"responsible", "5.7"},
                                           {"not_responsible", "5.7"}};
constexpr NeededName kExtension[] = {
    {"reasons", "6.5"}, {"new_due_date", "6.4"}, {"ombudsman", "6.5"}};
constexpr NeededName kResponse[] = {
    {"stage", "6.9a"},    {"point", "6.9b"},   {"decision", "6.9c"},  {"decision_reasons", "6.9d"},
    {"remedies", "6.9e"}, {"actions", "6.9f"}, {"ombudsman", "6.19g"}};
constexpr NeededName kRefusal[] = {{"reasons", "2.4"}, {"ombudsman", "2.4"}};
constexpr NeededName kUpdate[] = {{"news", "5.9"}};

}  // namespace

std::span<const NeededName> NeededNames(v1::LetterKind kind) {
  switch (kind) {
    case v1::LETTER_KIND_ACKNOWLEDGEMENT:
      return kAcknowledgement;
    case v1::LETTER_KIND_EXTENSION:
      return kExtension;
    case v1::LETTER_KIND_RESPONSE:
      return kResponse;
    case v1::LETTER_KIND_REFUSAL:
      return kRefusal;
    case v1::LETTER_KIND_UPDATE:
      return kUpdate;
    default:
      return {};
  }
}

}  // namespace redress::letters
