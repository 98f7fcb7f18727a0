#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many branches of the readers the tests have taken.

coverage.py BUILD: a build with -Db_coverage=true whose tests have run. Prints a line a file; with --missed also each line
with a branch that was never taken. Lines that only state what cannot be (g_return_…, g_assert…) are left out.
"""

import fnmatch
import glob
import json
import os
import subprocess
import sys

READERS = [
    "src/core/catalog/kith-xml-*.c",
    "src/core/catalog/kith-airs*.c",
    "src/core/catalog/kith-osm-*.c",
    "src/core/catalog/kith-own-*.c",
    "src/core/catalog/kith-catalog-reader.c",
    "src/core/catalog/kith-catalog-keys.c",
    "src/core/resources/kith-hours-osm.c",
    "src/core/resources/kith-hours-words.c",
    "src/core/resources/kith-resource-hours.c",
]
# Writers of the same formats.
NOT_READERS = ["*-writer.c", "*-give.c", "*-agency.c"]
NEVER = ("g_return_", "g_assert", "G_DEFINE_")


def is_reader(path):
    return any(fnmatch.fnmatch(path, pattern) for pattern in READERS) and not any(fnmatch.fnmatch(path, pattern) for pattern in NOT_READERS)


def read(build, root):
    """Of each reader its lines, and of each line how often each of its branches was taken."""
    files = {}
    for data in sorted(glob.glob(os.path.join(build, "src", "core", "**", "*.gcda"), recursive=True)):
        told = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", data], cwd=build, capture_output=True, check=True).stdout
        for document in told.splitlines():
            for one in json.loads(document)["files"]:
                path = os.path.relpath(os.path.realpath(os.path.join(build, one["file"])), root)
                if not is_reader(path):
                    continue
                lines = files.setdefault(path, {})
                for line in one["lines"]:
                    counts = [branch["count"] for branch in line["branches"] if not branch["throw"]]
                    before = lines.setdefault(line["line_number"], [0] * len(counts))
                    if len(before) == len(counts):
                        lines[line["line_number"]] = [a + b for a, b in zip(before, counts)]
    return files


def main():
    build = os.path.realpath(sys.argv[1])
    root = os.path.realpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
    total = [0, 0]
    files = read(build, root)
    for path, lines in sorted(files.items()):
        with open(os.path.join(root, path), encoding="utf-8") as stream:
            text = stream.read().splitlines()
        here = [0, 0]
        missed = []
        for number, counts in sorted(lines.items()):
            if not counts or number > len(text) or any(never in text[number - 1] for never in NEVER):
                continue
            taken = sum(1 for count in counts if count > 0)
            here = [here[0] + taken, here[1] + len(counts)]
            if taken < len(counts):
                missed.append(f"    {number}: {taken} of {len(counts)}: {text[number - 1].strip()}")
        total = [total[0] + here[0], total[1] + here[1]]
        if here[1] > 0:
            print(f"{path}: {here[0]} of {here[1]} branches, {100 * here[0] / here[1]:.1f} %")
        if "--missed" in sys.argv[2:]:
            print("\n".join(missed))
    if total[1] == 0:
        sys.exit("No reader was run. Build with -Db_coverage=true and run the tests first.")
    print(f"all readers: {total[0]} of {total[1]} branches, {100 * total[0] / total[1]:.1f} %")


main()
