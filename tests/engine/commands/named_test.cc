#include <gtest/gtest.h>

#include "tests/engine/commands/office.h"

namespace redress::commands {
namespace {

struct NamedCase {
  const char* name;
  std::vector<Said> said;
  std::vector<std::string> streams;
};

class NamedTest : public testing::TestWithParam<NamedCase> {};

TEST_P(NamedTest, NamesItsOwnStreamsFirstAndEachOnce) {
  std::vector<StreamKey> expected;
  for (const auto& stream : GetParam().streams) expected.push_back(KeyOf(stream));
  EXPECT_EQ(StreamsNamed(Office::Make(v1::INTENT_ASK, GetParam().said)), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Streams, NamedTest,
    testing::Values(
        NamedCase{"Own", {{"c1", "", "noted {}"}}, {"c1"}},
        NamedCase{"LandlordIsNot", {{"town", "", R"(officer_registered { officer_id: "a" })"}}, {}},
        NamedCase{
            "Received",
            {{"c1", "", R"(received { resident_id: "p1" raised_by_id: "p2" contact_id: "k1" })"}},
            {"c1", "p1", "p2", "k1"}},
        NamedCase{"FurtherComplaint",
                  {{"c1", "", R"(further_complaint_raised { new_complaint_id: "c2" })"}},
                  {"c1", "c2"}},
        NamedCase{"Duplicate",
                  {{"c1", "", R"(marked_duplicate { of_complaint_id: "c2" })"}},
                  {"c1", "c2"}},
        NamedCase{
            "Corresponded", {{"c1", "", R"(corresponded { person_id: "p1" })"}}, {"c1", "p1"}},
        NamedCase{"Party", {{"c1", "", R"(party_added { person_id: "p1" })"}}, {"c1", "p1"}},
        NamedCase{
            "Contact",
            {{"k1", "",
              R"(contact_received { person_id: "p1" complaint_ids: "c1" complaint_ids: "c2" })"}},
            {"k1", "p1", "c1", "c2"}},
        NamedCase{"Corrected",
                  {{"c1", "", R"(corrected { fact { party_added { person_id: "p1" } } })"}},
                  {"c1", "p1"}},
        NamedCase{"EachOnce",
                  {{"c1", "", R"(party_added { person_id: "p1" })"},
                   {"c2", "", R"(party_added { person_id: "p1" })"},
                   {"c1", "", "noted {}"}},
                  {"c1", "c2", "p1"}}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(ReferencesNamedTest, AreThoseReceivedAndCorrected) {
  const auto references = ReferencesNamed(Office::Make(
      v1::INTENT_ASK,
      {{"c1", "",
        R"(received { references { source: "a" reference: "1" } references { source: "b" reference: "2" } })"},
       {"c2", "",
        R"(corrected { fact { received { references { source: "c" reference: "3" } } } })"},
       {"c3", "", "noted {}"}}));
  std::vector<std::string> keys;
  for (const auto& reference : references) keys.push_back(ReferenceKey(reference));
  EXPECT_EQ(keys, (std::vector<std::string>{"a\n1", "b\n2", "c\n3"}));
}

}  // namespace
}  // namespace redress::commands
