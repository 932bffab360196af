#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <google/protobuf/descriptor.h>

#include "redress/v1/views.pb.h"

#include "services/cli/style.h"

// Plain words for what the contract's messages say. Pure; every result is as the record has it, so
// it still has to go through `Shown` where it holds a record's text.
namespace redress::cli {

// "Thu 18 Apr 2024"; "-" for no day.
[[nodiscard]] std::string DateWords(const v1::CivilDate& date);

// "Thu 4 Apr 2024", "about Thu 4 Apr 2024", "day not known".
[[nodiscard]] std::string HappenedWords(const v1::Happened& happened);

// "2026-03-04 09:15:30 UTC".
[[nodiscard]] std::string InstantWords(const google::protobuf::Timestamp& time);

// "1 working day", "3 working days".
[[nodiscard]] std::string Count(std::uint64_t number, std::string_view singular);

// An enumerator without its type's prefix, in lower case: COMPLAINT_STATUS_OPEN is "open".
[[nodiscard]] std::string EnumWords(const google::protobuf::EnumValueDescriptor& value);
[[nodiscard]] std::string EnumWords(const google::protobuf::EnumDescriptor& type, int number);

// A field's name as words, without what its value says anyway: "new_due_date" is "new due",
// "handler_id" is "handler".
[[nodiscard]] std::string FieldWords(std::string_view field_name);

// "stage 1 response" for "stage1.respond".
[[nodiscard]] std::string DutyWords(std::string_view clock_id);

// "open at stage 1", "responded at stage 2", "withdrawn".
[[nodiscard]] std::string StandingWords(const v1::ComplaintSummary& summary);
[[nodiscard]] Tone StandingTone(v1::ComplaintStatus status);

// "done 2 working days late", "running", "overdue by 3 working days".
[[nodiscard]] std::string StateWords(const v1::ClockView& clock);
[[nodiscard]] Tone StateTone(v1::ClockState state);

// "10 working days".
[[nodiscard]] std::string LimitWords(const v1::Limit& limit);

// The text, or what stands in its place: "(sealed)", "(erased)", "(withheld: reason)". Absent: "".
[[nodiscard]] std::string PersonalWords(const v1::Personal& personal);

// "crm/2024-0117".
[[nodiscard]] std::string ReferenceWords(const v1::ExternalReference& reference);

// "crm/2024-0117, complaints-log/17".
[[nodiscard]] std::string ReferencesWords(
    const google::protobuf::RepeatedPtrField<v1::ExternalReference>& references);

}  // namespace redress::cli
