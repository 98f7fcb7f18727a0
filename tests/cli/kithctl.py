# SPDX-License-Identifier: GPL-3.0-or-later
"""Driving kithctl from tests: a store in a folder of its own, a clock that stands, and answers as JSON."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

PASSPHRASE = "seven green kettles sing"


class Failed(AssertionError):
    pass


class Answer:
    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err

    @property
    def json(self):
        return json.loads(self.out)


class Center:
    """A store and the files around it, thrown away at the end."""

    def __init__(self, program, now="2026-03-10T15:00:00Z"):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="kith-test-")
        self.store = os.path.join(self.folder, "center.kith")
        self.clock = os.path.join(self.folder, "clock")
        self.passphrase = self.write("passphrase", PASSPHRASE)
        self.set_now(now)

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text + "\n")
        os.chmod(path, 0o600)
        return path

    def set_now(self, text):
        with open(self.clock, "w", encoding="utf-8") as stream:
            stream.write(text + "\n")

    def environment(self):
        env = dict(os.environ)
        env.update(KITH_CLOCK_FILE=self.clock, HOME=self.folder, XDG_DATA_HOME=self.folder, LC_ALL="C.UTF-8", G_DEBUG="fatal-warnings")
        return env

    def command(self, *words, account=None, passphrase=None, as_json=True, store=None):
        line = [self.program, "--store", store or self.store]
        if account:
            line += ["--account", account]
        line += ["--passphrase-file", passphrase or self.passphrase]
        if as_json:
            line += ["--json"]
        return line + [str(w) for w in words]

    def run(self, *words, expect=0, stdin=None, timeout=120, environment=None, **options):
        done = subprocess.run(self.command(*words, **options), env=dict(self.environment(), **(environment or {})), input=stdin, text=True,
                              capture_output=True, timeout=timeout, check=False)
        if expect is not None and done.returncode != expect:
            raise Failed(f"kithctl {' '.join(map(str, words))}: status {done.returncode}, expected {expect}\n{done.stdout}{done.stderr}")
        if done.returncode < 0 or "ERROR: AddressSanitizer" in done.stderr:
            raise Failed(f"kithctl {' '.join(map(str, words))} crashed\n{done.stderr}")
        return Answer(done.returncode, done.stdout, done.stderr)

    def init(self, coordinator="Ruth S.", zone="America/Chicago", **options):
        return self.run("init", "--center", "Corner House", "--timezone", zone, "--coordinator", coordinator, **options).json

    def add_account(self, name, role, **options):
        return self.run("account", "add", name, "--role", role, "--new-passphrase-file", self.passphrase, account="Ruth S.", **options)


def check(condition, what):
    if not condition:
        raise Failed(what)


def same(found, expected, what):
    if found != expected:
        raise Failed(f"{what}: {found!r}, expected {expected!r}")


def digest(path):
    with open(path, "rb") as stream:
        return hashlib.sha256(stream.read()).hexdigest()


def sentence(answer, *statuses):
    """It was refused with one of these statuses, in one plain sentence."""
    check(answer.status in statuses, f"status {answer.status}, expected one of {statuses}: {answer.err}")
    same(len(answer.err.strip().splitlines()), 1, f"lines of the error: {answer.err}")
    check(answer.err.startswith("kithctl: ") and answer.err.strip().endswith("."), f"a sentence: {answer.err}")


def main(cases):
    """Runs functions that take a Center; prints TAP. The program is the first argument."""
    program = os.path.abspath(sys.argv[1])
    failed = 0
    print(f"1..{len(cases)}", flush=True)
    for number, case in enumerate(cases, 1):
        center = Center(program)
        name = case.__name__.replace("_", "-")
        try:
            reason = case(center)
            print(f"ok {number} {name}" + (f" # SKIP {reason}" if reason else ""), flush=True)
        except Exception as problem:  # pylint: disable=broad-except
            failed += 1
            for line in (str(problem) if isinstance(problem, Failed) else traceback.format_exc()).splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
        finally:
            center.close()
    return 1 if failed else 0
