#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "redress/v1/event.pb.h"

#include "engine/commands/command.h"
#include "engine/types/result.h"

namespace redress::commands {

// Where in a fact something stands: a field, or a field of a repeated field's entry. Becomes text
// only when something is wrong there.
struct Place {
  const char* field = "";
  int index = -1;         // Of a repeated field's entry.
  const char* part = "";  // Of that entry, its field.

  Place(const char* name)
      : field(name) {}  // NOLINT(google-explicit-constructor): fields are names.
  Place(const char* name, int at, const char* entry_part = "")
      : field(name), index(at), part(entry_part) {}

  [[nodiscard]] std::string Path() const;
};

// Checks fields one after another against the bounds that the contract states, and keeps the first
// fault.
class Form {
 public:
  // `prefix` is put before each field's name, e.g. "acknowledged.". Must outlive this.
  explicit Form(std::string_view prefix) : prefix_(prefix) {}

  void Id(const Place& place, const std::string& id);              // 1 to 64 of [A-Za-z0-9._-].
  void OptionalId(const Place& place, const std::string& id);      // Likewise, or empty.
  void PartId(const Place& place, const std::string& id);          // 1 to 32 of [A-Za-z0-9._-].
  void OptionalPartId(const Place& place, const std::string& id);  // Likewise, or empty.
  void Text(const Place& place, const std::string& text, std::size_t bytes_min,
            std::size_t bytes_max);  // No control characters.
  void Bytes(const Place& place, const std::string& bytes, std::size_t min, std::size_t max);
  void Reference(const Place& place, const v1::ExternalReference& reference);
  void Number(const Place& place, std::uint64_t number, std::uint64_t min, std::uint64_t max);
  void Count(const Place& place, int count, int max);
  void Stage(std::uint32_t stage);       // The field "stage", 1 to 3.
  void ToStage(std::uint32_t to_stage);  // The field "to_stage", 2 to 3.
  void YesNo(const Place& place, v1::YesNo value);
  // `valid` is what the generated code says of the number.
  void Enum(const Place& place, bool valid);
  void Date(const Place& place, bool has, const v1::CivilDate& date);
  // Complete: with a grade, and what that grade asks for.
  void Moment(const Place& place, bool has, const v1::Happened& happened);
  // Not the clear text: that never gets as far as this.
  void Sealed(const Place& place, bool has, const v1::Personal& personal);
  void Fault(const Place& place, std::string message);
  void Keep(Refusal fault);  // One found elsewhere.

  [[nodiscard]] std::string_view prefix() const { return prefix_; }
  [[nodiscard]] std::optional<Refusal> Take() { return std::move(fault_); }

 private:
  void IdOf(const Place& place, const std::string& id, std::size_t min, std::size_t max);

  std::string_view prefix_;
  std::optional<Refusal> fault_;
};

// MALFORMED, or nothing: whether every field of `command` is within the contract's bounds, whatever
// the states are. A step's field is named "steps[i].<field>" where there are several.
[[nodiscard]] std::optional<Refusal> ObjectToForm(const Command& command);

// The fields of one fact of a complaint.
void CheckComplaintFact(Form& form, const v1::Fact& fact);

// Of those, the ends of a complaint or of a stage, and what was promised.
void CheckEndingFact(Form& form, const v1::Fact& fact);
void CheckPromiseFact(Form& form, const v1::Fact& fact);

// The fields of one fact of another stream, or about the record. `CheckComplaintFact` and this
// answer for every kind of fact between them.
void CheckOtherFact(Form& form, const v1::Fact& fact);

// The fields of a fact that has no rules of its own, by their types and names: ids, texts, dates, numbers,
// lists, as the contract bounds them.
void CheckFields(Form& form, const v1::Fact& fact);

// Whether facts of this kind stand in streams of `kind`.
[[nodiscard]] bool BelongsTo(const v1::Fact& fact, v1::StreamKind kind);

// "steps[i].", or nothing where the command has one step only.
[[nodiscard]] std::string StepPrefix(const Command& command, std::size_t index);

}  // namespace redress::commands
