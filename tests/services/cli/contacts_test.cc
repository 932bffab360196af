#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/cli/fake_server.h"

namespace redress::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

v1::ContactView MakeContact(const std::string& id) {
  v1::ContactView contact;
  contact.set_contact_id(id);
  contact.mutable_received()->mutable_date()->set_year(2024);
  contact.mutable_received()->mutable_date()->set_month(4);
  contact.mutable_received()->mutable_date()->set_day(2);
  contact.mutable_received()->set_grade(v1::DATE_GRADE_DAY);
  contact.set_channel(v1::CHANNEL_PHONE);
  return contact;
}

class ContactsCommandTest : public testing::Test {
 protected:
  Ran Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--server", fake_.address(), "--landlord", "crown"});
    return RunCommand(arguments);
  }

  // A page of contacts named `ids`, and whether another follows.
  void AddPage(const std::vector<std::string>& ids, const std::string& next) {
    auto& page = fake_.contact_pages.emplace_back();
    for (const auto& id : ids) *page.add_contacts() = MakeContact(id);
    page.set_next_page_token(next);
  }

  FakeServer fake_;
};

TEST_F(ContactsCommandTest, ListsThemInATable) {
  AddPage({"k-1", "k-2", "k-3"}, "");
  auto& sorted = *fake_.contact_pages[0].mutable_contacts(1);
  sorted.set_kind(v1::CONTACT_KIND_SERVICE_REQUEST);
  sorted.set_dissatisfied(v1::YES_NO_YES);
  sorted.set_service_request_id("sr-4");
  sorted.add_complaint_ids("c-9");
  sorted.set_choice_wanted(v1::YES_NO_YES);
  auto& annulled = *fake_.contact_pages[0].mutable_contacts(2);
  annulled.clear_received();
  annulled.clear_channel();
  const Ran ran = Run({"contacts"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(
      ran.out,
      "CONTACT  SORTED AS        RECEIVED        BY     DISSATISFIED  REMARKS\n"
      "k-1      not sorted       Tue 2 Apr 2024  phone  -\n"
      "k-2      service request  Tue 2 Apr 2024  phone  yes           service request sr-4, "
      "complaint c-9, wanted to complain\n"
      "k-3      not sorted       -               -      -             no receipt of it stands\n");
  EXPECT_EQ(fake_.contact_lists.at(0).landlord_id(), "crown");
  EXPECT_EQ(fake_.contact_lists.at(0).page_size(), 50U);
  EXPECT_FALSE(fake_.contact_lists.at(0).unsorted_only());
}

TEST_F(ContactsCommandTest, GoesOnPageByPageUpToTheLimit) {
  AddPage({"k-1"}, "two");
  AddPage({"k-2"}, "three");
  const Ran ran = Run({"contacts", "--unsorted", "--limit", "2"});
  EXPECT_THAT(ran.out, HasSubstr("k-2"));
  EXPECT_THAT(ran.out, HasSubstr("There are more: --limit 0 shows all."));
  ASSERT_EQ(fake_.contact_lists.size(), 2U);
  EXPECT_TRUE(fake_.contact_lists[0].unsorted_only());
  EXPECT_TRUE(fake_.contact_lists[1].unsorted_only());
  EXPECT_EQ(fake_.contact_lists[1].page_token(), "two");
  EXPECT_EQ(fake_.contact_lists[1].page_size(), 1U);
}

TEST_F(ContactsCommandTest, JsonIsALineForEach) {
  AddPage({"k-1"}, "two");
  AddPage({}, "three");  // A page may be empty and have another after it.
  AddPage({"k-2"}, "");
  const Ran ran = Run({"--json", "contacts"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 2);
  EXPECT_THAT(ran.out, HasSubstr("\"contactId\":\"k-2\""));
  EXPECT_EQ(fake_.contact_lists.at(0).page_size(), 500U);
}

TEST_F(ContactsCommandTest, AServerThatGoesRoundIsLeft) {
  AddPage({"k-1"}, "two");
  AddPage({"k-1"}, "two");
  EXPECT_EQ(Run({"--json", "contacts"}).exit_code, 0);
  EXPECT_EQ(fake_.contact_lists.size(), 2U);
}

TEST_F(ContactsCommandTest, NoneIsSaid) { EXPECT_EQ(Run({"contacts"}).out, "No contact.\n"); }

TEST_F(ContactsCommandTest, OneIsShownWithWhatTheCodeSaysAndItsRecord) {
  auto& view = *fake_.contact.mutable_contact();
  view = MakeContact("k-1");
  view.set_kind(v1::CONTACT_KIND_ENQUIRY);
  view.set_dissatisfied(v1::YES_NO_YES);
  view.set_choice_wanted(v1::YES_NO_NO);
  view.set_survey_answers(2);
  view.add_complaint_ids("c-1");
  view.add_complaint_ids("c-2");
  auto& finding = *view.add_findings();
  finding.set_provision("1.3");
  finding.set_title("Dissatisfaction meets the choice");
  finding.set_verdict(v1::VERDICT_JUDGEMENT);
  finding.set_reason("a person has to judge it");
  finding.set_question("Was it understood?");
  for (std::uint64_t version = 1; version <= 3; ++version) {
    auto& event = *fake_.contact.add_events()->mutable_event();
    event.set_version(version);
    *event.mutable_happened() = view.received();
    if (version == 1)
      event.mutable_fact()->mutable_contact_received()->add_words()->set_clear("\x1b[2J");
    if (version == 2) event.mutable_fact()->mutable_contact_sorted();
    if (version == 3) event.mutable_fact()->mutable_annulled()->add_versions(2);
  }
  const Ran ran = Run({"contact", "k-1"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(fake_.contact_gets.at(0).contact_id(), "k-1");
  EXPECT_EQ(fake_.contact_gets.at(0).landlord_id(), "crown");
  EXPECT_THAT(ran.out, HasSubstr("Contact k-1: enquiry, dissatisfied\n"
                                 "  received    Tue 2 Apr 2024\n"
                                 "  by          phone\n"
                                 "  choice      did not want to complain\n"
                                 "  complaints  c-1, c-2\n"
                                 "  surveys     2 answers\n"));
  EXPECT_THAT(ran.out, HasSubstr("1 judgement\n"));
  EXPECT_THAT(ran.out, HasSubstr("Was it understood?"));
  EXPECT_THAT(ran.out, HasSubstr("[never happened: see 3]"));
  EXPECT_THAT(ran.out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(Run({"--json", "contact", "k-1"}).out, HasSubstr("VERDICT_JUDGEMENT"));
}

TEST_F(ContactsCommandTest, WhatIsNotSaidIsNotShown) {
  *fake_.contact.mutable_contact() = MakeContact("k-1");
  fake_.contact.mutable_contact()->clear_channel();
  const Ran ran = Run({"contact", "k-1"});
  EXPECT_THAT(ran.out, HasSubstr("Contact k-1: not sorted\n  received    Tue 2 Apr 2024\n\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("What the Code says of it")));
}

TEST_F(ContactsCommandTest, WhereThereIsNoneItIsRefused) {
  fake_.status = grpc::Status(grpc::StatusCode::NOT_FOUND, "expected a contact, but none");
  EXPECT_EQ(Run({"contact", "k-1"}).exit_code, 1);
  EXPECT_EQ(Run({"contacts"}).exit_code, 1);
  EXPECT_EQ(Run({"contact"}).exit_code, 2);
}

TEST_F(ContactsCommandTest, TheirFactsAreRecordedAsAnyOther) {
  const Ran ran =
      Run({"record", "contact_sorted", "k-1", "kind=service-request", "dissatisfied=yes", "--ask"});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  ASSERT_EQ(fake_.recorded.size(), 1U);
  const auto& step = fake_.recorded[0].steps(0);
  EXPECT_EQ(step.stream().kind(), v1::STREAM_KIND_CONTACT);
  EXPECT_EQ(step.stream().id(), "k-1");
  EXPECT_EQ(step.fact().contact_sorted().kind(), v1::CONTACT_KIND_SERVICE_REQUEST);
}

}  // namespace
}  // namespace redress::cli
