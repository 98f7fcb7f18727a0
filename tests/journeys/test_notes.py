#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A note is written between two people: interrupted, found again, signed, and added to."""

import re
import time

import kith_journey
from kith_accounts import unlock
from kith_keys import tab_to

PEOPLE = re.compile("^Find somebody")
DRAFT = "Kept as a draft until you sign it (Ctrl+Enter)."
ROBIN = "teapot meadow lantern"
WORDS = "We went through the letter from the housing office and wrote an answer."


def begin(journey, start=True):
    clock = journey.clock()
    store = journey.center(clock=clock)
    journey.account(store, "Robin", "advocate", ROBIN, clock=clock)
    people = {}
    for name in ("Sam Whitfield", "Jo Ferris"):
        people[name.split()[0]] = journey.ctl("person", "add", name, store=store, account="Dana", clock=clock)["id"]
    journey.ctl("sign-in", "Sam", store=store, account="Dana", clock=clock)
    kith = journey.start(store=store, clock=clock)
    unlock(kith, "Robin", ROBIN)
    return clock, store, people, kith


def to_person(kith, typed):
    kith.key("ctrl+2")
    kith.has_focus(PEOPLE, "text")
    kith.type(typed, "Return")
    kith.has_focus(re.compile("^(Sign In|Back to the search)"), "button")


def to_notes(kith, typed):
    to_person(kith, typed)
    kith.key("alt+n")
    kith.see("Write a Note", "button")


def write(kith):
    kith.key("alt+w")
    kith.has_focus("Note", "text")


def sign(kith, about):
    kith.key("ctrl+Return")
    kith.see("Sign It?")
    kith.key("Return")
    kith.see(f"The note about {about} is signed.", "status")


def facts(journey, store, person, clock, account="Robin", passphrase=ROBIN):
    return journey.ctl("note", "list", str(person), store=store, account=account, passphrase=passphrase,
                       clock=clock)["notes"]


def by_keyboard(journey):
    """From an open visit to a signed note by keyboard, locked in the middle: words and cursor are there again"""
    clock, store, people, kith = begin(journey)
    began = time.monotonic()
    to_notes(kith, "sam")
    write(kith)
    kith.see(re.compile("^When: Today, 10:"), "button")
    kith.see("How you met: In person", "button")
    kith.see("Nothing is written yet.", "status")
    kith.type(WORDS)
    kith.see(DRAFT, "status")
    # Called away in the middle of a word.
    kith.key("ctrl+Left", "ctrl+Left")
    at = kith.see("Note", "text").caret()
    kith.key("ctrl+l")
    kith.has_focus("Passphrase")
    kith.not_there(WORDS, shown=False)
    unlock(kith, "Robin", ROBIN)
    to_notes(kith, "sam")
    kith.see(re.compile("^Not signed yet"), "row")
    tab_to(kith, re.compile("^Not signed yet"), "row")
    kith.key("Return")
    kith.has_focus("Note", "text")
    journey.equal(kith.see("Note", "text").text(), WORDS, "the words")
    journey.equal(kith.see("Note", "text").caret(), at, "where the cursor is")
    sign(kith, "Sam Whitfield")
    kith.has_focus("Write a Note", "button")
    print(f"# from the search to a signed note, with a lock in between: {time.monotonic() - began:.1f} s")
    kith.see(WORDS)
    kith.see("All of it is as it was signed.", "status")
    kith.see(re.compile("^Signed by Robin on "))
    kith.end()
    (note,) = facts(journey, store, people["Sam"], clock)
    journey.equal([note["kind"], note["mode"], note["by"]], ["note", "in-person", "Robin"], "what was signed")
    journey.equal(journey.count_drafts(store), 0, "drafts that are left")


kith_journey.run(__doc__, by_keyboard)
