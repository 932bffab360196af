"""The folders of a server: who may open them, what is in them, and what happens when they are not as they should be."""

import glob
import os
import resource
import signal
import subprocess
import unittest

import grpc
from redress.v1 import admin_service_pb2 as admin
from redress.v1 import complaint_facts_pb2 as facts
from redress.v1 import complaint_service_pb2 as complaints
from redress.v1 import other_facts_pb2 as other
from redress.v1 import people_service_pb2 as people

from client import CALL_SECONDS_MAX, REPORT, clear
from server import DidNotStart, Server
from testing import ServedTest

# Long and odd enough to be found nowhere by chance.
MARKS = {part: f"Zz9-{part}-Wq7#ö" for part in (
    "words", "name", "address", "email", "phone", "officer", "letter", "point", "outcome", "note", "contact")}


class FolderTest(ServedTest):
    def notes(self, count, start=0):
        """Records notes and answers how many were acknowledged before one failed."""
        for number in range(start, start + count):
            try:
                self.client.tell("Note", "c-1", REPORT, "2024-04-03", noted=facts.Noted(text=clear(f"note {number}" * 400)))
            except grpc.RpcError:
                return number - start
        return count

    def refuses_to_open(self, server, words):
        with self.assertRaises(DidNotStart) as caught:
            server.start()
        self.assertNotIn(caught.exception.code, (0, None), caught.exception)
        self.assertGreaterEqual(caught.exception.code, 0, f"expected a plain exit, but {caught.exception}")
        self.assertRegex(caught.exception.said, words)

    def test_a_second_server_on_the_same_folder_is_refused(self):
        second = Server(self.folder)
        second.ready_file += "-2"
        self.addCleanup(second.end)
        self.refuses_to_open(second, r"expected .*, but ")
        self.client.received("c-1", "2024-04-02")

    def test_a_wrong_master_key_is_refused(self):
        self.client.received("c-1", "2024-04-02")
        self.server.stop()
        with open(os.path.join(self.server.keys, "master.key"), "w", encoding="ascii") as file:
            file.write("00" * 32 + "\n")
        self.refuses_to_open(self.server, r"expected .*, but ")

    def test_keys_that_are_gone_are_refused(self):
        self.client.received("c-1", "2024-04-02")
        self.server.stop()
        os.rename(self.server.keys, self.server.keys + "-moved")
        self.refuses_to_open(self.server, r"expected .*, but ")
        subprocess.run(["rm", "-rf", self.server.keys], check=True)
        os.rename(self.server.keys + "-moved", self.server.keys)
        self.server.start()
        self.assertEqual(self.connect().get("c-1").summary.version, 1)

    def test_a_truncated_store_is_refused(self):
        self.client.received("c-1", "2024-04-02")
        self.notes(5)
        self.server.stop()
        manifest = max(glob.glob(os.path.join(self.server.data, "**", "MANIFEST-*"), recursive=True))
        with open(manifest, "r+b") as file:
            file.truncate(os.path.getsize(manifest) // 2)
        self.refuses_to_open(self.server, r"expected .*, but |orrupt")

    def test_a_full_disk_stops_the_server_and_loses_nothing_acknowledged(self):
        self.client.received("c-1", "2024-04-02")
        self.server.stop()
        limit = 1_000_000  # Bytes of any one file: the log's next write past it fails as on a full disk.
        self.server.start(preexec_fn=lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
                                              resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))),
                          restore_signals=False)
        self.client = self.connect("full")
        acknowledged = self.notes(2_000)
        self.assertLess(acknowledged, 2_000)
        self.assertEqual(self.server.process.wait(timeout=60), 70, self.server.said())
        self.assertRegex(self.server.said(), r"expected .*, but ")
        self.server.start()
        self.client = self.connect("after")
        self.assertGreaterEqual(self.client.get("c-1").summary.version, 1 + acknowledged)
        self.assertEqual(self.notes(3), 3)

    def test_a_folder_of_virtual_time_never_runs_by_the_wall_clock(self):
        folder = os.path.join(self.folder, "virtual")
        os.mkdir(folder)
        virtual = Server(folder, "2024-04-02T09:00:00Z")
        self.addCleanup(virtual.end)
        virtual.start()
        self.assertEqual(virtual.stop(), 0)
        virtual.virtual_time = None
        virtual.start()
        other_server, self.server = self.server, virtual
        status = self.connect().admin.GetStatus(admin.GetStatusRequest(), timeout=CALL_SECONDS_MAX)
        self.server = other_server
        self.assertTrue(status.virtual_time)
        self.assertEqual(status.now_time.ToDatetime().year, 2024)

    def test_term_answers_what_was_taken_and_ends_with_zero(self):
        self.client.received("c-1", "2024-04-02")
        calls = []
        for number in range(200):
            request = complaints.NoteRequest(header=self.client.header(REPORT, "2024-04-03"), complaint_id="c-1",
                                             noted=facts.Noted(text=clear(f"note {number}")))
            calls.append(self.client.complaints.Note.future(request, timeout=CALL_SECONDS_MAX))
        calls[0].result()
        self.assertEqual(self.server.stop(), 0, self.server.said())
        codes = {call.code() for call in calls}
        self.assertLessEqual(codes, {grpc.StatusCode.OK, grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED}, codes)
        answered = sum(call.code() == grpc.StatusCode.OK for call in calls)
        self.server.start()
        self.assertGreaterEqual(self.connect("again").get("c-1").summary.version, 1 + answered)


class SecrecyTest(ServedTest):
    def say_everything(self):
        """Puts a marked text into every kind of personal field that commands take."""
        client, mark = self.client, {part: clear(text) for part, text in MARKS.items()}

        def head():
            return client.header(REPORT, "2024-04-02")

        client.people.RegisterPerson(people.RegisterPersonRequest(
            header=head(), person_id="p-1", person_registered=other.PersonRegistered()), timeout=CALL_SECONDS_MAX)
        client.people.NamePerson(people.NamePersonRequest(
            header=head(), person_id="p-1", person_named=other.PersonNamed(name=mark["name"])), timeout=CALL_SECONDS_MAX)
        client.people.ChangePersonContact(people.ChangePersonContactRequest(
            header=head(), person_id="p-1", person_contact_changed=other.PersonContactChanged(
                address=mark["address"], email=mark["email"], phone=mark["phone"])), timeout=CALL_SECONDS_MAX)
        client.people.ReceiveContact(people.ReceiveContactRequest(
            header=head(), contact_id="k-1", contact_received=other.ContactReceived(
                person_id="p-1", words=[mark["contact"]])), timeout=CALL_SECONDS_MAX)
        client.admin.RegisterOfficer(admin.RegisterOfficerRequest(
            header=head(), officer_registered=other.OfficerRegistered(officer_id="o-1", name=mark["officer"])),
            timeout=CALL_SECONDS_MAX)
        client.received("c-1", "2024-04-02", words=MARKS["words"])
        client.tell("Acknowledge", "c-1", head=head(), acknowledged=facts.Acknowledged(stage=1, letter=mark["letter"]))
        client.tell("Define", "c-1", head=head(), defined=facts.Defined(
            stage=1, points=[facts.ComplaintPoint(point_id="1", text=mark["point"])], outcomes_sought=[mark["outcome"]]))
        client.tell("Note", "c-1", head=head(), noted=facts.Noted(text=mark["note"]))

    def files(self):
        for folder, _, names in os.walk(self.folder):
            for name in names:
                yield os.path.join(folder, name)

    def found_in_clear(self):
        texts = [form for text in MARKS.values() for form in (text.encode(), text.encode("utf-16-le"))]
        found = []
        for path in self.files():
            with open(path, "rb") as file:
                content = file.read()
            found += [(path, text) for text in texts if text in content]
        return found

    def test_no_personal_text_stands_in_the_clear_in_any_file(self):
        self.say_everything()
        person = self.client.people.GetPerson(people.GetPersonRequest(landlord_id="test-homes", person_id="p-1"),
                                              timeout=CALL_SECONDS_MAX)
        self.assertEqual(person.name.clear, MARKS["name"])
        self.assertEqual(self.found_in_clear(), [])
        self.restart()  # What was in memory or in the write-ahead log is in tables now.
        self.assertEqual(self.server.stop(), 0)
        self.assertEqual(self.found_in_clear(), [])
        for text in MARKS.values():
            self.assertNotIn(text, self.server.said())

    def test_the_search_finds_what_is_in_the_clear(self):
        with open(os.path.join(self.folder, "leak"), "wb") as file:
            file.write(b"before" + MARKS["name"].encode() + b"after")
        self.assertEqual(len(self.found_in_clear()), 1)

    def test_folders_are_for_their_owner_only(self):
        for folder in (self.server.data, self.server.keys):
            self.assertEqual(os.stat(folder).st_mode & 0o077, 0, folder)
        self.assertEqual(os.stat(os.path.join(self.server.keys, "master.key")).st_mode & 0o777, 0o600)


if __name__ == "__main__":
    unittest.main(verbosity=2)
