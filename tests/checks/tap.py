# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: the project's files, and results as TAP."""

import os
import sys

LEFT_OUT = {".git", ".flatpak-builder", "__pycache__", "node_modules"}


class Check:
    """Collects cases; each is a name and the list of its problems."""

    def __init__(self):
        self.cases = []

    def case(self, name, problems):
        self.cases.append((name, list(problems), None))

    def skip(self, name, reason):
        self.cases.append((name, [], reason))

    def note(self, text):
        print(f"# {text}")

    def finish(self):
        """Prints the cases and gives the exit status."""
        failed = 0
        print(f"1..{len(self.cases)}")
        for number, (name, problems, reason) in enumerate(self.cases, 1):
            for problem in problems:
                for line in problem.splitlines():
                    print(f"# {line}")
            failed += bool(problems)
            word = "not ok" if problems else "ok"
            print(f"{word} {number} {name}" + (f" # SKIP {reason}" if reason else ""))
        return 1 if failed else 0


def root():
    """The project's folder: the first argument, or where this file lies."""
    if len(sys.argv) > 1:
        return os.path.abspath(sys.argv[1])
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def files(top, folders, endings):
    """Paths below the folders that end so, relative to top, sorted. Build folders are left out."""
    found = []
    for folder in folders:
        for here, inner, names in os.walk(os.path.join(top, folder)):
            inner[:] = sorted(
                d for d in inner
                if d not in LEFT_OUT and not (here == os.path.join(top, folder).rstrip("/.") and d.startswith("build"))
                and not os.path.exists(os.path.join(here, d, "build.ninja"))
            )
            for name in names:
                if name.endswith(endings):
                    found.append(os.path.relpath(os.path.join(here, name), top))
    return sorted(set(found))


def text(top, path):
    with open(os.path.join(top, path), encoding="utf-8") as stream:
        return stream.read()
