#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the distribution's own checkers over what we ship.

tools.py ROOT BUILD: BUILD is the build folder, where the merged files lie.
A checker that is not installed is a skipped case with that reason.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import tap


def run(check, name, command, files, accept=lambda status, output: status == 0):
    name = f"/checks/tools/{name}"
    if not files:
        check.skip(name, "there is no such file in this build")
        return
    if not shutil.which(command[0]):
        check.skip(name, f"{command[0]} is not installed")
        return
    done = subprocess.run(command + files, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", stdin=subprocess.DEVNULL, timeout=100)
    good = accept(done.returncode, done.stdout)
    check.case(name, [] if good else [f"{' '.join(command)}: exit status {done.returncode}", done.stdout[-6000:]])


def described_well(_status, output):
    """Errors and warnings, but for the home page: Kith has none, and an invented address would be worse."""
    return not [line for line in output.splitlines()
                if line.startswith(("E:", "W:")) and "url-homepage-missing" not in line]


def clang_format(check, top):
    name = "/checks/tools/layout of the code"
    program = shutil.which("clang-format-14") or shutil.which("clang-format")
    if not program:
        check.skip(name, "clang-format is not installed")
        return
    version = subprocess.run([program, "--version"], stdout=subprocess.PIPE, text=True).stdout
    if not re.search(r"version 14\.", version):
        check.skip(name, f"the layout is defined by clang-format 14, here is {version.strip()}")
        return
    sources = [os.path.join(top, path) for path in tap.files(top, ["src", "tests"], (".c", ".h"))]
    bad = set()
    # Starting the program takes longer than looking at a file.
    for first in range(0, len(sources), 100):
        done = subprocess.run([program, "--dry-run", "-Werror", *sources[first:first + 100]],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        bad.update(re.findall(r"^(.+?):\d+:\d+: error:", done.stdout, re.M))
        if done.returncode and not bad:
            bad.add(done.stdout[-2000:])
    check.case(name, [f"{os.path.relpath(path, top)}: ./dev format would change it" for path in sorted(bad)])


def file_type(check, build):
    """A center's file is known by its name, and by its application id where the name says nothing."""
    name = "/checks/tools/file type"
    package = os.path.join(build, "data", "org.kithdesk.Kith.xml")
    if not os.path.exists(package):
        check.skip(name, "there is no such file in this build")
        return
    for program in ("update-mime-database", "gio"):
        if not shutil.which(program):
            check.skip(name, f"{program} is not installed")
            return
    with tempfile.TemporaryDirectory() as home:
        os.makedirs(os.path.join(home, "mime", "packages"))
        shutil.copy(package, os.path.join(home, "mime", "packages"))
        subprocess.run(["update-mime-database", os.path.join(home, "mime")], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
        problems = []
        environment = {**os.environ, "XDG_DATA_HOME": home, "XDG_DATA_DIRS": os.environ.get("XDG_DATA_DIRS", "")
                       + ":/usr/local/share:/usr/share", "GIO_USE_VFS": "local"}
        for file, number, expected in (("center.kith", 0x4B697468, True), ("copy", 0x4B697468, True), ("other", 1, False)):
            path = os.path.join(home, file)
            database = sqlite3.connect(path)
            database.execute(f"PRAGMA application_id = {number}")
            database.execute("CREATE TABLE t (i INTEGER)")
            database.close()
            done = subprocess.run(["gio", "info", "-a", "standard::content-type", path], stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True, env=environment, timeout=60)
            if ("application/x-kith-center" in done.stdout) != expected:
                problems.append(f"{file}: {done.stdout.strip()}")
        check.case(name, problems)


def main():
    top = tap.root()
    build = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else os.path.join(top, "build")
    check = tap.Check()

    def here(folders, endings):
        return [os.path.join(top, path) for path in tap.files(top, folders, endings)]

    def built(name):
        path = os.path.join(build, "data", name)
        return [path] if os.path.exists(path) else []

    application = "org.kithdesk.Kith"
    run(check, "desktop file", ["desktop-file-validate"], built(application + ".desktop"),
        lambda status, output: status == 0 and "warning:" not in output)
    run(check, "description for software centers", ["appstreamcli", "validate", "--no-net"],
        built(application + ".metainfo.xml"), described_well)
    run(check, "settings schema", ["glib-compile-schemas", "--strict", "--dry-run"], [os.path.join(top, "data")])
    run(check, "XML is well formed", ["xmllint", "--noout", "--nonet"],
        here(["ui", "data"], (".ui", ".svg", ".xml", ".gresource.xml", ".xml.in", ".xml.in.in", ".rng")))
    run(check, "manual pages", ["mandoc", "-Tlint", "-Wwarning"],
        here(["data", "docs", "src"], (".1", ".5", ".7")), lambda status, output: status == 0)
    run(check, "translations", ["msgfmt", "--check", "--output-file=/dev/null"], here(["po"], (".po",)))
    run(check, "shell scripts parse", ["bash", "-n"], [os.path.join(top, "dev")] + here(["tests", ".ci"], (".sh", "run")))
    file_type(check, build)
    clang_format(check, top)
    return check.finish()


if __name__ == "__main__":
    sys.exit(main())
