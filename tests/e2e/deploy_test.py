"""The two commands of deploy/: what they do, done twice, and what they say when they cannot."""

import os
import re
import socket
import unittest

from redress.v1 import admin_service_pb2 as admin

from client import CALL_SECONDS_MAX, Client
from demonstration import DemonstrationTest


class DeployTest(DemonstrationTest):
    def position(self):
        client = Client(f"127.0.0.1:{self.port}")
        self.addCleanup(client.close)
        return client.admin.GetStatus(admin.GetStatusRequest(), timeout=CALL_SECONDS_MAX).last_position

    def pid(self):
        with open(os.path.join(self.data, "redressd.pid"), encoding="ascii") as file:
            return int(file.read())

    def test_up_shows_what_is_overdue_and_up_again_changes_nothing(self):
        said = self.run_script("deploy/up")
        self.assertRegex(said, r"6\.(2|3|11|14)")
        before = (self.pid(), self.position())
        self.assertIn("runs already", self.run_script("deploy/up"))
        self.assertEqual((self.pid(), self.position()), before)
        commands = re.findall(r"^  (\.build/\S+ .*)$", said, re.M)
        self.assertEqual(len(commands), 3, said)
        for command in commands:
            with self.subTest(command):
                self.assertTrue(self.run_script("bash", "-c", command).strip())

    def test_down_stops_it_and_what_was_there_is_there_again(self):
        self.run_script("deploy/up")
        before = self.position()
        self.assertIn("stopped", self.run_script("deploy/down"))
        self.assertIn("is not running", self.run_script("deploy/down"))
        self.run_script("deploy/up")
        self.assertEqual(self.position(), before)

    def test_a_taken_port_is_told_with_who_has_it(self):
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(("127.0.0.1", self.port))
            taken.listen()
            said = self.run_script("deploy/up", code=1)
        self.assertIn(f"expected port {self.port} to be free, but it is taken by", said)
        self.assertIn(str(os.getpid()), said)

    def test_a_pid_file_left_behind_is_not_believed(self):
        with open(os.path.join(self.data, "redressd.pid"), "w", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")
        self.assertIn("is not running", self.run_script("deploy/down"))
        with open(os.path.join(self.data, "redressd.pid"), "w", encoding="ascii") as file:
            file.write(f"{os.getpid()}\n")
        self.run_script("deploy/up")
        self.assertNotEqual(self.pid(), os.getpid())

    def test_installing_again_is_nothing_and_an_unknown_package_is_told(self):
        self.assertIn("nothing missing", self.run_script("deploy/install_packages"))
        listed = os.path.join(self.data, "packages")
        with open(listed, "w", encoding="ascii") as file:
            file.write("git and what\n")
        self.environment["REDRESS_PACKAGES"] = listed
        self.assertIn("expected 'package'", self.run_script("deploy/install_packages", code=1))


if __name__ == "__main__":
    unittest.main(verbosity=2)
