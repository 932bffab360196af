"""Shows that every rule of check.py finds what it is for, and leaves alone what is right."""

import sys

from check import RULES
from tree import Tree

LONG_FUNCTION = "#pragma once\nint F(int a) {\n" + "  a += 1;\n" * 70 + "  return a;\n}\n"
SHORT_FUNCTION = "#pragma once\nint F(int a) {\n" + "  a += 1;\n" * 60 + "  return a;\n}\n"
SPLIT_HEAD = "#pragma once\nint F(int a,\n      int b) {\n" + "  a += b;\n" * 70 + "  return a;\n}\n"
LONG_METHOD = "class C {\n  void F() const {\n" + "    G();\n" * 70 + "  }\n};\n"
LONG_TEST = "TEST(A, B) {\n" + "  EXPECT_EQ(1, 1);\n" * 70 + "}\n"
TABLE = "int F(K k) {\n  switch (k) {\n" + "    case kA:\n      return 1;\n" * 40 + "  }\n}\n"
LONG_PYTHON = "def f():\n" + "    a = 1\n" * 70
LIBRARY = "add_library(redress_clocks STATIC)\ntarget_sources(redress_clocks PRIVATE derive.cc)\n"
UNDONE = "// TO" + "DO: later\n"

# For each rule: trees that it must find fault with, and trees that it must not.
SAMPLES = {
    "engine_is_alone": (
        [{"engine/a/b.cc": f"#include {what}\n"} for what in (
            "<rocksdb/db.h>", "<grpcpp/grpcpp.h>", '"storage/log/database.h"', '"services/door/submission.h"',
            "<fmt/core.h>", "<absl/time/time.h>", "<openssl/evp.h>", "<boost/asio.hpp>",
            '"redress/v1/audit_service.grpc.pb.h"', '"redress/v1/audit_service.pb.h"')],
        [{"engine/a/b.cc": f"#include {what}\n"} for what in (
            "<vector>", "<tl/expected.hpp>", "<google/protobuf/text_format.h>", '"redress/v1/event.pb.h"',
            '"engine/types/day.h"')]),
    "threads_in_runtime": (
        [{"engine/clocks/b.cc": "#include <mutex>\n"}, {"engine/clocks/b.h": "#include <atomic>\n"}],
        [{"engine/runtime/b.cc": "#include <mutex>\n"}]),
    "rocksdb_in_storage": (
        [{"services/a/b.cc": "#include <rocksdb/db.h>\n"}, {"tests/e2e/b.cc": '#include "rocksdb/db.h"\n'}],
        [{"storage/log/b.cc": "#include <rocksdb/db.h>\n"}]),
    "storage_below_services": (
        [{"storage/a/b.cc": '#include "services/door/submission.h"\n'},
         {"storage/a/b.cc": "#include <grpcpp/grpcpp.h>\n"},
         {"storage/a/b.cc": '#include "redress/v1/audit_service.grpc.pb.h"\n'}],
        [{"storage/a/b.cc": '#include "engine/ports/log.h"\n'}]),
    "services_above_storage": (
        [{"services/door/b.cc": '#include "storage/log/database.h"\n'}],
        [{"services/redressd/b.cc": '#include "storage/log/database.h"\n'}]),
    "includes_are_linked": (
        [{"engine/types/CMakeLists.txt": "add_library(redress_types STATIC)\n",
          "engine/clocks/CMakeLists.txt": LIBRARY,
          "engine/types/b.cc": '#include "engine/clocks/derive.h"\n'}],
        [{"engine/types/CMakeLists.txt": "add_library(redress_types STATIC)\n",
          "engine/ports/CMakeLists.txt": "add_library(redress_ports INTERFACE)\n"
                                         "target_link_libraries(redress_ports INTERFACE redress::types)\n",
          "engine/clocks/CMakeLists.txt": LIBRARY + "target_link_libraries(redress_clocks PUBLIC redress::ports)\n",
          "engine/clocks/b.cc": '#include "engine/types/day.h"\n'}]),
    "engine_is_pure": (
        [{"engine/a/b.cc": f"void F() {{ {call}; }}\n"} for call in (
            "std::chrono::system_clock::now()", "std::chrono::steady_clock::now()", "std::random_device r", "rand()",
            "std::this_thread::sleep_for(x)", "std::getenv(n)", "time(nullptr)", "std::ifstream f(n)",
            "std::cout << 1", "std::filesystem::exists(p)")] + [
                {"engine/runtime/b.cc": "auto t = std::chrono::system_clock::now();\n"}],
        [{"engine/runtime/b.cc": "auto t = std::chrono::steady_clock::now();\n"},
         {"engine/a/b.cc": "// never calls getenv\n"}, {"engine/a/b.cc": 'auto s = "rand()";\n'},
         {"engine/a/b.cc": "int strand(int); bool operand(int);\n"}]),
    "tests_neither_sleep_nor_skip": (
        [{"tests/a/b.cc": "std::this_thread::sleep_for(x);\n"}, {"tests/a/b.cc": "GTEST_SKIP();\n"},
         {"tests/a/b.cc": "TEST(A, DISABLED_B) {}\n"}, {"tests/crash/b.py": "time.sleep(1)\n"},
         {"tests/a/b.py": "self.skipTest('x')\n"}],
        [{"tests/e2e/server.py": "time.sleep(0.05)\n"}, {"tests/a/b.cc": "// no sleep_for here\n"}]),
    "files_are_short": (
        [{"engine/a/b.cc": "\n" * 401}, {"tests/run": "\n" * 401}],
        [{"engine/a/b.cc": "\n" * 400}, {"proto/redress/v1/a.proto": "\n" * 500}]),
    "functions_are_short": (
        [{"engine/a/b.h": LONG_FUNCTION}, {"engine/a/b.h": SPLIT_HEAD}, {"engine/a/b.h": LONG_METHOD},
         {"tests/a/b.cc": LONG_TEST}, {"tests/a/b.py": LONG_PYTHON}],
        [{"engine/a/b.h": SHORT_FUNCTION}, {"engine/a/b.h": TABLE}, {"engine/a/b.cc": "namespace a {\n" + "int b;\n" * 90 + "}\n"}]),
    "names_say_what": (
        [{"engine/utils/b.cc": ""}, {"engine/a/helpers.cc": ""}, {"services/common/b.h": ""}],
        [{"engine/commands/b.cc": ""}]),
    "nothing_is_left_undone": ([{"engine/a/b.cc": UNDONE}, {"README.md": UNDONE}], [{"engine/a/b.cc": "// done\n"}]),
    "no_paths_of_a_machine": (
        [{"a.md": "see /" + "home/ann/redress\n"}, {"deploy/up": "cd /" + "Users/ann\n"}],
        [{"a.md": "see tests/home/a and /usr/bin/python3\n"}]),
    "root_is_agreed": ([{"scripts/a": ""}, {"NOTES.md": ""}], [{"engine/a": "", ".ci/run": "", "README.md": ""}]),
    "folders_explain_themselves": (
        [{"engine/a/b.cc": "", "engine/README.md": ""}, {"tests/a/b/c.cc": "", "tests/README.md": ""}],
        [{"engine/README.md": "", "engine/a/b.cc": "", "engine/a/README.md": ""},
         {"tests/README.md": "", "tests/a/README.md": "", "tests/a/b/c.cc": ""}]),
    "folders_are_targets": (
        [{"engine/clocks/derive.cc": "", "engine/clocks/README.md": ""},
         {"engine/clocks/a.h": "", "engine/clocks/CMakeLists.txt": "add_library(redress::x ALIAS redress_x)\n"},
         {"engine/clocks/derive.cc": "", "engine/clocks/other.cc": "", "engine/clocks/CMakeLists.txt": LIBRARY}],
        [{"engine/clocks/derive.cc": "", "engine/clocks/CMakeLists.txt": LIBRARY},
         {"storage/log/a.h": "", "storage/log/CMakeLists.txt": "add_library(redress_storage_log STATIC)\n"}]),
    "headers_once": (
        [{"engine/a/b.h": "int a;\n"}], [{"engine/a/b.h": "#pragma once\n"}, {"engine/a/b.h": "// Why.\n#pragma once\n"}]),
}


def main():
    faults = [f"{name}: expected samples, but there are none" for name in RULES if name not in SAMPLES]
    samples = 0
    for name, (bad, good) in SAMPLES.items():
        for files in bad:
            samples += 1
            if not list(RULES[name](Tree(files))):
                faults.append(f"{name}: expected a fault, but found none in {files}"[:300])
        for files in good:
            samples += 1
            found = list(RULES[name](Tree(files)))
            if found:
                faults.append(f"{name}: expected no fault, but found {found[0]}")
    print("\n".join(faults) or f"{len(RULES)} rules tell right from wrong in {samples} samples")
    sys.exit(1 if faults else 0)


main()
