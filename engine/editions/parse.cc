#include <algorithm>
#include <optional>
#include <string>

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include "engine/editions/check.h"
#include "engine/editions/law.h"
#include "engine/editions/place.h"

namespace redress::editions {
namespace {

using google::protobuf::TextFormat;

constexpr std::size_t kReasonBytesMax = 200;
constexpr int kNestingMax = 16;

// Keeps the first fault that the parser finds; later ones mostly follow from it.
class FirstFault : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, int /*column*/, const std::string& message) override {
    if (!message_.empty()) return;
    line_ = line + 1;
    message_ = message.substr(0, kReasonBytesMax);
    for (char& c : message_) {
      if (c < ' ' || c > '~') c = '?';  // It may quote the file.
    }
    while (!message_.empty() && message_.back() == '.') message_.pop_back();
  }

  [[nodiscard]] int line() const { return line_ > 0 ? line_ : 1; }
  [[nodiscard]] const std::string& message() const { return message_; }

 private:
  int line_ = 0;
  std::string message_;
};

// Where the text's line `line` ends.
std::size_t EndOfLine(std::string_view text, int line) {
  std::size_t end = 0;
  for (int i = 0; i < line; ++i) {
    end = text.find('\n', end);
    if (end == std::string_view::npos) return text.size();
    ++end;
  }
  return end;
}

// The line of `fault`. The parser sees that a name is none of an enum's only when it stands at the
// word that follows, which may be lines further on: then the name itself is looked for.
int LineOf(const FirstFault& fault, std::string_view text) {
  constexpr std::string_view kUnknownName = "Unknown enumeration value of \"";
  const std::string_view message = fault.message();
  if (!message.starts_with(kUnknownName)) return fault.line();
  const std::string_view rest = message.substr(kUnknownName.size());
  const std::string_view before = text.substr(0, EndOfLine(text, fault.line()));
  const std::size_t at = before.rfind(rest.substr(0, rest.find('"')));
  if (at == std::string_view::npos) return fault.line();
  return 1 +
         static_cast<int>(std::count(before.begin(), before.begin() + static_cast<long>(at), '\n'));
}

template <typename File>
tl::expected<File, Refusal> Parse(std::string_view text, std::string_view file_name,
                                  Checked (*check)(const File&, const Place&)) {
  if (auto fault = FaultOfText(text, kFileBytesMax, file_name))
    return tl::unexpected(*std::move(fault));
  File file;
  FirstFault fault;
  TextFormat::ParseInfoTree tree;
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&fault);
  parser.WriteLocationsTo(&tree);
  parser.SetRecursionLimit(kNestingMax);
  google::protobuf::io::ArrayInputStream input(text.data(), static_cast<int>(text.size()));
  if (!parser.Parse(&input, &file)) {
    return tl::unexpected(FaultAt(
        file_name, LineOf(fault, text),
        "expected textproto of " + File::descriptor()->full_name() + ", but " + fault.message()));
  }
  if (auto unsound = check(file, Place(file_name, &tree, File::descriptor(), 1))) {
    return tl::unexpected(*std::move(unsound));
  }
  return file;
}

template <typename File>
tl::expected<Declared, Refusal> DeclaredBy(const tl::expected<File, Refusal>& file) {
  if (!file) return tl::unexpected(file.error());
  return Declared{.id = file->id(), .version = file->version()};
}

tl::expected<Declared, Refusal> DeclaredBy(const tl::expected<LetterTemplate, Refusal>& letter) {
  if (!letter) return tl::unexpected(letter.error());
  return Declared{.id = letter->Id(), .version = letter->version};
}

}  // namespace

tl::expected<v1::Edition, Refusal> ParseEdition(std::string_view text, std::string_view file_name) {
  return Parse<v1::Edition>(text, file_name, CheckEdition);
}

tl::expected<v1::Calendar, Refusal> ParseCalendar(std::string_view text,
                                                  std::string_view file_name) {
  return Parse<v1::Calendar>(text, file_name, CheckCalendar);
}

tl::expected<v1::Policy, Refusal> ParsePolicy(std::string_view text, std::string_view file_name) {
  return Parse<v1::Policy>(text, file_name, CheckPolicy);
}

tl::expected<v1::Tariff, Refusal> ParseTariff(std::string_view text, std::string_view file_name) {
  return Parse<v1::Tariff>(text, file_name, CheckTariff);
}

tl::expected<Declared, Refusal> ParseLaw(v1::LawKind kind, std::string_view text,
                                         std::string_view file_name) {
  switch (kind) {
    case v1::LAW_KIND_EDITION:
      return DeclaredBy(ParseEdition(text, file_name));
    case v1::LAW_KIND_CALENDAR:
      return DeclaredBy(ParseCalendar(text, file_name));
    case v1::LAW_KIND_POLICY:
      return DeclaredBy(ParsePolicy(text, file_name));
    case v1::LAW_KIND_TARIFF:
      return DeclaredBy(ParseTariff(text, file_name));
    case v1::LAW_KIND_LETTER_TEMPLATE:
      return DeclaredBy(ParseLetterTemplate(text, file_name));
    default:  // Unspecified, or a number of a later contract.
      return tl::unexpected(Refusal{.reason = v1::REFUSAL_REASON_MALFORMED,
                                    .message = "expected a kind of law, but found none",
                                    .field = "kind",
                                    .provision = ""});
  }
}

}  // namespace redress::editions
