"""Law that changes: what a draft would change is shown, adopting it changes that and no more; warnings come once."""

import json
import os
import subprocess
import unittest

from redress.v1 import admin_service_pb2 as admin
from redress.v1 import audit_service_pb2 as audit
from redress.v1 import complaint_facts_pb2 as facts
from redress.v1 import other_facts_pb2 as other

from client import ASK, CALL_SECONDS_MAX, LANDLORD, SOURCE, clear, day, iso
from testing import ServedTest

REDRESS = os.environ["REDRESS_CLI"]
HOLIDAY = "holidays { date { year: 2022 month: 9 day: 19 }"
CALENDAR = (SOURCE / "engine/calendar/england.textproto").read_text(encoding="utf-8")
BEFORE = "\n".join(line for line in CALENDAR.splitlines() if not line.startswith(HOLIDAY))
AFTER = CALENDAR.replace("version: 1", "version: 2")


class LawTest(ServedTest):
    def adopt(self, kind, content):
        request = admin.AdoptLawRequest(header=self.client.header(), kind=kind, content=content.encode())
        self.client.admin.AdoptLaw(request, timeout=CALL_SECONDS_MAX)

    def replay(self, complaint_id):
        request = audit.ReplayRequest(landlord_id=LANDLORD, complaint_id=complaint_id)
        return [answer.entry.event.event for answer in self.client.audit.Replay(request, timeout=CALL_SECONDS_MAX)]


class DraftTest(LawTest):
    virtual_time = "2022-09-08T09:00:00Z"
    set_up_landlord = False

    def set_up_before_the_holiday(self):
        header = self.client.header()
        created = other.LandlordCreated(display_name="Test Homes")
        self.client.admin.CreateLandlord(admin.CreateLandlordRequest(header=header, landlord_created=created),
                                         timeout=CALL_SECONDS_MAX)
        edition = (SOURCE / "engine/editions/housing_ombudsman_2022.textproto").read_text(encoding="utf-8")
        self.adopt(other.LAW_KIND_EDITION, edition)
        self.adopt(other.LAW_KIND_CALENDAR, BEFORE)

    def what_if(self, content, code=0):
        with open(os.path.join(self.folder, "draft.textproto"), "w", encoding="utf-8") as file:
            file.write(content)
        done = subprocess.run([REDRESS, "--server", self.server.listen, "--json", "what-if", "draft.textproto"],
                              capture_output=True, text=True, timeout=CALL_SECONDS_MAX, check=False, cwd=self.folder)
        self.assertEqual(done.returncode, code, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()] or done.stderr

    def due(self, complaint_id):
        return iso(self.client.clocks(complaint_id)["stage1.respond"].due_date)

    def test_a_holiday_added_late_moves_open_dates_and_keeps_what_was_told(self):
        self.set_up_before_the_holiday()
        self.client.received("c-1", None, ASK)
        self.client.tell("Acknowledge", "c-1", acknowledged=facts.Acknowledged(
            stage=1, response_told_date=day("2022-09-22")))
        difference, totals = self.what_if(AFTER)
        moved = {clock["now"]["clockId"]: (clock["now"]["dueDate"]["day"], clock["then"]["dueDate"]["day"])
                 for clock in difference["clocks"]}
        self.assertEqual(moved["stage1.respond"], (22, 23))
        self.assertEqual(difference["toldDate"]["day"], 22)
        self.assertEqual((totals["complaintsCompared"], totals["complete"]), ("1", True))
        self.assertEqual(self.due("c-1"), "2022-09-22")
        self.adopt(other.LAW_KIND_CALENDAR, AFTER)
        self.restart()
        self.assertEqual(self.due("c-1"), "2022-09-23")
        told = [event.fact.acknowledged.response_told_date for event in self.replay("c-1")
                if event.fact.HasField("acknowledged")]
        self.assertEqual([iso(date) for date in told], ["2022-09-22"])

    def test_a_bad_draft_is_refused_with_its_line(self):
        self.set_up_before_the_holiday()
        self.assertIn("draft.textproto:2: expected", self.what_if("holidays {}\nodd: 1\n", code=1))


class WarningTest(LawTest):
    virtual_time = "2024-04-02T09:00:00Z"

    def warnings(self, complaint_id):
        return [event.fact.warning_given.clock_id for event in self.replay(complaint_id)
                if event.fact.HasField("warning_given")]

    def test_a_warning_comes_once_when_the_day_turns_and_not_again_after_a_restart(self):
        self.adopt(other.LAW_KIND_POLICY, 'id: "landlord" version: 1 warning_leads { working_days: 3 }')
        position = self.client.received("c-1", None, ASK).result.first_position
        self.client.move_clock("2024-04-04T09:00:00Z")  # To be acknowledged by the 9th.
        self.client.get("c-1", wait_for_position=position + 1)
        self.assertEqual(self.warnings("c-1"), ["stage1.acknowledge"])
        self.restart()
        self.client.move_clock("2024-04-05T09:00:00Z")
        # Another complaint is warned of in the same look at the new day, and after it.
        noted = self.client.tell("Note", "c-1", noted=facts.Noted(text=clear("x"))).result.first_position
        position = self.client.received("c-2", "2024-04-04").result.first_position
        self.assertGreater(position, noted)
        self.client.move_clock("2024-04-08T09:00:00Z")
        self.client.get("c-2", wait_for_position=position + 1)
        self.assertEqual(self.warnings("c-1"), ["stage1.acknowledge"])
        self.assertEqual(self.warnings("c-2"), ["stage1.acknowledge"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
