#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody is referred from what was found in the directory, asked how it went, and the loop is closed."""

import re

import kith_journey
from kith_accounts import switch, unlock
from kith_directory import airs_file

PEOPLE = re.compile("^Find somebody")
RESOURCES = re.compile("^Find a service")
PLACE = "Northside Detoxification Center, Northside Health Alliance"
DRAFT = "Kept as a draft until you save it (Ctrl+S)."
ROBIN = "teapot meadow lantern"


def begin(journey, robin=None):
    clock = journey.clock()
    store = journey.center(clock=clock)
    if robin:
        journey.account(store, "Robin", robin, ROBIN, clock=clock)
    journey.ctl("catalog", "import", journey.write("city.xml", airs_file()), "--source", "City Directory",
                store=store, account="Dana", clock=clock)
    sam = journey.ctl("person", "add", "Sam Whitfield", store=store, account="Dana", clock=clock)["id"]
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Dana" if robin else None)
    return clock, store, sam, kith


def kept(journey, store, sam, clock):
    return journey.ctl("referral", "list", str(sam), store=store, account="Dana", clock=clock)["referrals"]


def next_step(kith):
    kith.see("How did it go: " + PLACE, "button")
    while not (kith.focused() and kith.focused().name == "How did it go: " + PLACE):
        before = str(kith.focused())
        kith.key("Tab")
        kith.wait(lambda was=before: str(kith.focused()) != was, "the next after %s" % before)
    kith.key("Return")
    kith.see("How it goes: " + PLACE, "heading")


def to_sam(kith):
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.type("sam", "Return")
    kith.has_focus("Sign In", "button")


def choose(kith, row, label, down):
    """Opens the list that has the focus, and takes what stands so far below what is chosen."""
    kith.has_focus(row, "combo box")
    kith.key("space")
    kith.has_focus(role="row")
    kith.key("Home", *["Down"] * down, "Return")
    kith.see(label, inside=kith.see(row, "combo box"))


def refer_from_directory(kith):
    """From what is found to the form, by keyboard alone."""
    kith.key("ctrl+4")
    kith.has_focus(RESOURCES, "text")
    kith.see("5 found.", "status")
    kith.type("detox", "Return")
    kith.has_focus(re.compile("^Northside Detoxification Center"), "row")
    kith.key("Return")
    kith.has_focus("Copy (555) 010-4420", "button")
    kith.key("alt+r")
    kith.see(re.compile("^Who is referred to Northside Detoxification Center"))
    kith.type("sam")
    kith.see(re.compile("^Sam"), "row")
    kith.key("Return")
    kith.see("Refer to a Place", "heading")
    kith.see("Say what kind of help it is.", "status")


def closed_loop(journey):
    """Referred from a search result and asked how it went, by keyboard alone; what was a mistake is taken back"""
    clock, store, sam, kith = begin(journey)
    refer_from_directory(kith)
    choose(kith, "What kind of help", "Health and care", 4)
    kith.see(DRAFT, "status")
    kith.key("ctrl+s")
    kith.see(PLACE + ": Offered.", "status")
    kith.has_focus("Refer to a Resource…", "button")
    kith.see(PLACE, "heading")
    kith.see(re.compile("^Offered, "))
    kith.see("Ask how it went on Wednesday, 2 December 2026")

    next_step(kith)
    choose(kith, "It is now", "Did not work out", 5)
    kith.see("Say why it did not work out.", "status")
    kith.key("ctrl+s")
    choose(kith, "Why", "No room, or too long a wait", 1)
    kith.see(DRAFT, "status")
    kith.key("ctrl+s")
    kith.see(PLACE + ": Did not work out.", "status")
    kith.has_focus("How did it go: " + PLACE, "button")
    kith.see("Did not work out, Wednesday, 18 November 2026: No room, or too long a wait")

    # It was a mistake: it is open again, and the day to ask is there again.
    kith.key("ctrl+z")
    kith.see("The referral is as before.", "status")
    kith.see("Ask how it went on Wednesday, 2 December 2026")
    next_step(kith)
    choose(kith, "It is now", "Attended", 3)
    kith.gone("When to ask how it went", "text")
    kith.key("ctrl+s")
    kith.see(PLACE + ": Attended.", "status")
    kith.see("Attended, Wednesday, 18 November 2026")
    kith.end()
    (referral,) = kept(journey, store, sam, clock)
    journey.equal([referral[key] for key in ("name", "kind", "made", "state", "reason", "outcome", "follow_up")],
                  [PLACE, "health", "2026-11-18", "attended", None, "attained", None], "what was kept")
    journey.equal([[step["state"], step["reason"], step["taken_back"]] for step in referral["steps"]],
                  [["offered", None, False], ["did-not-work-out", "no-room", True], ["attended", None, False]], "its steps")


kith_journey.run(__doc__, closed_loop)
