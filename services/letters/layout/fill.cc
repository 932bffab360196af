#include <kainjow/mustache.hpp>

#include "engine/types/assert.h"
#include "services/letters/layout/names.h"
#include "services/letters/layout/sheet.h"

namespace redress::letters {
namespace {

namespace mustache = kainjow::mustache;

// What stands around values while the library has them. No template and no cleaned value holds any
// of these, so what the library gives back still says which words are whose.
constexpr char kValueBegins = '\x1e';
constexpr char kGapBegins = '\x1c';
constexpr char kValueEnds = '\x1d';
constexpr char kLineEnd = '\x1f';
// Stands on an empty line of the template. The library leaves others where a section is left out,
// and takes some away after one: only those that somebody wrote end a paragraph.
constexpr char kEmptyLine = '\x1a';

std::string Wrapped(const Value& value) {
  std::string wrapped(1, value.is_gap ? kGapBegins : kValueBegins);
  for (const char c : Clean(value.text)) wrapped += c == '\n' ? kLineEnd : c;
  return wrapped + kValueEnds;
}

mustache::data ToData(const Value* value) {
  if (value == nullptr || value->text.empty()) return mustache::data(false);
  return mustache::data(Wrapped(*value));
}

const Value* Find(const Texts& texts, std::string_view name) {
  const auto found = texts.find(name);
  return found == texts.end() ? nullptr : &found->second;
}

mustache::data ToData(const Filling& filling, const Name& list) {
  mustache::data rows(mustache::data::type::list);
  const auto found = filling.lists.find(list.name);
  if (found == filling.lists.end()) return rows;
  for (const Texts& texts : found->second) {
    mustache::data row;
    for (const Name& name : Names()) {
      if (name.list == list.name) row.set(std::string(name.name), ToData(Find(texts, name.name)));
    }
    rows.push_back(row);
  }
  return rows;
}

mustache::data ToData(const Filling& filling) {
  mustache::data all;
  for (const Name& name : Names()) {
    if (!name.list.empty()) continue;
    const std::string key(name.name);
    if (name.kind == NameKind::kText) all.set(key, ToData(Find(filling.texts, name.name)));
    if (name.kind == NameKind::kFlag) {
      all.set(key, mustache::data(filling.flags.contains(name.name)));
    }
    if (name.kind == NameKind::kList) all.set(key, ToData(filling, name));
  }
  return all;
}

// One line as the library gave it, cut at the marks.
Line Cut(std::string_view text) {
  Line line;
  auto kind = Run::Kind::kWords;
  std::string run;
  const auto end_run = [&] {
    if (!run.empty()) line.push_back({kind, std::move(run)});
    run.clear();
  };
  for (const char c : text) {
    if (c == kValueBegins || c == kGapBegins || c == kValueEnds) {
      end_run();
      kind = c == kValueEnds     ? Run::Kind::kWords
             : c == kValueBegins ? Run::Kind::kValue
                                 : Run::Kind::kGap;
    } else if (c == kLineEnd) {
      end_run();
      line.push_back({Run::Kind::kLineEnd, ""});
    } else {
      run += c;
    }
  }
  end_run();
  return line;
}

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t") == text.npos; }

struct Mark {
  std::string_view text;
  Block::Kind kind;
};

constexpr Mark kMarks[] = {
    {"# ", Block::Kind::kTitle},
    {"## ", Block::Kind::kHeading},
    {"### ", Block::Kind::kSubheading},
    {"- ", Block::Kind::kList},
};

std::string WithEmptyLinesMarked(std::string_view text) {
  std::string marked;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    marked += line;
    if (IsBlank(line)) marked += kEmptyLine;
    marked += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return marked;
}

// Adds one line. `goes_on`: no empty line stands before it.
void AddLine(Sheet& sheet, std::string_view text, bool goes_on) {
  auto kind = Block::Kind::kParagraph;
  for (const Mark& mark : kMarks) {
    if (!text.starts_with(mark.text)) continue;
    kind = mark.kind;
    text.remove_prefix(mark.text.size());
    break;
  }
  if (IsBlank(text)) return;
  const bool joins = kind == Block::Kind::kList || kind == Block::Kind::kParagraph;
  const bool same = !sheet.empty() && sheet.back().kind == kind;
  if (!joins || !same || (kind == Block::Kind::kParagraph && !goes_on)) {
    sheet.push_back({kind, {}});
  }
  sheet.back().lines.push_back(Cut(text));
}

Sheet ToSheet(std::string_view filled) {
  Sheet sheet;
  bool goes_on = false;
  while (!filled.empty()) {
    const std::size_t end = std::min(filled.find('\n'), filled.size());
    const std::string_view line = filled.substr(0, end);
    if (line.find(kEmptyLine) != line.npos) {
      goes_on = false;
    } else if (!IsBlank(line)) {
      AddLine(sheet, line, goes_on);
      goes_on = true;
    }
    filled.remove_prefix(std::min(end + 1, filled.size()));
  }
  return sheet;
}

}  // namespace

tl::expected<Sheet, std::string> Fill(const CheckedTemplate& checked, const Filling& filling) {
  mustache::mustache library(WithEmptyLinesMarked(checked.text));
  REDRESS_ASSERT(library.is_valid());  // `CheckTemplate` refuses all that the library would.
  library.set_custom_escape([](const std::string& text) { return text; });
  std::string filled;
  bool fits = true;
  library.render(ToData(filling), [&](const std::string& part) {
    fits = fits && filled.size() + part.size() <= kSheetBytesMax;
    if (fits) filled += part;
  });
  if (!fits) {
    return tl::unexpected("expected a letter of at most " + std::to_string(kSheetBytesMax) +
                          " bytes, but it comes to more");
  }
  return ToSheet(filled);
}

}  // namespace redress::letters
