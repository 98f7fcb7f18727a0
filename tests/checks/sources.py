#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes, licence lines, documentation comments and words that have no place in the tree."""

import os
import re
import sys

import csource
import tap

LONGEST = {".c": 1200, ".h": 600, ".py": 800, ".ui": 600}
LONG = 800

# Joined from parts so that this file passes its own check.
WORDS = [
    ("a path of one machine", r"(?<![\w.~$}])/(wo" r"rk|fa" r"rm|ro" r"ot|ho" r"me)/\w"),
    ("a package registry", r"deb\.deb" r"ian\.org|registry\.npm" r"js|py" r"pi\.org|crates" r"\.io|proxy\.gol" r"ang"),
    ("left for later", r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b|not (yet )?impl" r"emented|\bstub" r"bed\b"),
    ("a word about tools", r"\b(Cla" r"ude|Anth" r"ropic|Open" r"A" r"I|Chat" r"GPT|Cop" r"ilot|L" r"LM|A" r"I)\b"),
]
PUBLIC = re.compile(r"^[ \t]*(?:[\w][\w \t*]*?[ \t*\n])?\**(kith_\w+)[ \t]*\(", re.MULTILINE)


def declared(header):
    """The names of the functions that a header declares."""
    code = csource.without_strings(header)
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", "", code, flags=re.MULTILINE)
    # Bodies of inline functions and struct members are not declarations.
    depth, flat = 0, []
    for char in code:
        depth += char == "{"
        if depth == 0 or char == "\n":
            flat.append(char)
        depth -= char == "}"
        if char == "}" and depth == 0:
            flat.append(";")
    names = set()
    for statement in "".join(flat).split(";"):
        statement = re.sub(r'extern\s+"C"', "", statement)
        if "typedef" in statement or re.search(r"\bG_DE(CLARE|FINE)_", statement):
            continue
        match = re.search(r"\b(kith_\w+)\s*\(", statement)
        if match and re.search(r"\w", statement[: match.start()]) and not match.group(1).endswith(("_get_type", "_error_quark")):
            names.add(match.group(1))
    return sorted(names)


def documented(source):
    return set(re.findall(r"/\*\*\n \* (kith_\w+):", source))


def check_documentation(top):
    problems = []
    for folder in ("src/core", "src/app"):
        by_room = {}
        for path in tap.files(top, [folder], (".c", ".h")):
            by_room.setdefault(os.path.dirname(path), []).append(path)
        for paths in by_room.values():
            known = set().union(*(documented(tap.text(top, path)) for path in paths))
            for path in paths:
                if path.endswith(".h") and not path.endswith(("-private.h", "-queries.h")):
                    problems += [
                        f"{path}: {name} has no documentation comment"
                        for name in declared(tap.text(top, path)) if name not in known
                    ]
    return problems


def main():
    top = tap.root()
    check = tap.Check()
    sources = tap.files(top, ["src", "tests", "ui", "data"], (".c", ".h", ".py", ".ui", ".sh"))

    long, licence = [], []
    for path in sources:
        content = tap.text(top, path)
        lines = content.count("\n")
        limit = LONGEST.get(os.path.splitext(path)[1])
        if limit and lines > limit:
            long.append(f"{path}: {lines} lines, {limit} are the most")
        elif lines > LONG:
            check.note(f"{path}: {lines} lines; it may have a seam where it wants to part")
        if path.endswith((".c", ".h", ".py", ".sh")) and "SPDX-License-Identifier: GPL-3.0-or-later" not in content[:300]:
            licence.append(f"{path}: no licence line at its top")
    check.case("/checks/sources/no file is too long", long)
    check.case("/checks/sources/every file names its licence", licence)
    check.case("/checks/sources/public functions are documented", check_documentation(top))

    everything = tap.files(top, ["."], "")
    for name, pattern in WORDS:
        problems = []
        regex = re.compile(pattern)
        for path in everything:
            path = os.path.normpath(path)
            if path == "COPYING":
                continue
            try:
                content = tap.text(top, path)
            except (UnicodeDecodeError, FileNotFoundError):
                continue
            for number, line in enumerate(content.splitlines(), 1):
                found = regex.search(line)
                if found:
                    problems.append(f"{path}:{number}: {found.group(0)}")
        check.case(f"/checks/sources/nothing holds {name}", problems)
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
