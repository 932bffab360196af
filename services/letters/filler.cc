#include "services/letters/filler.h"

#include "services/letters/words.h"

namespace redress::letters {

bool HasText(const v1::Personal& personal) {
  return !personal.clear().empty() || personal.has_erased() || personal.has_withheld();
}

Value ValueOf(const v1::Personal& personal) {
  if (personal.has_erased()) return {"[erased]", true};
  if (personal.has_withheld()) return {"[withheld]", true};
  return {personal.clear()};
}

std::vector<std::string> AddressLines(const v1::Personal& address) {
  std::vector<std::string> lines;
  std::string line;
  const auto end_line = [&] {
    const auto first = line.find_first_not_of(' ');
    if (first != std::string::npos) {
      if (lines.size() < kAddressLinesMax) {
        lines.push_back(line.substr(first));
      } else {
        lines.back() += ", " + line.substr(first);
      }
    }
    line.clear();
  };
  for (const char c : address.clear()) {
    if (c == '\n' || c == ',') {
      end_line();
    } else if (c != '\r') {
      line += c;
    }
  }
  end_line();
  return lines;
}

void Filler::SetDate(const char* name, const v1::CivilDate& date) {
  if (const auto day = ToDay(date)) Set(name, DateWords(*day));
}

void Filler::SetFlag(const char* name, bool holds) {
  if (holds) letter_.filling.flags.emplace(name);
}

void Filler::AddTexts(const char* list, const char* name,
                      const google::protobuf::RepeatedPtrField<v1::Personal>& texts) {
  for (const v1::Personal& text : texts) {
    if (HasText(text)) AddRow(list, {{name, ValueOf(text)}});
  }
}

Value Filler::Gap(const std::string& provision, const std::string& what) {
  letter_.missing.push_back(provision + " " + what);
  return {"[" + what + " (" + provision + "): not on record]", true};
}

bool Filler::IsEmpty(const char* list) const {
  const auto found = letter_.filling.lists.find(list);
  return found == letter_.filling.lists.end() || found->second.empty();
}

void Filler::GapIfEmpty(const char* list, const char* name, const char* provision,
                        const char* what) {
  if (IsEmpty(list)) AddRow(list, {{name, Gap(provision, what)}});
}

void Filler::NoneIfEmpty(const char* list, const char* name, const std::string& none) {
  if (IsEmpty(list)) AddRow(list, {{name, Value{none}}});
}

Value Filler::TakeMessage(const std::string& provision, const std::string& what) {
  if (message_.empty()) return Gap(provision, what);
  Value value{std::move(message_)};
  message_.clear();
  return value;
}

FilledLetter Filler::Finish() {
  if (!message_.empty()) Set("message", Value{message_});
  return std::move(letter_);
}

}  // namespace redress::letters
