"""deploy/up and deploy/down with a folder and ports of their own, so that a demonstration of yours stays as it is."""

import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["REDRESS_SOURCE"])
SECONDS_MAX = 900


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


class DemonstrationTest(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="redress-deploy-")
        self.addCleanup(shutil.rmtree, self.data)
        self.port = free_port()
        self.environment = {**os.environ, "REDRESS_DATA": self.data, "REDRESS_PORT": str(self.port),
                            "REDRESS_METRICS_PORT": str(free_port()),
                            "REDRESS_SERVER": f"127.0.0.1:{self.port}"}
        self.addCleanup(self.run_script, "deploy/down")

    def run_script(self, *command, code=0):
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True,
                              timeout=SECONDS_MAX, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr
