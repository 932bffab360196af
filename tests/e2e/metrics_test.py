"""What operators see: metrics that promtool accepts, health, reflection, and only on this machine's own addresses."""

import os
import subprocess
import unittest
import urllib.request

from redress.v1 import complaint_facts_pb2 as facts

from client import CALL_SECONDS_MAX, REPORT, clear
from server import DidNotStart, Server
from testing import ServedTest

HEALTH = "/grpc.health.v1.Health/Check"
SERVING = b"\x08\x01"  # HealthCheckResponse{status: SERVING}
REFLECTION = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"
LIST_SERVICES = b"\x3a\x01*"  # ServerReflectionRequest{list_services: "*"}


class MetricsTest(ServedTest):
    def scrape(self):
        with urllib.request.urlopen(f"http://{self.server.metrics}/metrics", timeout=CALL_SECONDS_MAX) as answer:
            return answer.read()

    def test_promtool_accepts_the_metrics(self):
        self.client.received("c-1", "2024-04-02")
        self.client.tell("Note", "c-1", REPORT, "2024-04-02", noted=facts.Noted(text=clear("x")))
        checked = subprocess.run(["promtool", "check", "metrics"], input=self.scrape(), capture_output=True, check=False)
        self.assertEqual((checked.returncode, checked.stderr), (0, b""))

    def test_metrics_count_what_happened_and_name_nobody(self):
        before = self.counted(b"events")
        self.client.received("c-secret", "2024-04-02")
        self.assertGreater(self.counted(b"events"), before)
        self.assertNotIn(b"c-secret", self.scrape())

    def counted(self, word):
        """The sum of all counters of ours with `word` in their name."""
        lines = [line for line in self.scrape().splitlines() if line.startswith(b"redress_")]
        counts = [float(line.rsplit(b" ", 1)[1]) for line in lines
                  if word in line.split(b"{")[0].split(b" ")[0] and b"_total" in line]
        self.assertTrue(counts, f"expected counters of {word}, but there are none")
        return sum(counts)

    def test_health_says_serving(self):
        self.assertEqual(self.client.channel.unary_unary(HEALTH)(b"", timeout=CALL_SECONDS_MAX), SERVING)

    def test_reflection_lists_the_services(self):
        answers = self.client.channel.stream_stream(REFLECTION)(iter([LIST_SERVICES]), timeout=CALL_SECONDS_MAX)
        listed = next(answers)
        for service in ("ComplaintService", "WorklistService", "AuditService", "PeopleService", "AdminService",
                        "ImportService", "LandlordService", "WhatIfService"):
            self.assertIn(f"redress.v1.{service}".encode(), listed)

    def test_an_address_of_others_is_refused(self):
        folder = os.path.join(self.folder, "stranger")
        os.mkdir(folder)
        stranger = Server(folder)
        self.addCleanup(stranger.end)
        stranger.wanted_address = "0.0.0.0:0"
        with self.assertRaises(DidNotStart) as caught:
            stranger.start()
        self.assertRegex(caught.exception.said, r"expected .*, but ")


if __name__ == "__main__":
    unittest.main(verbosity=2)
