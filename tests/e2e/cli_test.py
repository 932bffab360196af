"""`redress`: a sample log taken in and shown, twice; exit codes; what stands on the screen."""

import csv
import json
import os
import subprocess
import unittest

from redress.v1 import admin_service_pb2 as admin

from client import CALL_SECONDS_MAX
from testing import ServedTest

REDRESS = os.environ["REDRESS_CLI"]
DONE, REFUSED, WRONG_USAGE, NOT_REACHED, SOME_REJECTED = 0, 1, 2, 3, 4
ROWS = 400  # Enough of them that some are wrong on purpose.


class CommandLineTest(ServedTest):
    virtual_time = "2025-06-02T09:00:00Z"
    set_up_landlord = False

    def redress(self, *arguments, server=None):
        return subprocess.run([REDRESS, "--server", server or self.server.listen, *arguments], capture_output=True,
                              text=True, timeout=CALL_SECONDS_MAX, check=False, cwd=self.folder)

    def run_redress(self, *arguments, code=DONE, server=None):
        """Runs `redress`, checks its exit code, answers all that it printed."""
        done = self.redress(*arguments, server=server)
        self.assertEqual(done.returncode, code, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done.stdout + done.stderr

    def json_lines(self, *arguments):
        return [json.loads(line) for line in self.redress("--json", *arguments).stdout.splitlines()]

    def position(self):
        return self.client.admin.GetStatus(admin.GetStatusRequest(), timeout=CALL_SECONDS_MAX).last_position

    def take_in_the_sample(self):
        self.run_redress("--landlord", "demo", "setup", "--name", "Demonstration Homes")
        self.run_redress("sample-log", "--rows", str(ROWS), "--seed", "1", "--today", "2025-06-02", "-o", "log.csv")
        return self.run_redress("import", "log.csv", "--rejects", "rejects.csv", code=SOME_REJECTED)

    def test_a_sample_log_taken_in_twice_changes_nothing(self):
        self.take_in_the_sample()
        # What is exported, without the progress that a slow machine is shown.
        before = (self.position(), self.json_lines("due"), self.redress("export").stdout)
        self.run_redress("import", "log.csv", "--rejects", "again.csv", code=SOME_REJECTED)
        after = (self.position(), self.json_lines("due"), self.redress("export").stdout)
        self.assertIn("received", before[2])
        self.assertEqual(before[1:], after[1:])
        self.assertEqual(before[0], after[0])

    def test_rows_that_cannot_be_taken_are_given_back_with_their_reason(self):
        self.take_in_the_sample()
        with open(os.path.join(self.folder, "rejects.csv"), encoding="utf-8-sig", newline="") as file:
            rejects = list(csv.reader(file))
        self.assertGreater(len(rejects), 1)
        self.assertTrue(all(any("expected " in cell for cell in row) for row in rejects[1:]), rejects[:3])

    def test_the_table_of_provisions_is_what_the_command_makes(self):
        page = self.redress("provisions", "--markdown").stdout
        with open(os.path.join(os.environ["REDRESS_SOURCE"], "engine/findings/PROVISIONS.md"), encoding="utf-8") as file:
            self.assertEqual(file.read(), page, "make it anew: redress provisions --markdown")

    def test_a_dry_run_writes_nothing(self):
        self.run_redress("--landlord", "demo", "setup")
        self.run_redress("sample-log", "--rows", "20", "--today", "2025-06-02", "-o", "log.csv")
        before = self.position()
        done = self.redress("import", "log.csv", "--dry-run")
        self.assertIn(done.returncode, (DONE, SOME_REJECTED), done.stderr)
        self.assertEqual(self.position(), before)

    def test_what_is_due_is_shown_with_its_reasons(self):
        self.take_in_the_sample()
        explained = self.run_redress("due", "--overdue", "--explain", "--limit", "3")
        self.assertRegex(explained, r"stage 1 response +\d\.\d+")
        overdue = self.json_lines("due", "--overdue")
        self.assertGreater(len(overdue), 0)
        self.assertTrue(all(item["workingDaysLeft"] < 0 for item in overdue))
        complaint_id = overdue[0]["row"]["complaintId"]
        for command in ("show", "timeline"):
            self.assertTrue(self.run_redress(command, complaint_id).strip())
        self.assertTrue(self.run_redress("replay", complaint_id, "--speed", "1000").strip())

    def test_steps_are_recorded_and_seen(self):
        self.run_redress("--landlord", "demo", "setup")
        report = ("--report", "--happened")
        self.run_redress("record", "received", "c-1", *report, "2024-04-02", "words=It is cold.")
        self.run_redress("record", "acknowledged", "c-1", *report, "2024-04-04", "stage=1")
        self.run_redress("record", "responded", "c-1", *report, "2024-04-19", "stage=1", "outcome=upheld")
        shown = self.run_redress("show", "c-1", "--explain")
        for words in ("Thu 18 Apr 2024", "6.3"):
            self.assertIn(words, shown)
        self.assertIn("It is cold.", self.run_redress("timeline", "c-1"))

    def test_a_landlords_letter_is_adopted_and_a_bad_one_is_refused(self):
        self.run_redress("--landlord", "demo", "setup")
        self.run_redress("record", "received", "c-1", "--ask", "words=It is cold.")
        update = ("letter", "c-1", "update", "--message", "We come on Monday.")
        shipped = self.redress(*update).stdout
        head = "{{! letter: update }}\n{{! version: %d }}\n"
        for version, words, code in (1, "Ours: {{news}}\n", DONE), (2, "Dear {{nobody}}\n", REFUSED):
            with open(os.path.join(self.folder, "update.mustache"), "w", encoding="utf-8") as file:
                file.write(head % version + words)
            said = self.run_redress("adopt", "update.mustache", code=code)
            self.assertEqual("update.mustache:3: expected " in said, code == REFUSED, said)
            self.assertEqual(self.redress(*update).stdout, "Ours: We come on Monday.\n")
        self.assertIn("how things stand", shipped)
        self.assertRegex(self.run_redress("status"), r"letter template +update +1 ")

    def test_exit_codes_say_what_happened(self):
        self.run_redress("nonsense", code=WRONG_USAGE)
        self.run_redress("due", "--limit", "many", code=WRONG_USAGE)
        self.run_redress("status", server="127.0.0.1:1", code=NOT_REACHED)
        self.run_redress("--landlord", "demo", "setup")
        self.run_redress("show", "none", code=REFUSED)
        self.assertRegex(self.run_redress("record", "noted", "none", "--ask", "text=x", code=REFUSED), "expected .*, but ")

    def test_setting_up_again_changes_nothing(self):
        self.run_redress("--landlord", "demo", "setup")
        before = self.position()
        self.run_redress("--landlord", "demo", "setup")
        self.assertEqual(self.position(), before)

    def test_an_annulled_import_leaves_nothing_due_and_every_event_visible(self):
        self.take_in_the_sample()
        events = len(self.run_redress("export").splitlines())
        import_id = next(line["event"]["stream"]["id"] for line in self.json_lines("export")
                         if "importStarted" in line["event"]["fact"])
        self.run_redress("import", "--annul", import_id, "--reason", "the wrong file")
        self.assertEqual(self.json_lines("due"), [])
        self.assertGreater(len(self.run_redress("export").splitlines()), events)


if __name__ == "__main__":
    unittest.main(verbosity=2)
