#define TOML_EXCEPTIONS 0
#include <cctype>

#include <toml++/toml.h>

#include "services/intake/rows/mapping.h"
#include "services/intake/rows/text.h"
#include "services/intake/rows/values.h"

namespace redress::intake {
namespace {

Fault FaultAt(const toml::node& node, const std::string& key, std::string reason) {
  return Fault{node.source().begin.line, key, std::move(reason)};
}

// Whether `text` is a value that `field` can have: what no table knows would fail on every row.
bool IsValueOf(Field field, const std::string& text) {
  switch (field) {
    case Field::kChannel:
      return ChannelOf(text).has_value();
    case Field::kTenure:
      return TenureOf(text).has_value();
    case Field::kOutcome1:
    case Field::kOutcome2:
      return OutcomeOf(text).has_value();
    case Field::kRefusalGround:
      return RefusalGroundOf(text).has_value();
    case Field::kStatus:
      return RequestStatusOf(text).has_value();
    case Field::kCategory:
    case Field::kHandlingCategory:
      return !CategoryOf(text).empty() && CategoryOf(text).size() <= 64;
    default:
      return false;
  }
}

constexpr std::string_view kNoValue =
    "expected a value of channel, tenure, outcome, refusal-ground, status or a category, but it is "
    "none";

class FileReader {
 public:
  tl::expected<MappingFile, Fault> Read(const toml::table& table) {
    for (const auto& [toml_key, node] : table) {
      const std::string key(toml_key.str());
      if (key == "columns" || key == "constants" || key == "values") {
        ReadTable(key, node);
      } else {
        ReadSetting(key, node);
      }
      if (fault_) return tl::unexpected(*fault_);
    }
    return std::move(file_);
  }

 private:
  void Blame(const toml::node& node, const std::string& key, std::string reason) {
    if (!fault_) fault_ = FaultAt(node, key, std::move(reason));
  }

  std::string Text(const toml::node& node, const std::string& key) {
    const auto text = node.value_exact<std::string>();
    if (!text) Blame(node, key, "expected a text in quotes, but it is something else");
    return text.value_or("");
  }

  void ReadSetting(const std::string& key, const toml::node& node) {
    if (key == "rows") {
      const auto text = Text(node, key);
      if (text == "service-requests") {
        file_.rows = RowKind::kServiceRequest;
      } else if (text != "complaints") {
        Blame(node, key, "expected \"complaints\" or \"service-requests\", but it is neither");
      }
    } else if (key == "encoding") {
      const auto text = Text(node, key);
      if (text == "windows-1252") {
        file_.encoding = Encoding::kWindows1252;
      } else if (text != "utf-8") {
        Blame(node, key, "expected \"utf-8\" or \"windows-1252\", but it is neither");
      }
    } else if (key == "delimiter") {
      const auto text = Text(node, key);
      const bool fits =
          text.size() == 1 && std::string_view(",;\t|").find(text[0]) != std::string_view::npos;
      if (!fits) return Blame(node, key, "expected one of , ; | or a tab, but it is none of them");
      file_.delimiter = text[0];
    } else if (key == "header_line") {
      const auto line = node.value_exact<std::int64_t>();
      if (!line || *line < 1 || *line > 1'000)
        return Blame(node, key, "expected 1 to 1000, but it is not");
      file_.header_line = static_cast<std::uint64_t>(*line);
    } else {
      ReadDateSetting(key, node);
    }
  }

  void ReadDateSetting(const std::string& key, const toml::node& node) {
    if (key == "date_order") {
      const auto text = Text(node, key);
      if (text == "mdy") {
        file_.dates.order = DateOrder::kMonthDayYear;
      } else if (text == "ymd") {
        file_.dates.order = DateOrder::kYearMonthDay;
      } else if (text != "dmy") {
        Blame(node, key, "expected \"dmy\", \"mdy\" or \"ymd\", but it is none of them");
      }
    } else if (key == "excel_serials") {
      const auto value = node.value_exact<bool>();
      if (!value) return Blame(node, key, "expected true or false, but it is something else");
      file_.dates.excel_serials = *value;
    } else if (key == "unreadable_dates") {
      const auto text = Text(node, key);
      file_.dates.unreadable_is_not_known = text == "not-known";
      if (text != "not-known" && text != "reject") {
        Blame(node, key, "expected \"not-known\" or \"reject\", but it is neither");
      }
    } else {
      Blame(node, key, "expected a setting that there is, but there is none of that name");
    }
  }

  void ReadTable(const std::string& name, const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return Blame(node, name, "expected a table, but it is something else");
    for (const auto& [toml_key, child] : *table) {
      const std::string key(toml_key.str());
      if (name == "columns") {
        ReadColumn(key, child);
      } else if (name == "constants") {
        ReadConstant(key, child);
      } else {
        ReadValues(key, child);
      }
    }
  }

  void ReadColumn(const std::string& header, const toml::node& node) {
    const auto field = FieldNamed(Text(node, header));
    if (!field)
      return Blame(node, header, "expected the name of a field, but there is none of that name");
    file_.columns[Fold(header)] = *field;
  }

  void ReadConstant(const std::string& key, const toml::node& node) {
    const auto field = FieldNamed(key);
    const auto text = Text(node, key);
    if (!field || !IsValueOf(*field, text)) return Blame(node, key, std::string(kNoValue));
    file_.constants[*field] = text;
  }

  void ReadValues(const std::string& key, const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr) return Blame(node, key, "expected a table, but it is something else");
    // "outcome" stands for both stages'.
    const auto field = key == "outcome" ? Field::kOutcome1 : FieldNamed(key);
    for (const auto& [from, child] : *table) {
      const auto to = Text(child, key);
      if (!field || !IsValueOf(*field, to)) return Blame(child, key, std::string(kNoValue));
      file_.values[*field][Fold(from.str())] = to;
      if (key == "outcome") file_.values[Field::kOutcome2][Fold(from.str())] = to;
    }
  }

  MappingFile file_;
  std::optional<Fault> fault_;
};

// Whether `text`, which is UTF-8, holds a character of U+FCC6 to U+FEFE, presentation forms of
// Arabic for the most part: outside of strings toml++ 3.3 meets them with undefined behaviour.
bool HasPresentationForm(std::string_view text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] != '\xEF') continue;
    const auto rest = text.substr(i + 1, 2);
    if (rest >= "\xB3\x86" && rest <= "\xBB\xBE") return true;
  }
  return false;
}

// Whether what follows the bracket at `at` can begin a table's name: a letter, a digit, "_", "-" or
// a quote. toml++ 3.3 asserts that it does instead of looking.
bool BeginsTableName(std::string_view line, std::size_t at) {
  at = line.find_first_not_of(" \t", at + 1);
  if (at != line.npos && line[at] == '[') at = line.find_first_not_of(" \t", at + 1);
  if (at == line.npos) return false;
  const auto byte = static_cast<unsigned char>(line[at]);
  return std::isalnum(byte) != 0 || line[at] == '_' || line[at] == '-' || line[at] == '"' ||
         line[at] == '\'';
}

// The first line, from 1, whose table has no name. 0: there is none.
std::uint32_t LineOfNamelessTable(std::string_view text) {
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    const auto bracket = line.find_first_not_of(" \t");
    if (bracket != line.npos && line[bracket] == '[' && !BeginsTableName(line, bracket)) {
      return number;
    }
    const auto end = text.find('\n');
    text = end == text.npos ? std::string_view() : text.substr(end + 1);
  }
  return 0;
}

}  // namespace

tl::expected<MappingFile, Fault> ReadMappingFile(std::string_view text) {
  if (text.size() > kMappingBytesMax) {
    return tl::unexpected(
        Fault{0, "", "expected at most 262144 bytes of mapping, but there are more"});
  }
  // toml++ 3.3 asserts, or worse, on some of what is neither letters nor TOML: it never gets there.
  if (!IsCleanUtf8(text)) {
    return tl::unexpected(
        Fault{0, "", "expected UTF-8 without control characters, but found other bytes"});
  }
  if (HasPresentationForm(text)) {
    return tl::unexpected(
        Fault{0, "", "expected letters as they are typed, but found presentation forms"});
  }
  if (const auto line = LineOfNamelessTable(text); line != 0) {
    return tl::unexpected(
        Fault{line, "", "expected a table's name after the bracket, but there is none"});
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    return tl::unexpected(
        Fault{parsed.error().source().begin.line, "",
              "expected TOML, but: " + std::string(parsed.error().description())});
  }
  return FileReader().Read(parsed.table());
}

}  // namespace redress::intake
