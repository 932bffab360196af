#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <google/protobuf/text_format.h>

#include "engine/types/result.h"

namespace redress::editions {

// Where a message stands in its file of textproto: names the line of a fault in it. Refers to the
// parser's tree and to the file's name; both must outlive it.
class Place {
 public:
  using Tree = google::protobuf::TextFormat::ParseInfoTree;

  Place(std::string_view file_name, const Tree* tree,
        const google::protobuf::Descriptor* descriptor, int line)
      : file_name_(file_name), tree_(tree), descriptor_(descriptor), line_(line) {}

  // Where the message in `field` stands; `index` if the field is repeated. `field` is one of this
  // message's; a name that is not is a bug of ours.
  [[nodiscard]] Place In(const char* field, int index = -1) const;

  // A fault in `field`: "<file>:<line>: <message>". The line is the field's, or if it is not
  // written in the file, the one where this message begins.
  [[nodiscard]] Refusal Fault(const char* field, const std::string& message, int index = -1) const;

 private:
  [[nodiscard]] int LineOf(const google::protobuf::FieldDescriptor* field, int index) const;

  std::string_view file_name_;
  const Tree* tree_;  // Null where the parser kept no locations.
  const google::protobuf::Descriptor* descriptor_;
  int line_;
};

// "<file>:<line>: <message>", as a refusal of the content. A hostile name is cut and made
// printable.
[[nodiscard]] Refusal FaultAt(std::string_view file_name, int line, const std::string& message);

// What is wrong with a file whatever it holds: more than `bytes_max` bytes, or no UTF-8. Nothing if
// nothing is.
[[nodiscard]] std::optional<Refusal> FaultOfText(std::string_view text, std::size_t bytes_max,
                                                 std::string_view file_name);

}  // namespace redress::editions
