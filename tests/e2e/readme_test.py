"""The root README's commands, run as they stand there, in one shell, against a demonstration of its own."""

import re
import unittest

from demonstration import ROOT, DemonstrationTest

MARKED = re.compile(r"<!-- run -->\n```sh\n(.*?)```", re.S)


class ReadmeTest(DemonstrationTest):
    def test_its_commands_do_what_it_says(self):
        blocks = MARKED.findall((ROOT / "README.md").read_text(encoding="utf-8"))
        self.assertGreaterEqual(len(blocks), 2)
        self.run_script("deploy/up")
        said = self.run_script("bash", "-euo", "pipefail", "-c", "\n".join(blocks))
        for words in ("Thu 18 Apr 2024", "It is cold."):
            self.assertIn(words, said)

    def test_every_link_and_path_of_the_map_is_there(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        paths = re.findall(r"`((?:proto|engine|storage|services|deploy|tests|\.ci)/[\w./-]*)`", text)
        self.assertGreater(len(paths), 8)
        for path in paths:
            self.assertTrue((ROOT / path).exists(), path)


if __name__ == "__main__":
    unittest.main(verbosity=2)
