#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace redress::intake {

// What a row of a log is.
enum class RowKind { kComplaint, kServiceRequest };

// What a column of a log can hold.
enum class Field {
  kIgnored,
  kReference,
  kReceived,
  kIssueOccurred,
  kBecameAware,
  kLogged,
  kAcknowledged1,
  kPromised1,
  kDefined1,
  kHandler1,
  kExtensionTold1,
  kExtensionDue1,
  kExtensionReason1,
  kResponded1,
  kResponder1,
  kOutcome1,
  kEscalated,
  kLogged2,
  kAcknowledged2,
  kPromised2,
  kDefined2,
  kHandler2,
  kExtensionTold2,
  kExtensionDue2,
  kExtensionReason2,
  kResponded2,
  kResponder2,
  kOutcome2,
  kEscalationRefused,
  kRefused,
  kRefusalGround,
  kWithdrawn,
  kClosed,
  kChannel,
  kTenure,
  kCategory,
  kHandlingCategory,
  kProperty,
  kUprn,
  kEstate,
  kResident,
  kAddress,
  kEmail,
  kPhone,
  kWords,
  kNote,
  kAnswered,
  kAnswer,
  kPromised,
  kStatus,
};

inline constexpr int kFields = static_cast<int>(Field::kStatus) + 1;

// The name a mapping file uses, e.g. "stage-1-acknowledged".
[[nodiscard]] std::string_view NameOf(Field field);
[[nodiscard]] std::optional<Field> FieldNamed(std::string_view name);

// Whether a row of that kind can hold it.
[[nodiscard]] bool IsOf(RowKind kind, Field field);

// What a column most plainly holds, by its header: "Stage 1 Ack", "S1 acknowledged date", "Date of
// stage one acknowledgement" are one. Nothing if the header says nothing we know, or could mean two
// things.
[[nodiscard]] std::optional<Field> FieldOfHeader(std::string_view header);

// The columns that a rejects file adds. An importer passes over them.
inline constexpr std::string_view kRejectLine = "redress_line";
inline constexpr std::string_view kRejectColumn = "redress_column";
inline constexpr std::string_view kRejectReason = "redress_reason";
inline constexpr std::string_view kRejectText = "redress_text";
[[nodiscard]] bool IsRejectColumn(std::string_view header);

}  // namespace redress::intake
