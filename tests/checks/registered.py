#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a test, a source or a window description lies in the tree and nothing builds it."""

import os
import re
import sys

import tap


def names_in(top, folder):
    """Every quoted name of the meson.build files from this folder up to the root."""
    names = set()
    while True:
        path = os.path.join(folder, "meson.build")
        if os.path.exists(os.path.join(top, path)):
            names |= set(re.findall(r"'([^'\n]+)'", tap.text(top, path)))
        if not folder:
            return names
        folder = os.path.dirname(folder)


def unregistered(top, paths, forms):
    for path in paths:
        folder, name = os.path.split(path)
        known = names_in(top, folder)
        if not any(form(name) in known or any(n.endswith("/" + form(name)) for n in known) for form in forms):
            yield f"{path}: no meson.build names it"


def main():
    top = tap.root()
    check = tap.Check()
    programs = [p for p in tap.files(top, ["tests"], (".c",)) if os.path.basename(p).startswith(("test-", "fuzz-"))]
    check.case("/checks/registered/test programs",
               unregistered(top, programs, [lambda n: n, lambda n: n[5:-2], lambda n: n[:-2]]))
    scripts = [
        p for p in tap.files(top, ["tests"], (".py", ".sh")) if re.match(r"test[-_]", os.path.basename(p))
    ]
    check.case("/checks/registered/test scripts",
               unregistered(top, scripts, [lambda n: n, lambda n: os.path.splitext(n)[0],
                                           lambda n: os.path.splitext(n)[0][5:]]))
    check.case("/checks/registered/sources", unregistered(top, tap.files(top, ["src"], (".c",)), [lambda n: n]))

    bundles = tap.files(top, ["ui", "data", "src"], (".gresource.xml", "meson.build"))
    bundled = "\n".join(tap.text(top, path) for path in bundles)
    check.case("/checks/registered/window descriptions, icons and migrations", [
        f"{path}: no resource bundle holds it"
        for path in tap.files(top, ["ui", "data/migrations"], (".ui", ".css", ".svg", ".sql"))
        if os.path.basename(path) not in bundled
    ])
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
