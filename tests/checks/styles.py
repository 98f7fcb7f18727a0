#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every style class that a window names has a rule, ours or libadwaita's; every rule of ours has a user."""

import glob
import re
import shutil
import subprocess
import sys

import tap

IN_C = re.compile(r'_css_class \([^;]*?,\s*"([\w-]+)"|css_classes?"?,[^;]*?"([\w-]+)"')
IN_UI = re.compile(r'<class name="([\w-]+)"/?>')
SELECTOR = re.compile(r"\.([a-zA-Z][\w-]*)")


def rules(css):
    """The class names of a style sheet's selectors."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@import[^;]*;", "", css)
    return set(SELECTOR.findall(re.sub(r"\{[^{}]*\}", " ", css)))


def standard():
    """Classes of the installed libadwaita and GTK."""
    names = set()
    for library in glob.glob("/usr/lib/*/libadwaita-1.so.0") + glob.glob("/usr/lib/*/libgtk-4.so.1"):
        listed = subprocess.run(["gresource", "list", library], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                text=True, timeout=60).stdout
        for path in listed.splitlines():
            if path.endswith(".css"):
                css = subprocess.run(["gresource", "extract", library, path], stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL, timeout=60).stdout
                names |= rules(css.decode("utf-8", "replace"))
    return names


def main():
    top = tap.root()
    check = tap.Check()
    ours = {}
    for path in tap.files(top, ["ui"], (".css",)):
        for name in rules(tap.text(top, path)):
            ours.setdefault(name, path)
    used = {}
    quoted = ""
    for path in tap.files(top, ["src/app", "ui"], (".c", ".ui")):
        content = tap.text(top, path)
        for match in (IN_C if path.endswith(".c") else IN_UI).finditer(content):
            name = next(group for group in match.groups() if group)
            used.setdefault(name, f"{path}:{content.count(chr(10), 0, match.start()) + 1}")
        quoted += content

    theirs = standard() if shutil.which("gresource") else set()
    if theirs:
        check.case("/checks/styles/each class has a rule", [
            f"{where}: nothing gives .{name} a look" for name, where in sorted(used.items())
            if name not in ours and name not in theirs])
        check.case("/checks/styles/each rule of ours has a user", [
            f"{path}: nothing has the class .{name}" for name, path in sorted(ours.items())
            if name not in theirs and f'"{name}"' not in quoted])
    else:
        check.skip("/checks/styles/each class has a rule", "libadwaita's style sheets cannot be read here")
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
