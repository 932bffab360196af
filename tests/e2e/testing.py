"""What every end-to-end test starts from: a folder of its own, a server on it, a client."""

import shutil
import tempfile
import unittest

import grpc

from client import Client, error_info
from server import Server


class ServedTest(unittest.TestCase):
    """Starts a server on a new folder before each test, and leaves nothing behind."""

    virtual_time = None
    set_up_landlord = True

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="redress-e2e-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.server = Server(self.folder, self.virtual_time)
        self.addCleanup(self.server.end)
        self.server.start()
        self.client = self.connect()
        if self.set_up_landlord:
            self.client.set_up()

    def connect(self, name="test"):
        client = Client(self.server.listen, name)
        self.addCleanup(client.close)
        return client

    def restart(self):
        self.assertEqual(self.server.stop(), 0, self.server.said())
        self.server.start()
        self.client = self.connect("again")

    def assertFails(self, code, call, *arguments, reason=None, **options):
        """The call fails with `code` and says what was expected; answers (error, metadata)."""
        with self.assertRaises(grpc.RpcError) as caught:
            call(*arguments, **options)
        error = caught.exception
        self.assertEqual(error.code(), code, error)
        found, metadata = error_info(error)
        if reason:
            self.assertEqual(found, reason, error)
            self.assertRegex(error.details(), r"^.*expected .*, but ", error)
        return error, metadata
