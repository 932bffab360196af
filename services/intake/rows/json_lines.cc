#include "services/intake/rows/json_lines.h"

#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "services/intake/rows/text.h"

namespace redress::intake {
namespace {

using Json = nlohmann::json;

// Takes one flat object as it is parsed, without building a tree: a nested value stops the parse at
// once, so depth and memory are bounded by the line.
class FlatObject final : public nlohmann::json_sax<Json> {
 public:
  std::vector<std::pair<std::string, std::string>> pairs;
  std::set<std::string> unclean;  // Keys whose values had control characters.
  std::string reason;             // Empty while all is well.
  std::string key_at_fault;

  bool null() override { return Value(""); }
  bool boolean(bool value) override { return Value(value ? "yes" : "no"); }
  bool number_integer(number_integer_t value) override { return Value(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return Value(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return Value(text); }
  bool string(string_t& value) override { return Value(std::move(value)); }
  bool binary(binary_t&) override { return Stop("expected text, but it is binary"); }
  bool start_object(std::size_t) override {
    if (std::exchange(started_, true)) return Stop("expected one value, but it is an object");
    return true;
  }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return Stop("expected one value, but it is an array"); }
  bool end_array() override { return true; }
  bool key(string_t& name) override {
    key_ = Trim(name);
    if (!IsCleanUtf8(key_) || key_.empty() || key_.size() > 256) {
      key_.clear();
      return Stop("expected a key of 1 to 256 bytes without control characters, but it is not so");
    }
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    key_.clear();
    return Stop("expected one JSON object on the line, but it is not well-formed");
  }

 private:
  bool Value(std::string value) {
    if (!started_) return Stop("expected a JSON object, but it is a single value");
    if (value.size() > kCellBytesMax) {
      return Stop("expected at most 65536 bytes in a value, but there are more");
    }
    if (!IsCleanUtf8(value)) {
      unclean.insert(key_);
      value = Scrub(value);
    }
    pairs.emplace_back(key_, std::move(value));
    return true;
  }
  bool Stop(std::string why) {
    if (reason.empty()) {
      reason = std::move(why);
      key_at_fault = key_;
    }
    return false;
  }

  bool started_ = false;
  std::string key_;
};

}  // namespace

// One line without its end, at most kRowBytesMax bytes of it. False at the end of the file.
bool JsonLinesReader::TakeLine(std::string& line) {
  line.clear();
  overlong_ = false;
  auto* bytes = in_.rdbuf();
  constexpr auto kEnd = std::istream::traits_type::eof();
  int c = bytes->sbumpc();
  if (c == kEnd) return false;
  ++line_;
  for (; c != kEnd && c != '\n'; c = bytes->sbumpc()) {
    if (line.size() < kRowBytesMax) {
      line += static_cast<char>(c);
    } else {
      overlong_ = true;
    }
  }
  return true;
}

std::optional<std::size_t> JsonLinesReader::ColumnOf(const std::string& key) {
  const auto found = column_by_key_.find(key);
  if (found != column_by_key_.end()) return found->second;
  if (columns_.size() == kColumnsMax) return std::nullopt;
  columns_.push_back(key);
  column_by_key_.emplace(key, columns_.size() - 1);
  return columns_.size() - 1;
}

void JsonLinesReader::TakeObject(std::string_view text, Record& record) {
  FlatObject object;
  const auto blame = [&](const std::string& column, std::string reason) {
    record.fault = Fault{record.line, column, std::move(reason)};
  };
  if (!Json::sax_parse(text.begin(), text.end(), &object)) {
    return blame(object.key_at_fault, object.reason);
  }
  std::vector<bool> given(kColumnsMax);
  for (auto& [key, value] : object.pairs) {
    const auto column = ColumnOf(key);
    if (!column)
      return blame("", "expected at most 200 different keys in the file, but there are more");
    if (given[*column]) return blame(key, "expected each key once, but it is there twice");
    given[*column] = true;
    if (record.cells.size() <= *column) record.cells.resize(*column + 1);
    record.cells[*column] = std::move(value);
    if (object.unclean.contains(key)) {
      record.cell_faults.push_back(
          {*column, "expected text without control characters, but there is one"});
    }
  }
}

std::optional<Record> JsonLinesReader::Next() {
  std::string line;
  while (TakeLine(line)) {
    std::string_view text = line;
    if (line_ == 1 && text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    if (Trim(text).empty()) continue;
    Record record;
    record.line = line_;
    if (overlong_) {
      record.fault =
          Fault{line_, "", "expected at most 1048576 bytes in a row, but there are more"};
    } else {
      TakeObject(text, record);
    }
    if (record.fault) {
      record.cells.clear();
      record.raw = Scrub(Trim(text));
    }
    return record;
  }
  return std::nullopt;
}

}  // namespace redress::intake
