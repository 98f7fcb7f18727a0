#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The center's file is damaged or gone, and a backup is put back at the window."""

import glob
import os
import re

import kith_journey
from kith_files import choose_file

ENTRY = "Type a name or scan a card"


def backed_up(journey):
    """A center with somebody in it, and its backup on another drive."""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.ctl("person", "add", "Rosa Martínez", store=store, account="Dana", clock=clock)
    backup = os.path.join(journey.home("drive"), "kith.kith-backup")
    journey.ctl("backup", backup, store=store, account="Dana", clock=clock)
    return clock, store, backup


def unlock_and_find_rosa(kith):
    kith.has_focus("Passphrase")
    kith.type(kith.journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    kith.type("rosa")
    kith.see(re.compile("^Enter: Rosa M."), "status")


def damaged(journey):
    """From a damaged file: cancelled, nothing changes; chosen, the center opens and the old file is kept"""
    clock, store, backup = backed_up(journey)
    with open(store, "r+b") as file:
        file.truncate(5000)
    with open(store, "rb") as file:
        before = file.read()
    folder = sorted(os.listdir(os.path.dirname(store)))
    kith = journey.start(store=store, clock=clock)
    kith.see("The center’s file is damaged")
    kith.click("Restore a backup…", "button")
    kith.see("Cancel", "button")
    kith.key("Escape")
    kith.gone("Cancel", "button")
    kith.see("The center’s file is damaged")
    with open(store, "rb") as file:
        journey.check(file.read() == before, "the damaged file was changed although nothing was chosen")
    added = set(os.listdir(os.path.dirname(store))) - set(folder)
    journey.equal({name for name in added if "center" in name}, set(), "files beside it")

    kith.click("Restore a backup…", "button")
    choose_file(kith, backup)
    kith.see(re.compile("^The backup is in place. The file that was there is kept: "), "status")
    unlock_and_find_rosa(kith)
    kith.end()
    kept = [path for path in glob.glob(store + "*") if open(path, "rb").read() == before]
    journey.equal(len(kept), 1, "copies of the damaged file")
    journey.ctl("verify", store=store, account="Dana", clock=clock)


def gone(journey):
    """From the welcome window, where there is no file at all"""
    clock, store, backup = backed_up(journey)
    for path in glob.glob(store + "*"):
        os.unlink(path)
    kith = journey.start(store=store, clock=clock)
    kith.see("Welcome to Kith")
    kith.click("Our center’s file is already on this computer…", "button")
    choose_file(kith, backup)
    kith.see("The backup is in place.", "status")
    unlock_and_find_rosa(kith)
    kith.end()
    journey.ctl("verify", store=store, account="Dana", clock=clock)


def no_backup(journey):
    """A file that is no backup is refused in a sentence, and stays out of the center's place"""
    clock, store, backup = backed_up(journey)
    with open(backup, "r+b") as file:
        file.truncate(4096)
    with open(store, "r+b") as file:
        file.truncate(5000)
    with open(store, "rb") as file:
        before = file.read()
    kith = journey.start(store=store, clock=clock)
    kith.click("Restore a backup…", "button")
    choose_file(kith, backup)
    kith.see(re.compile("kith.kith-backup"))
    kith.see("Restore a backup…", "button")
    kith.end()
    with open(store, "rb") as file:
        journey.check(file.read() == before, "the file was replaced by a backup that is none")


kith_journey.run(__doc__, damaged, gone, no_backup)
