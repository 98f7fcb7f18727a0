#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every icon that a window names is ours or in the standard theme, and ours can be recolored."""

import glob
import os
import re
import shutil
import subprocess
import sys

import tap

NAME = re.compile(r"""["'>]([a-z][a-z0-9-]*-symbolic)["'<]""")
THEME = "/usr/share/icons/Adwaita"
STROKE = re.compile(r'\bstroke(-\w+)?="(?!none)|style="|<(image|text|use|linearGradient)\b')


def standard():
    """Names of the installed theme and of those that GTK carries itself."""
    names = set()
    for _, _, files in os.walk(THEME):
        names |= {re.sub(r"\.symbolic$", "", os.path.splitext(name)[0]) for name in files}
    library = glob.glob("/usr/lib/*/libgtk-4.so.1")
    if library and shutil.which("gresource"):
        listed = subprocess.run(["gresource", "list", library[0]], stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, text=True, timeout=60).stdout
        names |= {re.sub(r"(\.symbolic)?\.(png|svg)$", "", os.path.basename(line)) for line in listed.splitlines()}
    return names


def main():
    top = tap.root()
    check = tap.Check()
    icons = tap.files(top, ["ui/icons", "data/icons/hicolor/symbolic"], (".svg",))
    own = {os.path.splitext(os.path.basename(path))[0] for path in icons}
    used = {}
    for path in tap.files(top, ["src/app", "ui"], (".c", ".h", ".ui")):
        for number, line in enumerate(tap.text(top, path).splitlines(), 1):
            for name in NAME.findall(line):
                used.setdefault(name, f"{path}:{number}")

    check.case("/checks/icons/ours are there", [
        f"{where}: there is no {name} in ui/icons" for name, where in sorted(used.items())
        if name.startswith("kith-") and name not in own])
    if os.path.isdir(THEME):
        theirs = standard()
        check.case("/checks/icons/the others are in the standard theme", [
            f"{where}: the installed theme has no {name}" for name, where in sorted(used.items())
            if not name.startswith(("kith-", "org.")) and name not in theirs])
    else:
        check.skip("/checks/icons/the others are in the standard theme", "adwaita-icon-theme is not installed")
    check.case("/checks/icons/ours are of filled paths, so that GTK can color them", [
        f"{path}: {STROKE.search(tap.text(top, path)).group(0)}" for path in icons
        if STROKE.search(tap.text(top, path))])
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
