"""The tree as the rules see it: text files by their path from the root."""

import os
import re

TEXT_ENDINGS = (".cc", ".h", ".py", ".proto", ".cmake", ".md", ".textproto", ".json", ".yaml", ".yml", ".toml",
                ".txt", ".scenario", ".sh", ".inc")
CXX_ENDINGS = (".cc", ".h")
SKIPPED_FOLDERS = {"node_modules", "__pycache__", "corpus"}  # A corpus is hostile bytes.


class Tree:
    """Files by path, and the root's own entries. Made of a folder, or of a dict for the self-test."""

    def __init__(self, files, root_entries=None):
        self.files = files
        self.root_entries = root_entries or sorted({path.split("/")[0] for path in files})
        parts = [path.split("/")[:-1] for path in files]
        self.folders = sorted({"/".join(p[:depth]) for p in parts for depth in range(1, len(p) + 1)})

    def cxx(self, under):
        return {p: t for p, t in self.files.items() if p.startswith(under) and p.endswith(CXX_ENDINGS)}

    def includes(self, under):
        """Yields (path, line number, what is included) of the C++ files `under` a folder."""
        for path, text in self.cxx(under).items():
            for number, line in enumerate(text.splitlines(), 1):
                found = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
                if found:
                    yield path, number, found.group(1)


def is_script(path):
    """Whether a file without an ending is a script of ours: bash or Python, by its first line."""
    with open(path, "rb") as file:
        return file.read(2) == b"#!"


def read(root):
    files = {}
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in SKIPPED_FOLDERS)
        for name in sorted(names):
            full = os.path.join(folder, name)
            if name.endswith(TEXT_ENDINGS) or is_script(full):
                with open(full, encoding="utf-8") as file:
                    files[os.path.relpath(full, root)] = file.read()
    return Tree(files, sorted(os.listdir(root)))
