#include "services/cli/fact_catalogue.h"

#include <algorithm>
#include <string_view>

#include <google/protobuf/descriptor.pb.h>

#include "redress/v1/event.pb.h"

#include "engine/types/assert.h"
#include "services/cli/contract_files.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::SourceLocation;

// The contract as it was written. Lives as long as the program, as descriptors of it are handed
// out.
const google::protobuf::DescriptorPool& Contract() {
  static const auto* pool = [] {
    google::protobuf::FileDescriptorSet files;
    const std::string_view bytes = ContractFiles();
    REDRESS_ASSERT(files.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())));
    auto* made = new google::protobuf::DescriptorPool();
    for (const auto& file : files.file()) REDRESS_ASSERT(made->BuildFile(file) != nullptr);
    return made;
  }();
  return *pool;
}

template <typename DescriptorType>
std::string Gist(const DescriptorType& descriptor) {
  SourceLocation location;
  if (!descriptor.GetSourceLocation(&location)) return "";
  std::string comment =
      location.leading_comments.empty() ? location.trailing_comments : location.leading_comments;
  std::replace(comment.begin(), comment.end(), '\n', ' ');
  const auto first = comment.find_first_not_of(' ');
  const auto last = comment.find_last_not_of(' ');
  return first == std::string::npos ? "" : comment.substr(first, last - first + 1);
}

// Facts are numbered by what they are about: see event.proto.
v1::StreamKind KindOf(int number) {
  if (number >= 100 && number < 200) return v1::STREAM_KIND_COMPLAINT;
  if (number == v1::Fact::kContactReceived) return v1::STREAM_KIND_CONTACT;
  if (number > 200 && number < 210) return v1::STREAM_KIND_PERSON;
  if (number >= 210 && number < 220) return v1::STREAM_KIND_CONTACT;
  if (number >= 250 && number < 260) return v1::STREAM_KIND_SERVICE_REQUEST;
  if (number >= v1::Fact::kOfficerRegistered && number < 400) return v1::STREAM_KIND_LANDLORD;
  if (number == v1::Fact::kJudgementGiven) return v1::STREAM_KIND_COMPLAINT;
  if (number >= 500 && number < 600) return v1::STREAM_KIND_COMPLAINT;
  return v1::STREAM_KIND_UNSPECIFIED;
}

FactEntry EntryOf(const FieldDescriptor& body) {
  FactEntry entry{body.name(), KindOf(body.number()), Gist(*body.message_type()), {}};
  for (int at = 0; at < body.message_type()->field_count(); ++at) {
    const FieldDescriptor& field = *body.message_type()->field(at);
    entry.fields.push_back({field.name(), FieldTakes(field), field.is_repeated(), Gist(field)});
  }
  return entry;
}

std::string EnumTakes(const google::protobuf::EnumDescriptor& type) {
  std::string takes;
  for (int at = 0; at < type.value_count(); ++at) {
    if (type.value(at)->number() == 0) continue;
    std::string words = EnumWords(*type.value(at));
    std::replace(words.begin(), words.end(), ' ', '-');
    takes += (takes.empty() ? "" : "|") + words;
  }
  return takes;
}

}  // namespace

std::string FieldTakes(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_ENUM:
      return EnumTakes(*field.enum_type());
    case FieldDescriptor::CPPTYPE_BOOL:
      return "yes|no";
    case FieldDescriptor::CPPTYPE_STRING:
      return field.name().ends_with("_id") || field.name().ends_with("_ids") ? "id" : "text";
    case FieldDescriptor::CPPTYPE_MESSAGE:
      break;
    default:
      return "number";
  }
  const std::string& type = field.message_type()->name();
  if (type == "Personal") return "personal text";
  if (type == "CivilDate" || type == "Happened") return "date";
  if (type == "ExternalReference") return "source/reference";
  return "json";
}

const std::vector<FactEntry>& FactCatalogue() {
  static const auto* catalogue = [] {
    auto* made = new std::vector<FactEntry>();
    const Descriptor* fact = Contract().FindMessageTypeByName("redress.v1.Fact");
    REDRESS_ASSERT(fact != nullptr);
    for (int at = 0; at < fact->field_count(); ++at) {
      if (KindOf(fact->field(at)->number()) != v1::STREAM_KIND_UNSPECIFIED) {
        made->push_back(EntryOf(*fact->field(at)));
      }
    }
    return made;
  }();
  return *catalogue;
}

const FactEntry* FindFact(const std::string& name) {
  const auto& catalogue = FactCatalogue();
  const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                  [&](const FactEntry& entry) { return entry.name == name; });
  return found == catalogue.end() ? nullptr : &*found;
}

}  // namespace redress::cli
