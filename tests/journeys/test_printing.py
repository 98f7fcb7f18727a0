#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves on paper, through the toolkit's own dialog, here into a PDF."""

import os
import re
import shutil
import sys

import kith_journey
from kith_directory import airs_file
from kith_paper import left, print_to_file

ENTRY = "Type a name or scan a card"
NAMES = ["Rosa Martínez", "Sam Whitfield"]
PAPER_PACK = re.compile("^Print a Paper Pack")
WHO_IS_HERE = re.compile("^Print Who Is")


def open_desk(journey, pinned=False, **environment):
    clock = journey.clock()
    store = journey.center(clock=clock)
    if pinned:
        journey.ctl("catalog", "import", journey.write("city.xml", airs_file()), "--source", "City Directory", store=store,
                    account="Dana", clock=clock)
    for name in NAMES:
        journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)
        journey.ctl("sign-in", name, store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock, environment=environment)
    kith.has_focus("Passphrase")
    kith.type(journey.PASSPHRASE, "Return")
    kith.has_focus(ENTRY)
    if pinned:
        pin(kith)
    return clock, store, kith


def pin(kith):
    """What the paper pack has of the directory."""
    kith.key("ctrl+4")
    kith.has_focus(re.compile("^Find a service"), "text")
    kith.type("warm line", "Return")
    kith.has_focus(re.compile("^Night Owl Warm Line"), "row")
    kith.key("Return", "alt+p")
    kith.see("Night Owl Warm Line is pinned.", "status")
    kith.key("ctrl+1")
    kith.has_focus(ENTRY)


def ask_to_print(kith, item):
    """Chooses @item from the menu, and what it asks first; the toolkit's dialog is open then."""
    kith.click(re.compile("^Paper, printing"), "button")
    kith.choose(item)
    kith.click("Print…", "button")
    kith.see("Print to File")


def print_item(kith, item, path):
    ask_to_print(kith, item)
    text = print_to_file(kith, path)
    back_at_the_desk(kith)
    return text


def back_at_the_desk(kith):
    kith.gone(role="dialog")
    kith.has_focus(re.compile("^Paper, printing"), "button")


def paper_pack(journey):
    """The paper pack holds the crisis card, what is pinned and nobody's name, and the log has it"""
    clock, store, kith = open_desk(journey, pinned=True)
    text = print_item(kith, PAPER_PACK, journey.path("pack.pdf"))
    kith.end()
    for words in ("Night Owl Warm Line", "1-800-555-0142", "Every day all day and night"):
        journey.check(words in text, "%s is not in the pack:\n%s" % (words, text))
    journey.check("Northside" not in text, "what is not pinned is in the pack:\n" + text)
    journey.check("988" in text, "no crisis card in the pack:\n" + text)
    for name in NAMES:
        for part in name.split():
            journey.check(part not in text, "%s stands in the paper pack:\n%s" % (part, text))
    journey.equal(left(journey, store, clock), [("printed", ["blank", "paper-pack"])], "the log")


def who_is_here(journey):
    """The list of who is in the building holds their full names, and the log says that it was printed"""
    clock, store, kith = open_desk(journey)
    text = print_item(kith, WHO_IS_HERE, journey.path("here.pdf"))
    kith.end()
    for name in NAMES:
        journey.check(name in text, "%s is not on the list:\n%s" % (name, text))
    journey.equal(left(journey, store, clock), [("printed", ["internal", "present-list"])], "the log")


def not_printed(journey):
    """Cancel prints nothing, a preview leaves no readable copy, and neither is in the log"""
    spool = journey.home("spool")
    clock, store, kith = open_desk(journey, TMPDIR=spool)
    ask_to_print(kith, WHO_IS_HERE)
    kith.click("Cancel", "button")
    back_at_the_desk(kith)

    ask_to_print(kith, WHO_IS_HERE)
    kith.click("Print to File")
    kith.click("Preview", "button")
    kith.see("There Is No Preview")
    kith.click("Close", "button")
    back_at_the_desk(kith)
    journey.equal(os.listdir(spool), [], "left among the temporary files")
    kith.end()
    journey.equal(os.listdir(spool), [], "left among the temporary files at the end")
    journey.equal(left(journey, store, clock), [], "the log")


if not shutil.which("pdftotext"):
    sys.exit(kith_journey.skip("pdftotext is not installed"))
kith_journey.run(__doc__, paper_pack, who_is_here, not_printed)
