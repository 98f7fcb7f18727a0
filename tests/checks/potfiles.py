#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares po/POTFILES.in with the files that hold text to translate; with --write, puts it right."""

import os
import re
import sys

import csource
import tap

IN_C = re.compile(r"(?<![\w])(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dgettext|g_dpgettext2?)\s*\(\s*(?:\w+\s*,\s*)?\"")
BROKEN = re.compile(r'(?<!\w)(?:_|N_|C_|ngettext)\s*\([^;]*?"\s*(G_[A-Z0-9_]+_(?:FORMAT|MODIFIER))')
IN_UI = re.compile(r'\btranslatable="(yes|true|1)"')
IN_DATA = (".desktop.in.in", ".desktop.in", ".metainfo.xml.in.in", ".gschema.xml", ".mime.xml.in")


def wants_translation(top, path):
    if path.endswith((".c", ".h")):
        return bool(IN_C.search(csource.without_comments(tap.text(top, path))))
    if path.endswith(".ui"):
        return bool(IN_UI.search(tap.text(top, path)))
    return path.endswith(IN_DATA)


def listed(top, name):
    if not os.path.exists(os.path.join(top, name)):
        return []
    lines = (line.split("#")[0].strip() for line in tap.text(top, name).splitlines())
    return [line for line in lines if line]


def main():
    top = tap.root()
    here = listed(top, "po/POTFILES.in")
    left_out = set(listed(top, "po/POTFILES.skip"))
    wanted = [
        path for path in tap.files(top, ["src", "ui", "data"], (".c", ".h", ".ui", ".in", ".xml"))
        if wants_translation(top, path)
    ]
    if "--write" in sys.argv:
        head = [line for line in tap.text(top, "po/POTFILES.in").splitlines() if line.startswith("#")]
        with open(os.path.join(top, "po/POTFILES.in"), "w", encoding="utf-8") as stream:
            stream.write("\n".join(head + [path for path in wanted if path not in left_out]) + "\n")
        return 0
    check = tap.Check()
    check.case("/checks/potfiles/none is missing",
               [f"po/POTFILES.in lacks {path}" for path in wanted if path not in here and path not in left_out])
    check.case("/checks/potfiles/none is stale",
               [f"po/POTFILES.in names {path}, which holds nothing to translate" for path in here if path not in wanted])
    check.case("/checks/potfiles/sorted, none twice",
               [] if here == sorted(set(here)) else ["po/POTFILES.in is not sorted (LC_ALL=C sort -u)"])
    check.case("/checks/potfiles/no macro breaks a text", [
        f"{path}: {match.group(0)}: xgettext sees only the first part; write PRId64 or PRIu64, which it knows"
        for path in wanted if path.endswith((".c", ".h"))
        for match in BROKEN.finditer(csource.without_comments(tap.text(top, path)))
    ])
    languages = listed(top, "po/LINGUAS")
    there = sorted(os.path.basename(path)[:-3] for path in tap.files(top, ["po"], (".po",)))
    check.case("/checks/potfiles/LINGUAS names each translation",
               [] if sorted(languages) == there else [f"po/LINGUAS has {languages}, the folder {there}"])
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
