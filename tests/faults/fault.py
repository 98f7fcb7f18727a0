# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of faults share: their tools, and looking at a folder of files."""

import os
import shutil
import sqlite3
import sys

from kithctl import digest


def option(name):
    """What follows this word on the command line: the path of a program or library."""
    return os.path.abspath(sys.argv[sys.argv.index(name) + 1])


def preload(folder, **settings):
    """The environment in which a program meets kith-fault-preload.c in this folder."""
    return dict(settings, LD_PRELOAD=option("--preload"), KITH_PRELOAD_FOLDER=os.path.realpath(folder))


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
