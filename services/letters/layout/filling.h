#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace redress::letters {

// What stands in a name's place. Any text: it is data, and never read as template or mark-up.
struct Value {
  std::string text;
  bool is_gap = false;  // It says what is missing: shown so that nobody overlooks it.

  bool operator==(const Value&) const = default;
};

using Texts = std::map<std::string, Value, std::less<>>;

// What fills a template. A text that is not here is empty, a flag that is not here does not hold.
struct Filling {
  Texts texts;
  std::set<std::string, std::less<>> flags;
  std::map<std::string, std::vector<Texts>, std::less<>> lists;
};

}  // namespace redress::letters
