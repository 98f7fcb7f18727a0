# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of faults share: their tools, and looking at a folder of files."""

import os
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
