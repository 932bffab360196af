#include "services/door/rules.h"

#include <set>

#include <gtest/gtest.h>

#include "redress/v1/admin_service.pb.h"
#include "redress/v1/audit_service.pb.h"
#include "redress/v1/complaint_service.pb.h"
#include "redress/v1/contact_service.pb.h"
#include "redress/v1/findings_service.pb.h"
#include "redress/v1/import_service.pb.h"
#include "redress/v1/people_service.pb.h"
#include "redress/v1/request_service.pb.h"
#include "redress/v1/worklist_service.pb.h"

namespace redress::door {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

// Every type that a caller can send, at any depth.
void Gather(const Descriptor& type, std::set<const Descriptor*>& found) {
  const std::string& name = type.name();
  if (name == "Sealed" || name == "Erased" || name == "Withheld") return;  // Refused whole.
  if (!found.insert(&type).second) return;
  for (int i = 0; i < type.field_count(); ++i) {
    if (type.field(i)->message_type() != nullptr) Gather(*type.field(i)->message_type(), found);
  }
}

std::set<const Descriptor*> EverythingSent() {
  std::set<const Descriptor*> found;
  for (const auto* file :
       {v1::GetRequest::descriptor()->file(), v1::ListDueRequest::descriptor()->file(),
        v1::ReplayRequest::descriptor()->file(), v1::GetPersonRequest::descriptor()->file(),
        v1::GetStatusRequest::descriptor()->file(), v1::ImportStart::descriptor()->file(),
        v1::GetServiceRequestRequest::descriptor()->file(),
        v1::GetContactRequest::descriptor()->file(),
        v1::GetFindingsRequest::descriptor()->file()}) {
    for (int m = 0; m < file->service(0)->method_count(); ++m) {
      Gather(*file->service(0)->method(m)->input_type(), found);
    }
  }
  return found;
}

TEST(RulesTest, EveryTextAndEveryRepeatedFieldHasOne) {
  const auto types = EverythingSent();
  EXPECT_GT(types.size(), 100u);
  for (const Descriptor* type : types) {
    for (int i = 0; i < type->field_count(); ++i) {
      const FieldDescriptor& field = *type->field(i);
      if (!NeedsRule(field)) continue;
      const Rule* rule = FindRule(field);
      ASSERT_NE(rule, nullptr) << field.full_name();
      if (field.is_repeated()) {
        EXPECT_GT(rule->count_max, 0) << field.full_name();
      }
      if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        EXPECT_GT(rule->size_max, 0u) << field.full_name();
      }
    }
  }
}

TEST(RulesTest, EveryKindOfFieldIsOneThatTheCheckKnows) {
  for (const Descriptor* type : EverythingSent()) {
    if (type->file()->package() != "redress.v1" || type->name() == "CivilDate") continue;
    for (int i = 0; i < type->field_count(); ++i) {
      const FieldDescriptor& field = *type->field(i);
      const auto kind = field.cpp_type();
      const bool known = kind == FieldDescriptor::CPPTYPE_MESSAGE ||
                         kind == FieldDescriptor::CPPTYPE_STRING ||
                         kind == FieldDescriptor::CPPTYPE_UINT64 ||
                         (!field.is_repeated() && (kind == FieldDescriptor::CPPTYPE_ENUM ||
                                                   kind == FieldDescriptor::CPPTYPE_BOOL ||
                                                   kind == FieldDescriptor::CPPTYPE_UINT32));
      EXPECT_TRUE(known) << field.full_name();
    }
  }
}

TEST(RulesTest, EveryStageHasItsRange) {
  for (const Descriptor* type : EverythingSent()) {
    for (int i = 0; i < type->field_count(); ++i) {
      const FieldDescriptor& field = *type->field(i);
      if (!field.name().ends_with("stage") || field.cpp_type() != FieldDescriptor::CPPTYPE_UINT32) {
        continue;
      }
      ASSERT_NE(FindRule(field), nullptr) << field.full_name();
      EXPECT_EQ(FindRule(field)->number_max, 3u) << field.full_name();
    }
  }
}

}  // namespace
}  // namespace redress::door
