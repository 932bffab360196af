"""Starts and ends the real redressd. The one place in the tests that waits by the clock: for its ready file."""

import json
import os
import signal
import subprocess
import tempfile
import time

REDRESSD = os.environ["REDRESS_REDRESSD"]
READY_SECONDS_MAX = 60
POLL_SECONDS = 0.005


class DidNotStart(Exception):
    """redressd ended before it opened its doors. Holds its exit code and what it said."""

    def __init__(self, code, said):
        super().__init__(f"redressd ended with {code} before it was ready: {said[-2000:]}")
        self.code = code
        self.said = said


class Server:
    """One folder, and the redressd that serves it while it runs."""

    def __init__(self, folder, virtual_time=None):
        self.data = os.path.join(folder, "store")
        self.keys = os.path.join(folder, "keys")
        self.ready_file = os.path.join(folder, "ready")
        self.virtual_time = virtual_time
        self.wanted_address = "127.0.0.1:0"
        self.process = None
        self.log = None
        self.listen = None
        self.metrics = None

    def launch(self, *extra, **popen):
        """Starts the process and does not wait for it. `popen` goes to subprocess.Popen."""
        if os.path.exists(self.ready_file):
            os.remove(self.ready_file)
        arguments = [REDRESSD, "--data", self.data, "--keys", self.keys, "--listen", self.wanted_address,
                     "--metrics", "127.0.0.1:0", "--ready-file", self.ready_file, *extra]
        if self.virtual_time:
            arguments += ["--virtual-time", self.virtual_time]
        if self.log:
            self.log.close()
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(arguments, stdout=self.log, stderr=self.log, **popen)
        return self

    def is_ready(self):
        try:
            with open(self.ready_file, encoding="utf-8") as file:
                ready = json.load(file)
        except (FileNotFoundError, ValueError):
            return False
        self.listen, self.metrics = ready["listen"], ready["metrics"]
        return True

    def polls(self):
        """Yields once a poll until the server is ready; raises if it ends, or takes too long."""
        for _ in range(int(READY_SECONDS_MAX / POLL_SECONDS)):
            if self.is_ready():
                return
            if self.process.poll() is not None:
                raise DidNotStart(self.process.returncode, self.said())
            yield
            time.sleep(POLL_SECONDS)
        self.kill()
        raise DidNotStart(None, f"no ready file after {READY_SECONDS_MAX} s\n{self.said()}")

    def start(self, *extra, **popen):
        self.launch(*extra, **popen)
        for _ in self.polls():
            pass
        return self

    def said(self):
        """All that it wrote to its standard output and error."""
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def stop(self):
        """Asks it to drain; answers its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        """Leaves no process and no open file behind."""
        if self.process is not None and self.process.poll() is None:
            self.kill()
        if self.log:
            self.log.close()
