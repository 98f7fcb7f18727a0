#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer was lost: on the restored copy everybody gets new keys, with the keyboard alone."""

import os
import re
import shutil
import sys

import kith_journey
from kith_accounts import unlock
from kith_files import save_file
from kith_paper import print_to_file

SAMS = "lantern copper field"
NEW = "paper window thirteen"
SLIP = re.compile("^[a-z2-9]{4}(-[a-z2-9]{4}){3}$")


def change_everything(kith, present):
    """Return alone does not, since there is no way back."""
    kith.type(present, "Tab")
    kith.type(NEW, "Tab")
    kith.type(NEW, "Tab")
    kith.has_focus("Cancel", "button")
    kith.key("Tab")
    kith.has_focus("Change Everything", "button")
    kith.key("Return")


def everybody_gets_new_keys(journey):
    """This computer was lost: a code and slips on paper first, then new keys for everybody, and whom to tell"""
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Sam", "front-desk", SAMS, clock=clock)
    journey.ctl("person", "add", "Rosa Marin", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana, ")
    kith.key("ctrl+6")
    kith.click("Accounts", "row")
    kith.click(re.compile("^This Computer Was Lost…"), "button")
    kith.see(re.compile("still opens with the old passphrases and the old recovery code"))
    kith.has_focus("Cancel", "button")
    kith.key("Tab")
    kith.has_focus("Go On", "button")
    kith.key("Return")
    code = "-".join(kith.recovery_code())
    kith.type(code.split("-")[-1], "Return")
    kith.has_focus("Go On", "button")
    slip = kith.see(SLIP).name
    kith.click("Print…", "button")
    paper = print_to_file(kith, os.path.join(journey.folder, "slips.pdf"))
    journey.check(slip in paper and "Sam" in paper and "Rosa" not in paper, "the slips: %s" % paper)
    kith.click("Go On", "button")
    kith.see("Change everything now?")
    change_everything(kith, "not my passphrase")
    kith.gone("Change everything now?")
    kith.see(re.compile("^That passphrase didn’t work"), "alert", seconds=60)
    kith.has_focus("Go On", "button")
    kith.key("Return")
    kith.see("Change everything now?")
    change_everything(kith, journey.PASSPHRASE)
    kith.see(re.compile("^Everybody has new keys"), "status", seconds=60)
    kith.see(re.compile("^Rosa Marin"), "row")
    kith.has_focus("Close", "button")
    table = os.path.join(journey.folder, "whom-to-tell.csv")
    kith.click("Save…", "button")
    save_file(kith, table)
    kith.wait(lambda: os.path.exists(table), table)
    with open(table, encoding="utf-8") as stream:
        journey.check("Rosa Marin" in stream.read(), "whom to tell")
    kith.click("Print…", "button")
    paper = print_to_file(kith, os.path.join(journey.folder, "whom-to-tell.pdf"))
    journey.check("Rosa Marin" in paper, "whom to tell: %s" % paper)
    kith.has_focus("Print…", "button")
    kith.key("Escape")
    kith.gone(re.compile("^Everybody has new keys"))
    kith.end()
    for account, passphrase, expect in (("Dana", None, 4), ("Dana", NEW, 0), ("Sam", SAMS, 4), ("Sam", slip, 3)):
        journey.ctl("here", store=store, account=account, passphrase=passphrase, clock=clock, expect=expect)
    journey.ctl("account", "recover", "Sam", "--recovery-file", journey.write("code", code + "\n"), "--new-passphrase-file",
                journey.write("new", SAMS + "\n"), store=store, clock=clock)
    journey.ctl("verify", store=store, account="Dana", passphrase=NEW, clock=clock)


if not shutil.which("pdftotext"):
    sys.exit(kith_journey.skip("pdftotext is not installed"))
kith_journey.run(__doc__, everybody_gets_new_keys)
