# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of faults share: their tools, and looking at a folder of files."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys

from kithctl import Failed, digest


def option(name):
    """What follows this word on the command line: the path of a program or library."""
    return os.path.abspath(sys.argv[sys.argv.index(name) + 1])


def preload(folder, **settings):
    """The environment in which a program meets kith-fault-preload.c in this folder."""
    return dict(settings, LD_PRELOAD=option("--preload"), KITH_PRELOAD_FOLDER=os.path.realpath(folder))


def count_operations(center, words):
    """Runs the command as the coordinator; how many writes and the like it took."""
    number = os.path.join(center.folder, "number")
    center.run(*words, account="coordinator", environment=preload(center.folder, KITH_PRELOAD_COUNT=number))
    return operations_of(number)


def operations_of(path):
    with open(path, encoding="utf-8") as stream:
        return int(stream.read())


def is_killed_at(center, words, at):
    """Runs the command as the coordinator until it dies in the middle of that operation. False where it was over before: ids are
    random, so that another run may write fewer pages."""
    number = os.path.join(center.folder, "number")
    environment = dict(center.environment(), **preload(center.folder, KITH_PRELOAD_KILL_AT=str(at), KITH_PRELOAD_COUNT=number))
    done = subprocess.run(center.command(*words, account="coordinator"), env=environment, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode == -signal.SIGKILL:
        return True
    if done.returncode != 0 or operations_of(number) >= at:
        raise Failed(f"how operation {at} ended: {done.returncode}, {done.stderr}")
    return False


def state(folder):
    """The files of a folder and the SHA-256 of each."""
    return {name: digest(os.path.join(folder, name)) for name in sorted(os.listdir(folder))}


def copy_store(store, target):
    """A store as it lies on the disk, with its log; what @target had is gone."""
    for end in ("", "-wal", "-shm", ".erased"):
        if os.path.exists(target + end):
            os.remove(target + end)
        if end != "-shm" and os.path.exists(store + end):
            shutil.copy(store + end, target + end)


def looked_at(center, sql):
    """Asks a copy, so that a log that a kill left is folded there and not here."""
    copy = os.path.join(center.folder, "looked-at.kith")
    copy_store(center.store, copy)
    db = sqlite3.connect(copy)
    found = db.execute(sql).fetchall()
    db.close()
    return found
