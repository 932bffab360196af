#pragma once

#include <string>
#include <vector>

#include <google/protobuf/repeated_field.h>

#include "services/letters/fill_letter.h"

namespace redress::letters {

// Whether there is anything to be shown: a text, or the place of one that is erased or withheld.
[[nodiscard]] bool HasText(const v1::Personal& personal);

// The text. Of one that is erased or withheld, a gap that says so.
[[nodiscard]] Value ValueOf(const v1::Personal& personal);

// An address, a line each. At most kAddressLinesMax; what is over joins the last.
[[nodiscard]] std::vector<std::string> AddressLines(const v1::Personal& address);

inline constexpr std::size_t kAddressLinesMax = 8;

// A letter while it is being filled in.
class Filler {
 public:
  explicit Filler(const std::string& message) : message_(message) {}

  void Set(const char* name, Value value) { letter_.filling.texts[name] = std::move(value); }
  void Set(const char* name, const std::string& text) { Set(name, Value{text}); }
  void SetDate(const char* name, const v1::CivilDate& date);
  void SetFlag(const char* name, bool holds);
  void AddRow(const char* list, Texts texts) {
    letter_.filling.lists[list].push_back(std::move(texts));
  }
  void AddTexts(const char* list, const char* name,
                const google::protobuf::RepeatedPtrField<v1::Personal>& texts);

  // What stands where `what` should, and is told as missing.
  [[nodiscard]] Value Gap(const std::string& provision, const std::string& what);
  void GapIfEmpty(const char* list, const char* name, const char* provision, const char* what);
  void NoneIfEmpty(const char* list, const char* name, const std::string& none);
  [[nodiscard]] bool IsEmpty(const char* list) const;
  [[nodiscard]] std::vector<Texts>& Rows(const char* list) { return letter_.filling.lists[list]; }

  // The writer's message in the place of `what`; a gap if there is none. It is then said only
  // there.
  [[nodiscard]] Value TakeMessage(const std::string& provision, const std::string& what);
  [[nodiscard]] bool HasMessage() const { return !message_.empty(); }

  [[nodiscard]] FilledLetter Finish();

 private:
  FilledLetter letter_;
  std::string message_;
};

// The parts of responses and definitions, each a gap where the record does not hold it.
void FillPoints(const CaseFile& file, Filler& filler, const std::string& provision);
void FillDecisions(const CaseFile& file, const v1::Responded& responded, Filler& filler);
void FillRemedies(const CaseFile& file, const v1::Responded& responded,
                  const std::string& provision, Filler& filler);
void FillActions(const CaseFile& file, const v1::Responded& responded, const std::string& provision,
                 Filler& filler);

}  // namespace redress::letters
